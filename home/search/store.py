"""The index in the database: the only module that knows which one it is."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from .analysis import Columns
from .expressions import COLUMNS, WEIGHTS, Node, for_fts5, for_tsquery
from .kinds import Kind

# What a hit in each column counts for: title, lead, body, parts of compounds.
BM25 = "6.0, 3.0, 1.0, 0.4"
TS_RANK = "{0.1, 0.3, 0.6, 1.0}"  # the other way round: D, C, B, A
# A word that is everywhere in a text says no more than one that is there a few times.
MOST_TIMES = 4
MAX_POSITION = 16383

TITLE, LEAD = COLUMNS[:1], COLUMNS[:2]


@dataclass(frozen=True)
class Found:
    """One entry that meets a question. `tier` says how well, from 0; `total` how many of its
    kind there are, `place` which of these it is, from 1.
    """

    pk: int
    kind: str
    coming: bool
    tier: int
    score: float
    total: int
    place: int


# The lower the tier, the better the reason: it is called so; the words stand in the title;
# by another name they do; they stand in what it comes down to; in the text; by another name.
RANKED = """
WITH found AS MATERIALIZED ({found}),
graded AS (
  SELECT e.id, e.page_id, e.kind, f.score,
    CASE WHEN e.ends_at IS NULL OR e.ends_at > %(now)s THEN 1 ELSE 0 END AS coming,
    {tier} AS tier
  FROM found f JOIN home_searchentry e ON e.id = f.id
  WHERE (e.visible_until IS NULL OR e.visible_until > %(now)s) {phrases}
),
ranked AS (
  SELECT g.id, g.kind, g.coming, g.tier, g.score,
    COUNT(*) OVER (PARTITION BY g.kind) AS total,
    ROW_NUMBER() OVER (
      PARTITION BY g.kind ORDER BY g.coming DESC, g.tier, g.score, g.page_id, g.id
    ) AS place
  FROM graded g
)
SELECT id, kind, coming, tier, score, total, place FROM ranked
WHERE {which} ORDER BY kind, place
"""
SUGGESTED = """
SELECT e.id FROM {table}
WHERE {match} AND (e.visible_until IS NULL OR e.visible_until > %(now)s)
ORDER BY CASE WHEN e.ends_at IS NULL OR e.ends_at > %(now)s THEN 0 ELSE 1 END,
  CASE WHEN {position} = 1 THEN 0 ELSE 1 END, LENGTH(e.title), e.page_id, e.id
LIMIT %(number)s
"""


def put(rows: Sequence[tuple[int, Columns]]) -> None:
    """Store the tokens of entries."""
    if not rows:
        return
    with connection.cursor() as cursor:
        if _is_postgresql():
            cursor.executemany(
                "UPDATE home_searchentry SET vector = %s::tsvector WHERE id = %s",
                [(_tsvector(tokens), pk) for pk, tokens in rows],
            )
        else:
            cursor.executemany(
                "INSERT INTO home_searchindex (rowid, title, lead, body, parts) "
                "VALUES (%s, %s, %s, %s, %s)",
                [(pk, *map(" ".join, map(_limited, tokens))) for pk, tokens in rows],
            )


def empty() -> None:
    """Delete all entries, with whatever may have stayed behind of others."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM home_searchentry")
        if not _is_postgresql():
            cursor.execute("DELETE FROM home_searchindex")


