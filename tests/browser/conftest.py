"""A real server with the demo, and a real browser, for the length of a run."""

import fcntl
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests import chromium, migrated

from .page_types import TODAY

ROOT = Path(__file__).resolve().parents[2]
SCREENSHOTS = ROOT / ".screenshots"


def pytest_collection_modifyitems(items):
    for item in items:
        if "tests/browser/" in item.nodeid:
            item.add_marker("browser")


@dataclass
class Server:
    url: str
    password: str
    # Who has signed in before: what the browser kept of that, by e-mail address.
    sessions: dict = field(default_factory=dict)


@pytest.fixture(scope="session")
def server(tmp_path_factory, worker_id):
    folder = tmp_path_factory.mktemp("server")
    # The processes of one run share the folder above theirs.
    shared = tmp_path_factory.getbasetemp().parent if worker_id != "master" else folder
    shutil.copytree(_demo(shared / "demo"), folder, dirs_exist_ok=True)
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {**_environment(folder), "BASE_URL": f"http://localhost:{port}"}
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "gunicorn", "site_config.wsgi"),
            *("--bind", f"127.0.0.1:{port}", "--worker-class", "gthread", "--threads", "4"),
            *("--log-level", "warning"),
        ],
        cwd=ROOT,
        env=environment,
    )
    try:
        _wait_for(f"http://localhost:{port}/livez", process)
        accounts = (folder / "accounts.txt").read_text()
        password = re.search(r"password.*: (\S+)", accounts).group(1)
        yield Server(f"http://localhost:{port}", password)
    finally:
        process.terminate()
        process.wait(60)


def _demo(folder: Path) -> Path:
    """The folder with the demo of today: database, pictures and accounts. The first one loads."""
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        accounts = folder / "accounts.txt"
        if not accounts.exists():
            migrated.copy_to(folder / "db.sqlite3")
            for command in (
                ["migrate", "--verbosity", "0"],
                ["load_demo", "--today", str(TODAY), "--accounts-file", str(accounts)],
            ):
                subprocess.run(
                    [sys.executable, "manage.py", *command],
                    cwd=ROOT,
                    env=_environment(folder),
                    check=True,
                    stdout=subprocess.DEVNULL,
                )
    return folder


def _environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "CACHE_URL": "locmemcache://",
        "MEDIA_ROOT": str(folder / "media"),
        "LOG_LEVEL": "WARNING",
    }


def _wait_for(url: str, process: subprocess.Popen) -> None:
    for _ in range(100):
        if process.poll() is not None:
            raise RuntimeError("the server stopped while starting")
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the server did not answer in time")


@pytest.fixture(scope="module")
def browser():
    """One browser for each module: while Playwright runs, Django refuses its own queries."""
    path = chromium.find()
    if path is None:
        if os.environ.get("CI") == "true":
            pytest.fail(chromium.HOW_TO_GET_IT)
        pytest.skip(chromium.HOW_TO_GET_IT)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=chromium.ARGUMENTS)
        yield running
        running.close()


@pytest.fixture
def visit(browser, server):
    """Open pages with `visit(path, width=…, …)`; what the browser noticed is on `.noticed`."""
    contexts = []

    def open_page(path="/", *, width=1440, scheme="light", javascript=True, **options):
        context = browser.new_context(
            base_url=server.url,
            viewport={"width": width, "height": 900},
            color_scheme=scheme,
            java_script_enabled=javascript,
            locale="nl-NL",
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.noticed = []
        page.on("console", lambda message: page.noticed.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: page.noticed.append(f"error: {error}"))
        page.on("request", lambda request: _notice_stranger(page, request.url, server.url))
        page.response = page.goto(path)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def sign_in(visit, server):
    """Enter the CMS with one of the demo's accounts: `sign_in("gouda@example.org", width=…)`.

    Through the door the first time, and again when that session has ended since.
    """

    def enter(email="gouda@example.org", path="/admin/", **options):
        page = visit(path, storage_state=server.sessions.get(email), **options)
        if page.url.partition("?")[0] != f"{server.url}{path}":
            page.get_by_label("E-mailadres").fill(email)
            page.get_by_label("Wachtwoord").fill(server.password)
            page.get_by_role("button", name="Inloggen").click()
            page.wait_for_url(f"**{path}")
            server.sessions[email] = page.context.storage_state()
        return page

    return enter


def _notice_stranger(page, url: str, home: str) -> None:
    if not url.startswith((home, "data:", "blob:")):
        page.noticed.append(f"request: {url}")


@pytest.fixture
def keep_screenshot():
    """With SCREENSHOTS=on, leave a picture for a person to look at, in .screenshots/."""
    wanted = os.environ.get("SCREENSHOTS") == "on"
    if wanted:
        SCREENSHOTS.mkdir(exist_ok=True)

    def keep(page, name: str) -> None:
        if wanted:
            (SCREENSHOTS / name).parent.mkdir(exist_ok=True)
            page.screenshot(path=SCREENSHOTS / f"{name}.png", full_page=True)

    return keep


@pytest.fixture
def open_form(sign_in):
    """The form for a new activity in the librarian's own calendar."""

    def enter(**options):
        page = sign_in(**options)
        page.goto("/admin/pages/")
        page.get_by_role("link", name="Bekijk de onderliggende pagina's van 'Agenda'").click()
        page.goto(
            page.get_by_role("link", name="Voeg onderliggende pagina toe").first.get_attribute(
                "href"
            )
        )
        page.get_by_role("link", name="Lege activiteit").click()
        page.locator("[name=first_date]").wait_for()
        return page

    return enter
