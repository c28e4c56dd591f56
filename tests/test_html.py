"""Every page of the demo that one can walk to is valid HTML, in the eyes of the W3C's checker."""

import re

import pytest
from bs4 import BeautifulSoup
from wagtail.models import Page

from . import vnu

pytestmark = [pytest.mark.heavy, pytest.mark.once]

CALENDAR = "/communities/zaai-en-maak/agenda/"
# What is no page of Wagtail's; to the frame no page of ours links.
BESIDES = [
    "/bestaat-niet/",
    "/zoeken/?q=stamboom",
    "/kennisbank/alles/",
    f"{CALENDAR}insluiten/",
    f"{CALENDAR}maand/2026-12/",
    f"{CALENDAR}week/2026-W49/",
    f"{CALENDAR}dag/2026-11-28/",
    f"{CALENDAR}archief/",
    f"{CALENDAR}repair-cafe/abonneren/",
]

# A page of each kind below a calendar is enough; the rest of the site is checked whole.
ENDLESS = re.compile(
    r"/agenda/(?:maand|week|dag|archief)/.+/|/agenda/[^/]+/(?:[0-9].*|abonneren/)$|\?"
)
MOST_PAGES = 400


def _crawl(client) -> dict[str, bytes]:
    """The content of every page that one can walk to, by address."""
    found, waiting = {}, ["/", *BESIDES]
    seen = set(waiting)
    for address in waiting:
        response = client.get(address)
        if not response["Content-Type"].startswith("text/html"):
            continue
        found[address] = response.content
        for link in BeautifulSoup(response.content, "html.parser").find_all("a", href=True):
            target = link["href"].split("#")[0]
            if target.startswith("/") and target not in seen and not ENDLESS.search(target):
                seen.add(target)
                waiting.append(target)
        assert len(found) < MOST_PAGES
    return found


@pytest.fixture
def errors(tmp_path):
    """What vnu finds in pages: `errors({address: content})`, each with its address."""
    if not vnu.is_there():
        if vnu.required():
            pytest.fail(vnu.HOW_TO_GET_IT)
        pytest.skip(vnu.HOW_TO_GET_IT)

    def check(pages: dict[str, bytes]) -> list[str]:
        names = {f"{at:04d}.html": address for at, address in enumerate(pages)}
        for name, address in names.items():
            (tmp_path / name).write_bytes(pages[address])
        return [f"{names[one.split(':')[0]]} {one}" for one in vnu.errors(tmp_path)]

    return check


def test_a_page_of_every_type_is_valid_html(the_demo, time_machine_now, client, errors):
    pages = Page.objects.filter(depth__gt=1).order_by("path")
    addresses = {page.content_type_id: page.get_url() for page in pages}.values()
    assert len(addresses) > 20
    assert errors({one: client.get(one).content for one in [*addresses, *BESIDES]}) == []


@pytest.mark.audit
def test_every_page_is_valid_html(the_demo, time_machine_now, client, errors):
    pages = _crawl(client)
    # The walk went through the whole knowledge base, and through all communities.
    assert sum(one.startswith("/kennisbank/") for one in pages) > 90
    assert sum(one.startswith("/communities/") for one in pages) > 40
    assert errors(pages) == []
