"""Every address of the CMS, asked for by everybody, for what is theirs and what is not."""

import gc
import logging

import pytest

from . import world as worlds
from .access_table import TABLE, WHO, WHOSE
from .walking import Walker, fingerprint, reached, who_asks

pytestmark = [pytest.mark.heavy, pytest.mark.once]

ROWS = {name: (get, post) for name, get, post in map(str.split, TABLE.strip().splitlines())}
# Registers of who takes part, which editors of the network may read whole.
READ_BY_EDITORS = {
    "communities_library_modeladmin_index",
    "communities_adviser_modeladmin_index",
    "communities_progress",
    "communities_progress_one",
    # What a community brings to a return day, and what came out of it, is for the network.
    "communities_return_day",
    "communities_preparation",
    # They choose among all advisers, by name.
    "communities_return_day_new",
    "communities_return_day_edit",
}


@pytest.fixture
def walker(everything):
    # Thousands of refusals would be thousands of lines in the log, and pages leave much behind
    # that need not be looked at after each of them.
    logging.disable(logging.CRITICAL)
    thresholds = gc.get_threshold()
    gc.set_threshold(100_000, 20, 20)
    yield Walker(everything)
    gc.set_threshold(*thresholds)
    logging.disable(logging.NOTSET)


def expected(cell: str, who: str, targets) -> set[str]:
    """Which of these targets `who` reaches, by one cell of the table."""
    if cell in WHO:
        return set(targets) if who in WHO[cell].split() else set()
    cells = dict(one.split(":") for one in WHOSE[cell].split())
    allowed = cells[who].split("+") if who in cells else []
    return {one for one in targets if one in allowed or ("*" in allowed and one != "missing")}


def test_every_address_has_a_line_in_the_table(walker):
    assert sorted(set(walker.patterns) ^ set(ROWS)) == []


def test_everybody_gets_where_the_table_says(walker):
    """And nowhere else; nothing of others is shown, and nothing of others is changed."""
    wrong = []
    for name, cells in ROWS.items():
        for method, cell in zip(("get", "post"), cells, strict=True):
            for who in who_asks(method, cell):
                wrong += _walk(walker, name, method, cell, who)
    assert wrong == []
    assert fingerprint(walker.world) == walker.before


def _walk(walker, name, method, cell, who):
    targets = walker.asked(name, who)
    for target, key in targets.items():
        url = walker.address(name, key)
        response = walker.ask(who, method, url)
        wanted = target in expected(cell, who, targets)
        case = f"{who} {method} {name} {target} {response.status_code}"
        if reached(response) != wanted:
            yield f"{case}: {'refused' if wanted else 'reached'}"
        if response.status_code >= 500:
            yield f"{case}: broken"
        if leaked := _leaked(response, name, who, url):
            yield f"{case}: tells {leaked}"
        if response.stays_the_same is False:
            yield f"{case}: changed what is not theirs"


def _leaked(response, name, who, url) -> str:
    text = response.text_of_all.replace(url, "")
    may_read = who == "E" and name in READ_BY_EDITORS
    if who in "AEVRN" and worlds.CANARY in text and not may_read:
        return worlds.CANARY
    return worlds.NETWORK_CANARY if who in "ABVRN" and worlds.NETWORK_CANARY in text else ""
