"""How many rows PostgreSQL really touches for what a page asks."""

import json
from collections.abc import Iterator

from django.db import connection
from django.test.utils import CaptureQueriesContext


def touched(client, address: str) -> Iterator[tuple[int, str, str]]:
    """(rows, kind of node, query) of every plan node behind one request, by EXPLAIN ANALYZE.

    Rows that a node reads and throws away count as well as those that it hands on.
    """
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200, address
    for query in captured:
        sql = query["sql"]
        if not sql.lstrip("( ").upper().startswith("SELECT"):
            continue
        with connection.cursor() as cursor:
            # The captured text holds its values already.
            cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql.replace('%', '%%')}", [])
            (plan,) = cursor.fetchone()
        plan = json.loads(plan) if isinstance(plan, str) else plan
        yield from ((rows, kind, sql) for rows, kind in _nodes(plan[0]["Plan"]))


def _nodes(node: dict) -> Iterator[tuple[int, str]]:
    loops = node.get("Actual Loops", 1)
    removed = sum(
        node.get(name, 0)
        for name in (
            "Rows Removed by Filter",
            "Rows Removed by Index Recheck",
            "Rows Removed by Join Filter",
        )
    )
    yield int((node.get("Actual Rows", 0) + removed) * loops), node["Node Type"]
    for child in node.get("Plans", ()):
        yield from _nodes(child)
