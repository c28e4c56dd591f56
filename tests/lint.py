"""Everything that can be said about the code without running it: `python -m tests.lint`."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

WAGTAIL_FAMILY = {"wagtail", "django"}


def templates() -> list[str]:
    return sorted(str(path.relative_to(ROOT)) for path in (ROOT / "templates").rglob("*.html"))


def steps() -> list[tuple[str, list[str]]]:
    manage = [str(BIN / "python"), "-W", "error", "manage.py"]
    return [
        ("ruff check", [str(BIN / "ruff"), "check", "."]),
        ("ruff format", [str(BIN / "ruff"), "format", "--check", "."]),
        ("djhtml", [str(BIN / "djhtml"), "--check", "--tabwidth", "2", *templates()]),
        ("djade", [str(BIN / "djade"), "--check", "--target-version", "5.2", *templates()]),
        ("manage.py check", [*manage, "check", "--fail-level", "WARNING"]),
        ("migrations", [*manage, "makemigrations", "--check", "--dry-run"]),
        (
            "translations",
            [str(BIN / "python"), "-m", "pytest", "-q", "tests/site_config/test_catalog.py"],
        ),
    ]


def main() -> int:
    if "--names-without-wagtail" in sys.argv:
        print(" ".join(_names_without_wagtail()))
        return 0
    environment = {**os.environ, "DEBUG": "on"}
    failed = []
    for name, command in steps():
        result = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
        )
        print(f"{'ok  ' if result.returncode == 0 else 'FAIL'}  {name}", flush=True)
        if result.returncode:
            failed.append(name)
            print(result.stdout + result.stderr)
    return 1 if failed else 0


def _names_without_wagtail() -> list[str]:
    """The packages that pyproject.toml asks for, with their limits, but for Wagtail's own."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["dev"]
    return [one for one in wanted if one.split(">")[0] not in WAGTAIL_FAMILY]


if __name__ == "__main__":
    sys.exit(main())
