"""A web host of our own on loopback: a page is what a path answers, and what was asked is kept."""

from __future__ import annotations

import http.server
import ssl
import threading
from contextlib import contextmanager, suppress

import pytest

from rashomon.errors import InputError
from rashomon.read.web import fetch as module
from rashomon.read.web.addresses import shown
from rashomon.read.web.manners import Manners
from rashomon.settings import Settings

PAGE = "<h1>Ferry talks resume</h1>"
OPEN = Settings(allow_private_addresses=True, cache_dir="none", fetch_delay=0, fetch_seconds=5, max_bytes=100_000)


class Host:
    """Pages by path: bytes or text (200), (status, headers, body), or a function of the request handler that writes for itself."""

    def __init__(self, pages, port, scheme="http"):
        self.pages = pages
        self.port = port
        self.root = f"{scheme}://127.0.0.1:{port}"
        self.asked = []  # (path, headers) in the order of the requests
        self.stop = threading.Event()  # set when the test ends, so that pages that trickle end too

    @property
    def paths(self):
        return [path for path, _ in self.asked]


@contextmanager
def serve(pages, certificate=None):
    """A Host that answers while the block runs; with a certificate (file of it and its key) over TLS."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            host.asked.append((self.path, dict(self.headers)))
            page = host.pages.get(self.path, (404, {}, b"no such page"))
            if callable(page):
                page(self, host)
                return
            status, headers, body = page if isinstance(page, tuple) else (200, {"Content-Type": "text/html; charset=utf-8"}, page)
            body = body.encode() if isinstance(body, str) else body
            self.send_response(status)
            for name, value in {"Content-Length": str(len(body)), **headers}.items():
                if value is not None:
                    self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def handle(self):
            with suppress(OSError):  # the reader went away, as it should
                super().handle()

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.handle_error = lambda *_: None
    host = Host(dict(pages), server.server_port, "https" if certificate else "http")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield host
    finally:
        host.stop.set()
        server.shutdown()
        server.server_close()


def get(url, settings=OPEN, manners=None):
    """Fetch as a run of its own."""
    return module.fetch(url, settings, manners or Manners())


def refused(url, settings=OPEN, manners=None):
    """The one line with which a fetch fails."""
    with pytest.raises(InputError) as error:
        get(url, settings, manners)
    line = str(error.value)
    assert line.isprintable() and line.startswith(shown(url)) and "; " in line, line
    return line


def writes(*pieces, head="HTTP/1.1 200 OK\r\n\r\n", pause=0.0, endless=False):
    """A page that writes what it likes, for as long as it likes."""

    def page(handler, host):
        handler.wfile.write(head.encode("latin-1"))
        while True:
            for piece in pieces:
                handler.wfile.write(piece)
                handler.wfile.flush()
                if host.stop.wait(pause) if pause else host.stop.is_set():
                    return
            if not endless:
                break
        handler.close_connection = True

    return page


def chunked(*pieces, **more):
    """The same in chunks, each written out with its size."""
    return writes(*pieces, head="HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", **more)


def packed(data, coding="gzip"):
    """A page whose body says that it is packed."""
    return (200, {"Content-Encoding": coding}, data)
