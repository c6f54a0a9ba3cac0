"""`--help` and `--version` answer at once: nothing heavy is imported for them."""

import os
import resource
import subprocess
import sys

import pytest

HEAVY = ("spacy", "onnxruntime", "numpy", "tokenizers", "thinc", "jinja2", "rich", "torch", "sklearn", "scipy")
ASKED = [["--help"], ["-h"], ["--version"], ["compare", "--help"], ["read", "-h"], ["demo", "--help"]]


@pytest.mark.parametrize("arguments", ASKED, ids=" ".join)
def test_nothing_heavy_is_imported(arguments):
    code = (
        "import sys\nfrom rashomon.cli import main\n"
        f"try:\n    main({arguments!r})\nexcept SystemExit as stop:\n    assert not stop.code\n"
        f"heavy = sorted({{name.split('.')[0] for name in sys.modules}} & set({HEAVY!r}))\nsys.exit(' '.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")


def test_help_answers_within_half_a_cpu_second():
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run([sys.executable, "-m", "rashomon", "--help"], capture_output=True, text=True, env={**os.environ})
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert done.returncode == 0 and "compare" in done.stdout
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.5


def test_importing_the_library_imports_nothing_heavy():
    code = f"import sys, rashomon\nsys.exit(' '.join(sorted(set(sys.modules) & set({HEAVY!r}))) or 0)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).returncode == 0
