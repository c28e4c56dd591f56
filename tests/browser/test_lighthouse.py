"""Lighthouse on the mobile profile, where it is installed. `make lighthouse` runs it."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests import chromium

from .page_types import PAGES

pytestmark = [pytest.mark.once, pytest.mark.lighthouse]

LIGHTHOUSE = Path(__file__).resolve().parents[2] / ".tools/lighthouse/node_modules/.bin/lighthouse"
NAMES = ["front", "communities", "community", "calendar", "view-month", "event", "knowledge-base",
         "guideline", "step-plan", "theme", "search-results", "standard"]  # fmt: skip
# The lowest score of each category, out of 100. Performance depends on the machine.
LOWEST = {"accessibility": 100, "best-practices": 100, "performance": 98}


@pytest.mark.parametrize("name", NAMES)
def test_scores(server, name):
    report = measure(server.url + PAGES[name])
    scores = {key: round(category["score"] * 100) for key, category in report["categories"].items()}
    failed = [
        f"{one['id']}: {one.get('displayValue', '')}"
        for one in report["audits"].values()
        if one["score"] is not None and one["score"] < 1
    ]
    # The demo asks search engines to stay away; a page that they may read gets all points.
    crawlable = report["audits"]["is-crawlable"]["score"] == 1
    lowest = {**LOWEST, "seo": 100} if crawlable else LOWEST
    too_low = {key: scores[key] for key, least in lowest.items() if scores[key] < least}
    assert too_low == {}, failed


def measure(address: str) -> dict:
    command = [
        *(str(LIGHTHOUSE), address, "--output=json", "--quiet"),
        f"--chrome-flags=--headless=new {' '.join(chromium.ARGUMENTS)}",
    ]
    environment = {**os.environ, "CHROME_PATH": chromium.find() or ""}
    try:
        done = _run(command, environment)
    except subprocess.CalledProcessError:
        # It loses its browser now and then, before it has measured anything.
        done = _run(command, environment)
    return json.loads(done.stdout)


def _run(command: list[str], environment: dict[str, str]) -> subprocess.CompletedProcess:
    return subprocess.run(command, env=environment, check=True, capture_output=True, timeout=180)
