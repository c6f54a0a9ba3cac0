"""Run as a program of its own by `pdf_lines`: a PDF on stdin → its printed lines on stdout, one JSON value a page.

PDFium unpacks whatever a file holds, and a few kilobytes can unpack to gigabytes or to hours of work; a process can be bounded,
a call cannot. So nothing of the package is imported here, and what was written before a limit is reached stands.
"""

from __future__ import annotations

import ctypes
import json
import sys
from collections.abc import Iterator
from typing import Any

MOST_PAGES = 500
_MOST_CHARS = 3_000_000  # of all pages together; a line counts as twenty more
_MOST_ON_PAGE = 100_000
_MOST_LINKS = 2_000  # of one page
_MEMORY = 512 << 20  # bytes of address space
_SECONDS = 30  # of CPU time
_HYPHENS = (2, 0xFFFE)  # how PDFium writes the hyphen at a line's end, the line end after it left out
_LIGATURES = str.maketrans({"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"})

Box = tuple[float, float, float, float]
_Link = tuple[str, Box]


def main() -> None:
    """Write `{"error": n}` (PDFium's number), or `{"pages": n, "information": {…}}` and then a value for each page."""
    import pypdfium2
    from pypdfium2 import raw

    _bound()
    try:
        document = pypdfium2.PdfDocument(sys.stdin.buffer.read())
    except pypdfium2.PdfiumError:
        _write({"error": int(raw.FPDF_GetLastError())})
        return
    try:
        information = {key: value[:1000] for key, value in document.get_metadata_dict().items() if value}
    except (pypdfium2.PdfiumError, UnicodeError):
        information = {}
    _write({"pages": len(document), "information": information})
    n_chars = 0
    for number in range(min(len(document), MOST_PAGES)):
        try:
            lines, height = _page(document, number)
        except pypdfium2.PdfiumError:
            _write({"page": number, "height": 0.0, "lines": None})
            continue
        _write({"page": number, "height": height, "lines": lines})
        n_chars += sum(len(line[0]) + 20 for line in lines)
        if n_chars > _MOST_CHARS:
            break
    _write({"end": number + 1 if len(document) else 0})


def _bound() -> None:
    try:
        import resource
    except ImportError:  # no such limits on this system; the caller's clock remains
        return
    for kind, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, _SECONDS), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _write(value: Any) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


def _page(document: Any, number: int) -> tuple[list[list[Any]], float]:
    page = document[number]
    try:
        width, height = page.get_size()
        turn = page.get_rotation()
        text = page.get_textpage()
        try:
            links = list(_links(page))
            return [_line(text.raw, chars, links, (turn, width, height)) for chars in _lines(text.raw)], height
        finally:
            text.close()
    finally:
        page.close()


def _lines(text: Any) -> Iterator[list[tuple[str, int]]]:
    """The characters of each line with their numbers, white space around them left out."""
    from pypdfium2 import raw

    chars: list[tuple[str, int]] = []
    n = min(raw.FPDFText_CountChars(text), _MOST_ON_PAGE)
    for i in range(n + 1):
        code = raw.FPDFText_GetUnicode(text, i) if i < n else 10
        if code in _HYPHENS:
            chars.append(("-", i))
        elif 32 <= code <= 0x10FFFF and not 0xD800 <= code < 0xE000 and code != 0xFFFF and not 0x7F <= code < 0xA0:
            chars.append((chr(code).translate(_LIGATURES), i))
        if code in (10, 13) or code in _HYPHENS:
            inked = [k for k, (char, _) in enumerate(chars) if not char.isspace()]
            if inked:
                yield chars[inked[0] : inked[-1] + 1]
            chars = []


def _line(text: Any, chars: list[tuple[str, int]], links: list[_Link], page: tuple[int, float, float]) -> list[Any]:
    """[text, left, right, top, bottom, size, [[address, start, end]…]] of a line, as the page is shown."""
    from pypdfium2 import raw

    boxes = [_box(text, i) for i in (chars[0][1], chars[-1][1])]
    box = (min(one[0] for one in boxes), min(one[1] for one in boxes), max(one[2] for one in boxes), max(one[3] for one in boxes))
    near = [link for link in links if link[1][1] < box[3] and link[1][3] > box[1]]
    left, top, right, bottom = _shown(box, *page)
    size = raw.FPDFText_GetFontSize(text, chars[0][1])
    # the font's size is before scaling: many files draw at size 1 and scale
    size = size if 3 <= size <= 200 and 0.7 * size <= bottom - top <= 2 * size else (bottom - top) * 0.85
    return ["".join(char for char, _ in chars), left, right, top, bottom, size or 1.0, list(_under(text, chars, near)) if near else []]


def _under(text: Any, chars: list[tuple[str, int]], links: list[_Link]) -> Iterator[tuple[str, int, int]]:
    """The runs of a line's characters whose middle lies under a link."""
    middles = [((box[0] + box[2]) / 2, (box[1] + box[3]) / 2) for box in (_box(text, i) for _, i in chars)]
    starts = [0]
    for char, _ in chars:
        starts.append(starts[-1] + len(char))
    for url, (left, bottom, right, top) in links[:50]:
        inside = [k for k, (x, y) in enumerate(middles) if left <= x <= right and bottom <= y <= top and not chars[k][0].isspace()]
        if inside:
            yield url, starts[inside[0]], starts[inside[-1] + 1]


def _box(text: Any, i: int) -> Box:
    """Left, bottom, right and top of a character, by its font's height rather than its own ink; in points from below."""
    from pypdfium2 import raw

    rect = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(text, i, rect):
        return 0.0, 0.0, 0.0, 0.0
    found = (rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top))
    return found if all(abs(x) < 1e6 for x in found) else (0.0, 0.0, 0.0, 0.0)


def _links(page: Any) -> Iterator[_Link]:
    """(address, box) of the links to addresses on a page."""
    from pypdfium2 import raw

    at, link, rect = ctypes.c_int(0), raw.FPDF_LINK(), raw.FS_RECTF()
    for _ in range(_MOST_LINKS):
        if not raw.FPDFLink_Enumerate(page.raw, at, link):
            break
        action = raw.FPDFLink_GetAction(link)
        if not action or raw.FPDFAction_GetType(action) != raw.PDFACTION_URI or not raw.FPDFLink_GetAnnotRect(link, rect):
            continue
        length = raw.FPDFAction_GetURIPath(page.pdf.raw, action, None, 0)
        buffer = ctypes.create_string_buffer(min(length, 4000) + 1)
        raw.FPDFAction_GetURIPath(page.pdf.raw, action, buffer, len(buffer))
        url = buffer.value.decode("utf-8", "replace").strip()
        if url[:4].lower() == "http" and "://" in url and len(url) <= 2000 and not any(c.isspace() for c in url):
            yield url, (rect.left, rect.bottom, rect.right, rect.top)


def _shown(box: Box, turn: int, width: float, height: float) -> Box:
    """Left, top, right and bottom as the page is shown: turned with it, and counted from above."""
    left, bottom, right, top = box
    if turn == 90:
        left, bottom, right, top = bottom, height - right, top, height - left
    elif turn == 180:
        left, bottom, right, top = width - right, height - top, width - left, height - bottom
    elif turn == 270:
        left, bottom, right, top = width - top, left, width - bottom, right
    return left, height - top, right, height - bottom


if __name__ == "__main__":
    main()
