"""One tree for a question, written in the language of each database.

Tokens come from home.search.folding and hold letters and digits only: nothing that a
visitor types can be more than a word.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

# From the heaviest to the lightest.
COLUMNS = ("title", "lead", "body", "parts")
WEIGHTS = dict(zip(COLUMNS, "ABCD", strict=True))


@dataclass(frozen=True)
class Token:
    """A word, or the beginning of one, in some of the columns."""

    text: str
    prefix: bool = False
    columns: tuple[str, ...] = COLUMNS


@dataclass(frozen=True)
class Both:
    """All of the items have to be there."""

    items: tuple


@dataclass(frozen=True)
class Either:
    """One of the items has to be there."""

    items: tuple


Node = Token | Both | Either


def either(forms: Iterable[str]) -> Either:
    return Either(tuple(map(Token, dict.fromkeys(forms))))


def for_fts5(node: Node, columns: tuple[str, ...] = COLUMNS) -> str:
    """A MATCH expression of SQLite's FTS5."""

    def write(token: Token) -> str:
        within = [column for column in columns if column in token.columns]
        where = "" if len(within) == len(COLUMNS) else f"{{{' '.join(within)}}} : "
        return f'{where}"{token.text}"{"*" * token.prefix}'

    return _write(node, write, " AND ", " OR ")


def for_tsquery(node: Node, columns: tuple[str, ...] = COLUMNS) -> str:
    """The text of a tsquery of PostgreSQL."""

    def write(token: Token) -> str:
        weights = "".join(WEIGHTS[column] for column in columns if column in token.columns)
        return f"'{token.text}':{'*' * token.prefix}{weights}"

    return _write(node, write, " & ", " | ")


def _write(node: Node, token: Callable[[Token], str], both: str, either: str) -> str:
    if isinstance(node, Token):
        return token(node)
    between = both if isinstance(node, Both) else either
    return f"({between.join(_write(item, token, both, either) for item in node.items)})"
