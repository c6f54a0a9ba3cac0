"""One small input of every kind, made in memory: what the tests of the readers read and the fuzz mutates."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Sequence

TITLE = "Harbour talks end in Porto without agreement"
LEAD = "PORTO — The two ministers met for three hours on Monday and agreed on nothing, officials said."
QUOTE = "“We will meet again in May,” said Ada Reyes, the foreign minister of the northern republic, who had asked for a longer meeting."
TEXT = f"{TITLE}\n\n{LEAD}\n\n{QUOTE}\n"

HTML = f"""<!DOCTYPE html><html lang="en"><head><title>{TITLE} | The Harbour Post</title><link rel="canonical" href="https://post.example/talks">
<meta property="article:published_time" content="2021-03-15T09:00:00Z"><script type="application/ld+json">{{"@type":"NewsArticle","headline":"{TITLE}"}}</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>{TITLE}</h1><p>By Tom Okoro</p><p>{LEAD}</p>
<figure><img src="a.jpg"><figcaption>The harbour on Monday. Photo: Li Wei</figcaption></figure>
<p>{QUOTE} The <a href="https://gov.example/bay">ministry</a> said it would publish the minutes of the meeting.</p></article><footer>© The Harbour Post</footer></body></html>"""

RSS = f"""<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Feeds</title><link>https://feeds.example/</link><language>en</language>
<item><title>{TITLE}</title><link>https://post.example/talks</link><dc:creator>Tom Okoro</dc:creator><pubDate>Mon, 15 Mar 2021 09:00:00 GMT</pubDate>
<source url="https://post.example/feed">The Harbour Post</source><description>Short of it.</description>
<content:encoded><![CDATA[<p>{LEAD}</p><p>{QUOTE} <a href="/minutes">Minutes</a></p><p>The post <a href="#">Talks</a> appeared first on <a href="#">Harbour Post</a>.</p>]]></content:encoded></item>
<item><title>Ferries stop</title><link>https://post.example/ferries</link><description>The ferries between the two ports stopped on Tuesday &amp;amp; will not run before May.</description></item>
<item><title>Only a title</title></item></channel></rss>"""

ATOM = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Atom</title><updated>2021-03-16T00:00:00Z</updated>
<entry><title type="html">Talks &lt;b&gt;end&lt;/b&gt;</title><link href="https://post.example/a"/><author><name>Li Wei</name></author><published>2021-03-15T09:00:00Z</published>
<source><title>The Gazette</title></source><content type="html">&lt;h2&gt;In short&lt;/h2&gt;&lt;p&gt;{LEAD}&lt;/p&gt;</content></entry></feed>"""

ROW = {"headline": TITLE, "byline": "By Tom Okoro", "publishedAt": "2021-03-15T09:00:00Z", "source": {"id": None, "name": "The Harbour Post"}, "url": "https://post.example/talks"}
JSON = json.dumps({"status": "ok", "totalResults": 2, "articles": [{**ROW, "content": f"{LEAD}\n\n{QUOTE}"}, {**ROW, "content": f"<p>{LEAD}</p><p>{QUOTE}</p>"}]})
JSONL = "".join(json.dumps({**ROW, "body-paragraphs": [[LEAD], QUOTE.split(" ", 5)]}) + "\n" for _ in range(3))
CSV = f'title,text,date,outlet\r\n"{TITLE}","{LEAD}\n\n{QUOTE}",2021-03-15,The Harbour Post\r\nEmpty,,,\r\n'
TSV = f"headline\tbody\tauthor\n{TITLE}\t{LEAD}\tTom Okoro\n"

_DASHES = "-- "  # with its space it begins a signature
MAIL = f"""From: Tom Okoro <tom@post.example>
To: readers@post.example
Subject: =?utf-8?q?Fwd=3A_Harbour_talks_=E2=80=93_no_deal?=
Date: Mon, 15 Mar 2021 09:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="outer"

--outer
Content-Type: multipart/alternative; boundary="inner"

--inner
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

{LEAD}

{QUOTE}

{_DASHES}
Tom
--inner
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: 8bit

<p>{LEAD}</p><p>{QUOTE}</p>
--inner--
--outer
Content-Type: application/pdf; name="map.pdf"
Content-Disposition: attachment; filename="map.pdf"
Content-Transfer-Encoding: base64

JVBERi0xLjQK
--outer--
"""


