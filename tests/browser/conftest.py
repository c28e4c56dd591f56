"""A real server with the demo, and a real browser, for the length of a run."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

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


@pytest.fixture(scope="session")
def server(tmp_path_factory, worker_id):
    folder = tmp_path_factory.mktemp("server")
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "DATABASE_URL": _database(folder, worker_id),
        "CACHE_URL": "locmemcache://",
        "MEDIA_ROOT": str(folder / "media"),
        "BASE_URL": f"http://localhost:{port}",
        "LOG_LEVEL": "WARNING",
    }
    manage = [sys.executable, "manage.py"]
    accounts = folder / "accounts.txt"
    for command in (
        ["migrate", "--verbosity", "0"],
        ["load_demo", "--today", str(TODAY), "--accounts-file", str(accounts)],
    ):
        subprocess.run(
            [*manage, *command], cwd=ROOT, env=environment, check=True, stdout=subprocess.DEVNULL
        )
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
        password = re.search(r"password.*: (\S+)", accounts.read_text()).group(1)
        yield Server(f"http://localhost:{port}", password)
    finally:
        process.terminate()
        process.wait(60)


def _database(folder: Path, worker: str) -> str:
    """A fresh database on the engine that the suite runs on."""
    url = os.environ.get("TEST_DATABASE_URL")
    if not url:
        path = folder / "db.sqlite3"
        migrated.copy_to(path)
        return f"sqlite:///{path}"
    name = f"kloppend_hart_browser_{worker}"
    migrated.create_on(url, name)
    return urlsplit(url)._replace(path=f"/{name}").geturl()


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
    """Enter the CMS with one of the demo's accounts: `sign_in("gouda@example.org", width=…)`."""

    def enter(email="gouda@example.org", path="/admin/", **options):
        page = visit(path, **options)
        page.get_by_label("E-mailadres").fill(email)
        page.get_by_label("Wachtwoord").fill(server.password)
        page.get_by_role("button", name="Inloggen").click()
        page.wait_for_url(f"**{path}")
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
