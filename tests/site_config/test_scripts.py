"""What scripts weigh: a page of the site may load all of them and stays light on a phone."""

import gzip
import re
from pathlib import Path

from django.conf import settings

SCRIPTS = Path(settings.BASE_DIR) / "site_config" / "static" / "site_config" / "js"
TEMPLATES = Path(settings.BASE_DIR) / "templates"
MOST = 15_000  # bytes, compressed


def test_all_scripts_of_public_pages_together_stay_within_the_budget():
    weights = {path.name: len(gzip.compress(path.read_bytes())) for path in SCRIPTS.glob("*.js")}
    assert len(weights) >= 4
    assert sum(weights.values()) <= MOST, weights


def test_public_pages_load_no_other_scripts():
    loaded = set()
    for path in TEMPLATES.rglob("*.html"):
        if "admin" not in path.relative_to(TEMPLATES).parts[1:2] and path.parts[-2] != "admin":
            loaded |= set(re.findall(r'<script[^>]*src="{% static "([^"]+)"', path.read_text()))
    assert loaded
    assert {one.rpartition("/")[0] for one in loaded} == {"site_config/js"}
