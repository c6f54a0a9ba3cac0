"""Put the beginning of what `rashomon demo` prints, shortened, into the first screen of README.md."""

import subprocess
import sys
import tempfile
from pathlib import Path

README = Path(__file__).resolve().parent.parent / "README.md"
OPENING, CLOSING = "From what `make demo` prints:\n\n```\n", "\n```\n\nThe page is one file"
SECTIONS = {"ALIKE IN ALL": 5, "CANNOT ALL": 20, "SAME MATTER": 5, "WHO IS HEARD": 5}  # opening words of a section, and its lines to show


def excerpt(printed: str) -> str:
    """The head of the summary and some of its sections."""
    head, *sections = printed.rstrip().split("\n\n")
    shown = [section.split("\n")[:n] for start, n in SECTIONS.items() for section in sections if section.startswith(start)]
    return "\n\n".join([head, *("\n".join(lines) for lines in shown)])


def main() -> None:
    """Run the demo in a scratch folder and rewrite the README's excerpt."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([sys.executable, "-m", "rashomon", "demo"], cwd=folder, capture_output=True, text=True, check=True)
    text = README.read_text(encoding="utf8")
    start, end = text.index(OPENING) + len(OPENING), text.index(CLOSING)
    README.write_text(text[:start] + excerpt(done.stdout) + text[end:], encoding="utf8")


if __name__ == "__main__":
    main()
