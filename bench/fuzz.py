"""Damaged inputs through all readers, with what went wrong: `python bench/fuzz.py [N] [SEED] [FILES]`, one JSON object on stdout.

N mutated inputs (10,000) are read as far as their zones in this process, each within ten seconds of its time; FILES of them
(300), some of every kind, then go through `rashomon read` in one run. A traceback is anything raised but InputError, a hang
an input that takes longer than its time. Each offender is written to `bench/out/fuzz/`.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
import traceback
from pathlib import Path
from types import FrameType

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tests"))

from inputs_made import SEEDS  # noqa: E402
from mutations import mutated  # noqa: E402
from rashomon.errors import InputError  # noqa: E402
from rashomon.read import kinds  # noqa: E402
from rashomon.read.account import from_document  # noqa: E402
from rashomon.settings import Settings  # noqa: E402

SECONDS = 10  # of processor time for one input
END_TO_END_SECONDS = 3600


class Hang(BaseException):
    """An input took longer than its time."""


def _stop(signum: int, frame: FrameType | None) -> None:
    raise Hang


def through_readers(n: int, seed: int, out: Path) -> dict[str, float]:
    """Tracebacks and hangs among `n` inputs, how many gave a text, the slowest one's seconds and the peak in MiB."""
    signal.signal(signal.SIGVTALRM, _stop)
    signal.signal(signal.SIGALRM, _stop)
    tracebacks = hangs = read = 0
    slowest = 0.0
    for i, (name, data) in enumerate(mutated(SEEDS, n, seed)):
        start = time.process_time()
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        signal.setitimer(signal.ITIMER_REAL, 15 * SECONDS)  # a process of its own that hangs takes none of our time
        try:
            accounts = [from_document(document) for document in kinds.documents(data, name, Settings())]
            read += bool(accounts)
        except InputError:
            pass
        except Hang:
            hangs += 1
            (out / f"hang-{seed}-{i}-{name}").write_bytes(data)
        except Exception:
            tracebacks += 1
            (out / f"traceback-{seed}-{i}-{name}").write_bytes(data)
            traceback.print_exc()
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            signal.setitimer(signal.ITIMER_REAL, 0)
        if i % 100 == 99:
            print(f"{i + 1} of {n}", file=sys.stderr, flush=True)
        if (took := time.process_time() - start) > slowest:
            slowest = took
            print(f"{i} {name} {len(data):,} bytes: {took:.2f} s", file=sys.stderr, flush=True)
    return {"tracebacks": tracebacks, "hangs": hangs, "texts": read, "slowest_seconds": round(slowest, 2), "peak_mib": _mib(resource.RUSAGE_SELF)}


def end_to_end(n: int, seed: int, out: Path) -> dict[str, float]:
    """The same for `n` files in one run of `rashomon read`; the peak is that of the command, what it loads included."""
    folder = out / "files"
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for i, (name, data) in enumerate(mutated(SEEDS, n, seed + 1)):
        paths.append(folder / f"{i:04d}{name[1:]}")
        paths[-1].write_bytes(data)
    command = [sys.executable, "-m", "rashomon", "read", *map(str, paths), "--jsonl", str(out / "read.jsonl")]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "OMP_NUM_THREADS": "1"}, timeout=END_TO_END_SECONDS)
    except subprocess.TimeoutExpired:
        return {"read_tracebacks": 0, "read_hangs": 1}
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    (out / "read.stderr").write_text(done.stderr, encoding="utf8")
    return {
        "read_tracebacks": done.stderr.count("Traceback (most recent call last)") + (done.returncode not in (0, 1)),
        "read_hangs": 0,
        "read_peak_mib": _mib(resource.RUSAGE_CHILDREN),
        "read_cpu_seconds": round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 1),
    }


def _mib(who: int) -> int:
    return resource.getrusage(who).ru_maxrss // (1024 if sys.platform != "darwin" else 1024 * 1024)


def main(n: int = 10_000, seed: int = 1, files: int = 300) -> None:
    """Run both parts and print their figures."""
    out = HERE / "out" / "fuzz"
    out.mkdir(parents=True, exist_ok=True)
    figures = end_to_end(files, seed, out) if files else {}  # first: the peak of children is over all that ran so far
    print(json.dumps({**(through_readers(n, seed, out) if n else {}), **figures}))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
