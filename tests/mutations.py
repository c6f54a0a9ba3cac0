"""Damaged inputs from whole ones, by a seeded generator: what the fuzz in tests and bench reads."""

from __future__ import annotations

import gzip
import random
import zlib
from collections.abc import Iterator, Mapping

_TOKENS = (
    b"<div>", b"</div>", b"<p>", b"<table><tr><td>", b"<![CDATA[", b"]]>", b"<!--", b"-->", b"&amp;", b"&#x110000;", b"&#0;", b"<script>", b"<item>", b"</item>", b"<entry>",
    b"[", b"]", b"{", b"}", b'{"a":', b"[[", b'"', b"\\ud800", b"\\u0000", b"1e999", b"9" * 400, b"-" * 50, b"null", b"NaN", b",", b"\t", b";", b"\r\n", b"\n\n", b"\0", b"\xff\xfe", b"\xef\xbb\xbf",
    b"\xed\xa0\x80", b"\xe2\x80\xa8", b"Content-Length: 99999999\r\n", b"Content-Length: -1\r\n", b"WARC/1.0\r\n", b"Content-Type: multipart/mixed; boundary=x\n\n--x\n", b"--inner\n", b"=?utf-8?b?////?=",
    b"Content-Transfer-Encoding: base64\n", b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: gzip\r\n", b"stream\n", b"endobj\n", b"<</Length 999999999>>", b" 0 R ", b"Mon, 99 Foo 99999", b"9999-99-99",
    b"https://[::1", b"javascript:alert(1)", b"http://\xf0\x9f\x92\xa9/", b"\x1f\x8b\x08",
)  # fmt: skip
_CODECS = ("utf-16", "utf-16-le", "utf-32", "cp1252", "shift_jis", "utf-7", "cp037")


def mutated(seeds: Mapping[str, bytes], n: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """`n` damaged inputs with a name of their kind (now and then of another); the same for the same seed."""
    rng = random.Random(seed)
    names = sorted(seeds)
    for i in range(n):
        name = names[i % len(names)]
        data = seeds[name]
        for _ in range(rng.choice((1, 1, 2, 3, 8))):
            data = rng.choice(_DAMAGES)(data, rng, seeds)[:400_000]
        yield (rng.choice(names) if rng.random() < 0.05 else name), data


def _flipped(data: bytes, rng: random.Random, seeds: Mapping[str, bytes]) -> bytes:
    out = bytearray(data)
    for _ in range(rng.choice((1, 3, 20, 200)) if out else 0):
        out[rng.randrange(len(out))] ^= 1 << rng.randrange(8)
    return bytes(out)


def _cut(data: bytes, rng: random.Random, seeds: Mapping[str, bytes]) -> bytes:
    return data[: rng.randrange(len(data) + 1)] if rng.random() < 0.7 else data[rng.randrange(len(data) + 1) :]


def _spliced(data: bytes, rng: random.Random, seeds: Mapping[str, bytes]) -> bytes:
    other = seeds[rng.choice(sorted(seeds))]
    at, start = rng.randrange(len(data) + 1), rng.randrange(len(other) + 1)
    return data[:at] + other[start : start + rng.choice((10, 200, 5000))] + data[at:]


def _repeated(data: bytes, rng: random.Random, seeds: Mapping[str, bytes]) -> bytes:
    at = rng.randrange(len(data) + 1)
    chunk = data[at : at + rng.choice((1, 3, 8, 60, 700))]
    return data[:at] + chunk * rng.choice((2, 10, 500, 3000)) + data[at:]


def _token(data: bytes, rng: random.Random, seeds: Mapping[str, bytes]) -> bytes:
    for _ in range(rng.choice((1, 2, 10))):
        at = rng.randrange(len(data) + 1)
        data = data[:at] + rng.choice(_TOKENS) * rng.choice((1, 1, 1, 30, 5000)) + data[at + rng.choice((0, 0, 1, 5)) :]
    return data


def _removed(data: bytes, rng: random.Random, seeds: Mapping[str, bytes]) -> bytes:
    at = rng.randrange(len(data) + 1)
    return data[:at] + data[at + rng.choice((1, 5, 50, 500)) :]


def _lines_moved(data: bytes, rng: random.Random, seeds: Mapping[str, bytes]) -> bytes:
    lines = data.splitlines(keepends=True)
    rng.shuffle(lines)
    return b"".join(lines)


def _recoded(data: bytes, rng: random.Random, seeds: Mapping[str, bytes]) -> bytes:
    return data.decode("utf-8", "replace").encode(rng.choice(_CODECS), "replace")


def _packed(data: bytes, rng: random.Random, seeds: Mapping[str, bytes]) -> bytes:
    if data.startswith(b"\x1f\x8b") and rng.random() < 0.8:
        try:
            inner = zlib.decompressobj(wbits=31).decompress(data, 300_000)
        except zlib.error:
            inner = data
        return gzip.compress(rng.choice(_DAMAGES[:7])(inner, rng, seeds), mtime=0) + data[rng.randrange(len(data)) :]
    return gzip.compress(rng.choice((data, bytes(20_000_000), data * 200))[:20_000_000], compresslevel=1, mtime=0)


def _digits(data: bytes, rng: random.Random, seeds: Mapping[str, bytes]) -> bytes:
    places = [i for i, byte in enumerate(data[:50_000]) if 48 <= byte < 58]
    if not places:
        return data
    at = rng.choice(places)
    return data[:at] + rng.choice((b"0", b"-1", b"99999999999999999999", b"4294967295", b"1e400", b"9" * 5000)) + data[at + 1 :]


_DAMAGES = (_flipped, _cut, _spliced, _repeated, _token, _removed, _lines_moved, _recoded, _digits, _flipped, _token, _packed)
