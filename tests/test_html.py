"""Every page of the demo that one can walk to is valid HTML, in the eyes of the W3C's checker."""

import re

import pytest
from bs4 import BeautifulSoup

from . import vnu

pytestmark = pytest.mark.heavy

# A page of each kind below a calendar is enough; the rest of the site is checked whole.
ENDLESS = re.compile(
    r"/agenda/(?:maand|week|dag|archief)/.+/|/agenda/[^/]+/(?:[0-9].*|abonneren/)$|\?"
)
MOST_PAGES = 400


def _crawl(client, folder) -> dict[str, str]:
    found, waiting = {}, ["/", "/bestaat-niet/", "/zoeken/?q=stamboom"]
    # In a frame: no page of ours links to it.
    waiting.append("/communities/zaai-en-maak/agenda/insluiten/")
    seen = set(waiting)
    for address in waiting:
        response = client.get(address)
        if not response["Content-Type"].startswith("text/html"):
            continue
        name = f"{len(found):04d}.html"
        found[name] = address
        (folder / name).write_bytes(response.content)
        for link in BeautifulSoup(response.content, "html.parser").find_all("a", href=True):
            target = link["href"].split("#")[0]
            if target.startswith("/") and target not in seen and not ENDLESS.search(target):
                seen.add(target)
                waiting.append(target)
        assert len(found) < MOST_PAGES
    return found


@pytest.mark.once
def test_every_page_is_valid_html(the_demo, time_machine_now, client, tmp_path):
    if not vnu.is_there():
        if vnu.required():
            pytest.fail(vnu.HOW_TO_GET_IT)
        pytest.skip(vnu.HOW_TO_GET_IT)
    folder = tmp_path / "html"
    folder.mkdir()
    addresses = _crawl(client, folder)
    # The walk went through the whole knowledge base, and through all communities.
    assert sum(one.startswith("/kennisbank/") for one in addresses.values()) > 90
    assert sum(one.startswith("/communities/") for one in addresses.values()) > 40
    found = vnu.errors(folder)
    assert [f"{addresses[one.split(':')[0]]} {one}" for one in found] == []
