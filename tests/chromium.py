"""Where this machine keeps Chromium."""

import os
import shutil

HOW_TO_GET_IT = (
    "Browser tests are skipped: no Chromium found. On Debian: apt-get install chromium. "
    "Elsewhere set CHROMIUM to the path of a Chromium or Chrome."
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def find() -> str | None:
    """The path of the browser, or None."""
    asked_for = os.environ.get("CHROMIUM")
    names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    return asked_for or next(filter(None, map(shutil.which, names)), None)
