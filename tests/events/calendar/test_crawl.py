"""Whoever follows every link comes to an end, and meets nothing that is not there."""

import datetime as dt
import re
from collections import deque
from urllib.parse import urlencode, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from home.models import StandardPage
from tests import builders

pytestmark = [pytest.mark.heavy, pytest.mark.once]

D = dt.date
MOST = 1200  # addresses; on this site there are some 500
DAYS = re.compile(r"/(?:dag|maand)/([0-9-]+)/")


def links(address: str, html: bytes) -> set[str]:
    """Where a page leads: its links, and its GET forms as they stand."""
    found = BeautifulSoup(html, "html.parser")
    leads = {one["href"] for one in found.select("a[href], link[rel=alternate]")}
    for form in found.select("form[method=get]"):
        action = (form.get("action") or address).partition("#")[0]
        leads.add(f"{action}?{urlencode(_fields(form))}")
    whole = (urlsplit(urljoin(f"http://localhost{address}", one)) for one in leads)
    return {
        f"{one.path}?{one.query}" if one.query else one.path
        for one in whole
        if one.scheme == "http" and one.netloc == "localhost"
    }


def _fields(form) -> list[tuple[str, str]]:
    fields = [
        (one["name"], one.get("value", ""))
        for one in form.select("input[name]")
        if one.get("type") != "checkbox" or one.has_attr("checked")
    ]
    for select in form.select("select[name]"):
        chosen = select.select_one("option[selected]") or select.option
        fields.append((select["name"], chosen["value"]))
    return fields


def crawl(client, start: str) -> dict[str, int]:
    """The status of every address that can be reached. Leaves off at MOST."""
    seen, waiting = {}, deque([start])
    queued = {start}
    while waiting and len(seen) < MOST:
        address = waiting.popleft()
        response = client.get(address)
        seen[address] = response.status_code
        if response.status_code in (301, 302):
            found = {urljoin(address, response["Location"])}
        elif response.headers.get("Content-Type", "").startswith("text/html"):
            found = links(address, response.content)
        else:
            found = set()
        new = {one for one in found if one not in queued}
        queued |= new
        waiting.extend(sorted(new))
    assert not waiting, f"{len(waiting)} addresses left, such as {list(waiting)[:5]}"
    return seen


@pytest.mark.audit
def test_following_every_link_ends(client, network, settings):
    settings.OCCURRENCE_HORIZON_MONTHS = 2
    # What a search without results leads to.
    contact = StandardPage(title="Contact", slug="contact", summary="Bel ons.")
    network.site.home.add_child(instance=contact)
    making = builders.theme(network.site)
    for community, day in ((network.gouda, D(2026, 11, 5)), (network.delft, D(2026, 11, 3))):
        series = builders.event(
            community.calendar,
            "Wekelijks",
            first_date=day,
            rule="FREQ=WEEKLY",
            themes=[making],
        )
        first = series.occurrences.filter(start__gte=dt.datetime(2026, 12, 1, tzinfo=dt.UTC))
        builders.change(series, f"{first[0].date}", cancelled=True)
        builders.change(series, f"{first[1].date}", new_date=first[1].date + dt.timedelta(days=1))
    builders.event(
        network.gouda.calendar,
        "Expositie",
        audience="adults",
        all_day=True,
        first_date=D(2026, 12, 30),
        last_date=D(2027, 1, 4),
        start_time=None,
        end_time=None,
    )
    builders.event(network.calendar, "Terugkomdag", online=True, online_how="Bel ons")
    for number in range(35):
        builders.event(network.delft.calendar, f"Koor {number}")
    seen = crawl(client, "/agenda/")
    bad = {address: status for address, status in seen.items() if status not in (200, 301, 302)}
    assert bad == {}
    days = {match[1] for address in seen if (match := DAYS.search(address))}
    assert min(days) >= "2026-11"
    assert max(days) <= "2027-01-22"