def ranked(
    question,
    now: dt.datetime,
    *,
    some_words: bool = False,
    kind: str = "",
    first: int = 1,
    last: int,
) -> list[Found]:
    """The hits from place `first` to `last` of each kind, or of one; of the others the first.

    With `some_words` one word of the question is enough.
    """
    full = question.any if some_words else question.full
    params = {
        "now": connection.ops.adapt_datetimefield_value(now),
        "full": _expression(full),
        "name": f"|{question.name}|",
        "first": first,
        "last": last,
        "kind": kind,
    }
    tier = _by_number_of_words(question, params) if some_words else _by_reason(question, params)
    phrases = []
    for number, phrase in enumerate(question.phrases):
        params[f"phrase{number}"] = f" {phrase} "
        phrases.append(f"AND {_position('e.words', f'phrase{number}')} > 0")
    which = "place BETWEEN %(first)s AND %(last)s"
    sql = RANKED.format(
        found=_found(),
        tier=tier,
        phrases=" ".join(phrases),
        which=f"(place = 1 AND kind <> %(kind)s) OR (kind = %(kind)s AND {which})"
        if kind
        else which,
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [Found(*row) for row in cursor.fetchall()]


def _by_reason(question, params: dict) -> str:
    graded = [
        (question.direct, TITLE),
        (question.full, TITLE),
        (question.direct, LEAD),
        (question.direct, COLUMNS),
    ]
    # Of communities one knows the first word: "Spoorzoekers".
    params["begin"] = f"|{question.name} "
    begins = f"e.kind = '{Kind.COMMUNITY.value}' AND {_position('e.names', 'begin')} > 0"
    tiers = [f"WHEN {_position('e.names', 'name')} > 0 OR ({begins}) THEN 0"]
    for number, (node, columns) in enumerate(graded, start=1):
        params[f"tier{number}"] = _expression(node, columns)
        tiers.append(f"WHEN {_matches(f'tier{number}')} THEN {number}")
    return f"CASE {' '.join(tiers)} ELSE {len(tiers)} END"


def _by_number_of_words(question, params: dict) -> str:
    """Each word that is nowhere counts for three, one that is only in the text for one."""
    sums = []
    for number, term in enumerate(question.terms):
        node = term.full(question.wide)
        params[f"lead{number}"] = _expression(node, LEAD)
        params[f"all{number}"] = _expression(node)
        lead, anywhere = _matches(f"lead{number}"), _matches(f"all{number}")
        sums.append(f"CASE WHEN {lead} THEN 0 WHEN {anywhere} THEN 1 ELSE 3 END")
    return " + ".join(sums)


def suggested(node: Node, typed: str, now: dt.datetime, number: int) -> list[int]:
    """The entries whose titles hold the words, best first; `typed` is the text, folded."""
    params = {
        "now": connection.ops.adapt_datetimefield_value(now),
        "match": _expression(node, TITLE),
        "typed": f" {typed}",
        "number": number,
    }
    if _is_postgresql():
        table, match = "home_searchentry e", "e.vector @@ %(match)s::tsquery"
    else:
        table = "home_searchindex i JOIN home_searchentry e ON e.id = i.rowid"
        match = "home_searchindex MATCH %(match)s"
    sql = SUGGESTED.format(table=table, match=match, position=_position("e.words", "typed"))
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [pk for (pk,) in cursor.fetchall()]


def _is_postgresql() -> bool:
    return connection.vendor == "postgresql"


def _expression(node: Node, columns: tuple[str, ...] = COLUMNS) -> str:
    return (for_tsquery if _is_postgresql() else for_fts5)(node, columns)


def _found() -> str:
    """The keys and scores of what meets the whole question; a lower score is better."""
    if _is_postgresql():
        return (
            f"SELECT id, -ts_rank('{TS_RANK}', vector, %(full)s::tsquery, 1) AS score "
            "FROM home_searchentry WHERE vector @@ %(full)s::tsquery"
        )
    return (
        f"SELECT rowid AS id, bm25(home_searchindex, {BM25}) AS score "
        "FROM home_searchindex WHERE home_searchindex MATCH %(full)s"
    )


def _matches(name: str) -> str:
    if _is_postgresql():
        return f"e.vector @@ %({name})s::tsquery"
    return f"f.id IN (SELECT rowid FROM home_searchindex WHERE home_searchindex MATCH %({name})s)"


def _position(column: str, name: str) -> str:
    return f"{'strpos' if _is_postgresql() else 'instr'}({column}, %({name})s)"


def _limited(tokens: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    kept = []
    for token in tokens:
        seen[token] = seen.get(token, 0) + 1
        if seen[token] <= MOST_TIMES:
            kept.append(token)
    return kept


def _tsvector(columns: Columns) -> str:
    """The literal of a tsvector: positions are made up, they only carry the weights."""
    places: dict[str, list[str]] = {}
    position = 0
    for column, tokens in zip(COLUMNS, columns, strict=True):
        for token in _limited(tokens):
            position = min(position + 1, MAX_POSITION)
            places.setdefault(token, []).append(f"{position}{WEIGHTS[column]}")
    return " ".join(f"'{token}':{','.join(found)}" for token, found in places.items())
