"""The same pages over the network: gunicorn on loopback."""

import http.client
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

from django.conf import settings

from .databases import Scratch

STARTING_SECONDS = 60


class Served:
    """A running server, and one connection to it that stays open."""

    def __init__(self, port: int):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def get(self, path: str) -> float:
        """Milliseconds from request to last byte. Raises RuntimeError unless it answers 200."""
        began = time.perf_counter()
        try:
            status = self._status(path)
        except http.client.RemoteDisconnected:
            # It was silent for longer than the server keeps a connection: again, on a new one.
            self.connection.close()
            began = time.perf_counter()
            status = self._status(path)
        if status != 200:
            raise RuntimeError(f"{path} answered {status}")
        return (time.perf_counter() - began) * 1000

    def _status(self, path: str) -> int:
        self.connection.request("GET", path, headers={"Host": "localhost"})
        response = self.connection.getresponse()
        response.read()
        return response.status


@contextmanager
def gunicorn(scratch: Scratch):
    port = _free_port()
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "gunicorn",
            "site_config.wsgi",
            "--bind",
            f"127.0.0.1:{port}",
            "--log-level",
            "error",
            "--worker-class",
            "gthread",
            "--threads",
            "2",
        ],
        env=scratch.environment(),
        cwd=settings.BASE_DIR,
    )
    try:
        _wait_for(port, process)
        yield Served(port)
    finally:
        process.terminate()
        process.wait(timeout=30)


def _free_port() -> int:
    """Another benchmark may be running: a fixed port would measure its site."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_for(port: int, process: subprocess.Popen) -> None:
    until = time.monotonic() + STARTING_SECONDS
    while True:
        if process.poll() is not None:
            raise RuntimeError("gunicorn stopped while starting")
        try:
            Served(port).get("/livez")
        except (OSError, http.client.HTTPException):
            if time.monotonic() > until:
                raise
            time.sleep(0.2)
        else:
            return
