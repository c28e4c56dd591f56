"""The Nu HTML checker (validator.w3.org/nu), as the npm package vnu-jar brings it."""

import json
import os
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
JAR = ROOT / ".tools/node_modules/vnu-jar/build/dist/vnu.jar"
HOW_TO_GET_IT = (
    "HTML was not checked by vnu. It needs Java and npm (on Debian: apt-get install "
    "default-jre-headless npm); then run: make tools."
)


def is_there() -> bool:
    return JAR.exists() and shutil.which("java") is not None


def required() -> bool:
    return os.environ.get("CI") == "true"


def errors(folder: Path) -> list[str]:
    """What is wrong with the .html files in a folder, a line each: file, line and message."""
    command = [
        "java", "-Xss8m", "-jar", str(JAR), "--format", "json", "--exit-zero-always",
        "--skip-non-html", str(folder),
    ]  # fmt: skip
    result = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    messages = json.loads(result.stderr or result.stdout)["messages"]
    return [
        f"{Path(one['url']).name}:{one.get('lastLine')}: {one['message']}"
        for one in messages
        if one["type"] == "error" or one.get("subType") == "fatal"
    ]
