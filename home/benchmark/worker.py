"""One process on one database that measures what it is told to, a line at a time.

Requests and answers are JSON, one to a line, on standard input and output.
"""

import json
import subprocess
import sys
import time

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from . import writing
from .databases import Scratch, command


class Worker:
    """The other end: starts the process, and asks."""

    def __init__(self, scratch: Scratch):
        self.process = subprocess.Popen(
            command("benchmark", "--worker"),
            env=scratch.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, do: str, **arguments):
        """Raises RuntimeError with what the process could not do."""
        self.process.stdin.write(json.dumps({"do": do, **arguments}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        answer = json.loads(line) if line else {"error": "the process has ended"}
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["result"]

    def stop(self) -> None:
        self.process.stdin.close()
        self.process.wait(timeout=30)


def serve() -> None:
    """Answer until the input ends."""
    abilities = {
        "get": get,
        "queries": queries,
        "publish": writing.publish_times,
        "roll": writing.roll_seconds,
        "storage": writing.megabytes_per_million,
    }
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            answer = {"result": abilities[asked.pop("do")](**asked)}
        except Exception as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


def get(path: str) -> float:
    """Milliseconds that one request takes. Raises RuntimeError unless it answers 200."""
    client = Client(SERVER_NAME="localhost")
    began = time.perf_counter()
    response = client.get(path)
    elapsed = time.perf_counter() - began
    if response.status_code != 200:
        raise RuntimeError(f"{path} answered {response.status_code}")
    return elapsed * 1000


def queries(path: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        get(path)
    return len(captured)
