"""Imports point one way: home → communities → events → site_config ← knowledge_base, entrance."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAY_IMPORT = {
    "site_config": set(),
    "events": {"site_config"},
    "entrance": {"site_config"},
    "communities": {"entrance", "events", "site_config"},
    "knowledge_base": {"site_config"},
    "home": {"communities", "entrance", "events", "knowledge_base", "site_config"},
}


def imported_apps(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.add(node.module.split(".")[0])
    return found & MAY_IMPORT.keys()


@pytest.mark.parametrize("app", MAY_IMPORT)
def test_app_imports_only_what_lies_below_it(app):
    allowed = MAY_IMPORT[app] | {app}
    wrong = {
        str(path.relative_to(ROOT)): sorted(extra)
        for path in (ROOT / app).rglob("*.py")
        if "migrations" not in path.parts and (extra := imported_apps(path) - allowed)
    }
    assert wrong == {}
