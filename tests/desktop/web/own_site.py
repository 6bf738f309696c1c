"""A web site on this computer: no test goes out into the web."""

import threading
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from desktop_app.fetch import fetch
from tests.drawing import draw_poster, encoded

JPEG = encoded(draw_poster(1))


class Site:
    """A web site on this computer.

    Attributes:
        answers: path -> what answers there.
        asked: for each request, its path and headers.
    """

    def __init__(self):
        self.answers = {}
        self.asked = []
        self.closing = threading.Event()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        # Closing it then waits for those who answer.
        self.server.daemon_threads = False
        self.host = f"127.0.0.1:{self.server.server_port}"
        self.other_host = f"localhost:{self.server.server_port}"
        self._thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.01})
        self._thread.start()

    def _handler(site):  # noqa: N805
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked.append((self.path, dict(self.headers)))
                with suppress(ConnectionError):
                    site.answers[self.path](self)

            def log_message(self, *_):
                pass

        return Handler

    @property
    def paths(self):
        return [path for path, _ in self.asked]

    def url(self, path):
        return f"http://{self.host}{path}"

    def gives(self, path, data, kind="image/jpeg", status=200, **headers):
        """Answer with some bytes."""

        def answer(handler):
            handler.send_response(status)
            for name, value in {"Content_Type": kind, "Content_Length": str(len(data)), **headers}.items():
                if value is not None:
                    handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(data)

        self.answers[path] = answer
        return self.url(path)

    def leads(self, path, location, status=302):
        return self.gives(path, b"", status=status, Location=location)

    def close(self):
        self.closing.set()
        self.server.shutdown()
        self._thread.join()
        self.server.server_close()


@contextmanager
def open_site(monkeypatch):
    """Open a site, to which no proxy leads, and close it again with all its threads."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    site = Site()
    try:
        yield site
    finally:
        site.close()


def get(site, path, folder):
    """Fetch from the site, as after a person said yes to it."""
    return fetch(site.url(path), folder, {site.host})
