"""A page as it comes over a slow line: in pieces, of which the browser may draw the first ones."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import urlopen

PIECES = 25
PAUSE = 0.06  # seconds, long enough for the browser to draw in between


@contextmanager
def in_pieces(home: str) -> Iterator[str]:
    """The address of a server that has the same pages as `home`, but gives HTML in pieces."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            with urlopen(home + self.path) as answer:
                body = answer.read()
            self.send_response(answer.status)
            for name in ("Content-Type", "Content-Security-Policy", "Cache-Control"):
                if name in answer.headers:
                    self.send_header(name, answer.headers[name])
            self.end_headers()
            html = answer.headers.get_content_type() == "text/html"
            for piece in _cut(body) if html else [body]:
                self.wfile.write(piece)
                if html:
                    time.sleep(PAUSE)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def _cut(body: bytes) -> Iterator[bytes]:
    """Pieces of about the same length, and one that ends after each icon of a button."""
    length = len(body) // PIECES + 1
    for part in re.split(rb"(?<=</svg>)", body):
        yield from (part[at : at + length] for at in range(0, len(part), length))
