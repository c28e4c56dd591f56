"""Print every message that Python code and templates ask to have translated, one a line."""

import ast
import re
from pathlib import Path

APPS = ["site_config", "home", "communities", "events", "knowledge_base", "entrance"]
FUNCTIONS = {"_": 1, "gettext": 1, "gettext_lazy": 1, "ngettext": 2, "pgettext": 2}
TAG = re.compile(r"""\{%\s*(?:trans|translate)\s+(?:"([^"]*)"|'([^']*)')""")
BLOCK = re.compile(
    r"\{%\s*(?:blocktrans|blocktranslate)\b([^%]*)%\}(.*?)\{%\s*end(?:blocktrans|blocktranslate)",
    re.S,
)


def python_messages(path: Path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            position = 1 if name == "pgettext" else 0
            if name in FUNCTIONS and len(node.args) > position:
                argument = node.args[position]
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def template_messages(path: Path):
    text = path.read_text()
    for match in TAG.finditer(text):
        yield match.group(1) if match.group(1) is not None else match.group(2)
    for options, body in BLOCK.findall(text):
        singular = re.split(r"\{%\s*plural\s*%\}", body)[0]
        if "trimmed" in options:
            singular = " ".join(line.strip() for line in singular.strip().splitlines())
        yield re.sub(r"\{\{\s*(\w+)\s*\}\}", r"%(\1)s", singular)


def main() -> None:
    found = set()
    for app in APPS:
        for path in Path(app).rglob("*.py"):
            if "migrations" not in path.parts:
                found.update(python_messages(path))
    for path in Path("templates").rglob("*.html"):
        found.update(template_messages(path))
    for message in sorted(found):
        print(message.replace("\n", "\\n"))


if __name__ == "__main__":
    main()