def pdf(pages: Sequence[Sequence[str]], *, information: str = "", leading: int = 14, links: Sequence[str] = ()) -> bytes:
    """A PDF of pages of lines in 11 point Courier; a line that begins with `# ` is set in 20 point, one with `^` stands at the foot.

    links: addresses that lie over the first line of the first page.
    """
    objects = ["<</Type/Catalog/Pages 2 0 R>>", "", "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>", f"<<{information}>>"]
    kids = []
    for number, lines in enumerate(pages):
        marks = [_shown(line, 760 - leading * i) for i, line in enumerate(lines)]
        content = "".join(marks)
        objects.append(f"<</Length {len(content)}>>\nstream\n{content}\nendstream")
        annotations = "".join(f"<</Type/Annot/Subtype/Link/Rect[50 755 560 772]/A<</S/URI/URI({url})>>>>" for url in links) if number == 0 else ""
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents {len(objects)} 0 R/Annots[{annotations}]>>")
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Kids[{' '.join(kids)}]/Count {len(kids)}>>"
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for n, written in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{n} 0 obj\n{written}\nendobj\n".encode("cp1252"))
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode() + b"".join(f"{at:010d} 00000 n \n".encode() for at in places))
    out.write(f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R/Info 4 0 R>>\nstartxref\n{start}\n%%EOF\n".encode())
    return out.getvalue()


def _shown(line: str, y: int) -> str:
    size = 20 if line.startswith("# ") else 11
    y = 40 if line.startswith("^") else y
    text = line.removeprefix("# ").removeprefix("^").replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"BT /F {size} Tf 60 {y} Td ({text}) Tj ET\n"


def record(uri: str, content_type: str, body: bytes, *, status: int = 200, kind: str = "response") -> bytes:
    """One WARC record of a captured page."""
    head = f"HTTP/1.1 {status} OK\r\nContent-Type: {content_type}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    payload = head + body if kind == "response" else body
    shown = "application/http; msgtype=response" if kind == "response" else content_type
    lines = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\nWARC-Date: 2022-01-02T03:04:05Z\r\n"
    return f"{lines}WARC-Target-URI: {uri}\r\nContent-Type: {shown}\r\nContent-Length: {len(payload)}\r\n\r\n".encode() + payload + b"\r\n\r\n"


def warc(*, packed: bool) -> bytes:
    """An archive of a page, an image, a missing page, a text and a PDF; `packed` as `.warc.gz`, each record by itself."""
    records = (
        record("https://post.example/talks", "text/html; charset=utf-8", HTML.encode()),
        record("https://post.example/a.jpg", "image/jpeg", b"\xff\xd8\xff"),
        record("https://post.example/gone", "text/html", b"<p>Not here.</p>", status=404),
        record("https://post.example/talks.txt", "text/plain", TEXT.encode(), kind="conversion"),
        record("https://post.example/talks.pdf", "application/pdf", PDF, kind="resource"),
    )
    return b"".join(gzip.compress(one, mtime=0) if packed else one for one in records)


PDF = pdf(
    [
        ["# Harbour talks end in Porto without a deal", "", "", "The two ministers met for three hours on Monday and agreed on noth-", "ing, officials said, and the well-known quarrel about the bay went"],
        ["on for another day. The minister of the north had asked for more.", "", "“We will meet again in May,” said Ada Reyes, the foreign minister.", "^Page 2"],
    ],
    information="/Title(Harbour talks end)/Author(Ada Reyes)/CreationDate(D:20210315090000Z)",
)
SEEDS: dict[str, bytes] = {
    "a.txt": TEXT.encode(),
    "a.md": f"---\ntitle: {TITLE}\ndate: 2021-03-15\n---\n# {TITLE}\n\n{LEAD} [minutes](https://gov.example/m) [1]\n\n[1]: https://gov.example\n".encode(),
    "a.html": HTML.encode(),
    "a.pdf": PDF,
    "a.rss": RSS.encode(),
    "a.atom": ATOM.encode(),
    "a.warc": warc(packed=False),
    "a.warc.gz": warc(packed=True),
    "a.json": JSON.encode(),
    "a.jsonl": JSONL.encode(),
    "a.csv": CSV.encode(),
    "a.tsv": TSV.encode(),
    "a.eml": MAIL.encode(),
}
