"""A PostgreSQL server for the length of a test run, from the binaries on this machine."""

import contextlib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

HOW_TO_GET_IT = (
    "The suite did not run on PostgreSQL: no server found. On Debian: apt-get install postgresql. "
    "Or set TEST_DATABASE_URL, such as postgres://user@127.0.0.1:5432/test."
)


@contextlib.contextmanager
def temporary_server() -> Iterator[str | None]:
    """The URL of a fresh server on a free local port; None when there are no binaries."""
    binaries = _binaries()
    account = _account()
    if not binaries or account is None:
        yield None
        return
    folder = Path(tempfile.mkdtemp(prefix="kloppend-hart-"))
    if account:
        shutil.chown(folder, account)
    port = _free_port()
    data = folder / "data"
    run = lambda *command: _run(account, *command)  # noqa: E731
    try:
        run(
            str(binaries / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8"
        )
        options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c fsync=off"
        control = str(binaries / "pg_ctl")
        log = str(folder / "log")
        run(control, "-D", str(data), "-w", "-l", log, "-o", options, "start")
        try:
            yield f"postgres://postgres@127.0.0.1:{port}/kloppend_hart"
        finally:
            run(control, "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _binaries() -> Path | None:
    # Debian keeps them out of the path, in a folder for each version.
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    on_path = shutil.which("initdb")
    if on_path:
        folders.append(Path(on_path).resolve().parent)
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


def _account() -> str | None:
    """The account to run the server as: our own (""), or postgres, as it refuses root."""
    if os.getuid() != 0:
        return ""
    with contextlib.suppress(KeyError):
        return pwd.getpwnam("postgres").pw_name
    return None


def _run(account: str, *command: str) -> None:
    prefix = ["runuser", "-u", account, "--"] if account else []
    subprocess.run([*prefix, *command], check=True, stdout=subprocess.DEVNULL, cwd="/")


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]
