"""From one view to another: links that say where they go, and lead to something."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from tests import builders

from .reading import links, page, text

D, T = dt.date, dt.time
ZONE = ZoneInfo("Europe/Amsterdam")


@pytest.fixture
def series(calendar):
    """Every Thursday from 5 November 2026 to 28 January 2027."""
    return builders.event(
        calendar, first_date=D(2026, 11, 5), rule="FREQ=WEEKLY;BYDAY=TH;UNTIL=20270128T225959Z"
    )


def stand_at(monkeypatch, day: dt.date) -> None:
    noon = dt.datetime.combine(day, T(12), tzinfo=ZONE)
    monkeypatch.setattr("django.utils.timezone.now", lambda: noon)


def choices(client, calendar, query: str = "") -> dict[str, str]:
    found = links(page(client, f"{calendar.url}{query}"), ".quick-choices")
    return {words: address.removeprefix(calendar.url) for words, address in found.items()}


@pytest.mark.parametrize(
    ("day", "weekend"),
    [
        (D(2026, 11, 18), "?van=2026-11-21&tot=2026-11-22"),
        (D(2026, 11, 21), "?van=2026-11-21&tot=2026-11-22"),
        (D(2026, 11, 22), "?van=2026-11-22&tot=2026-11-22"),
        (D(2026, 11, 23), "?van=2026-11-28&tot=2026-11-29"),
    ],
)
def test_quick_choices_know_what_day_it_is(client, calendar, series, monkeypatch, day, weekend):
    stand_at(monkeypatch, day)
    tomorrow = day + dt.timedelta(days=1)
    found = choices(client, calendar)
    assert found == {
        "Vandaag": f"dag/{day}/",
        "Morgen": f"dag/{tomorrow}/",
        "Dit weekend": weekend,
        "Deze week": f"week/{day:%G-W%V}/",
        "Volgende maand": "maand/2026-12/",
    }
    for address in found.values():
        assert client.get(f"{calendar.url}{address}").status_code == 200


def test_quick_choices_keep_filters_and_go_no_further_than_the_calendar(
    client, calendar, series, monkeypatch
):
    query = "?doelgroep=iedereen"
    found = choices(client, calendar, f"{query}&van=2026-12-01&pagina=1")
    assert found["Vandaag"] == f"dag/2026-11-22/{query}"
    assert found["Dit weekend"] == f"{query}&van=2026-11-22&tot=2026-11-22"
    stand_at(monkeypatch, D(2027, 1, 28))
    assert list(choices(client, calendar)) == ["Vandaag", "Deze week"]


@pytest.mark.parametrize(
    ("here", "month", "week", "day"),
    [
        ("", "2026-11", "2026-W47", "2026-11-22"),
        ("?van=2026-12-10&tot=2026-12-31", "2026-12", "2026-W50", "2026-12-10"),
        ("maand/2026-12/", "2026-12", "2026-W49", "2026-12-01"),
        ("maand/2026-11/", "2026-11", "2026-W47", "2026-11-22"),
        ("week/2026-W53/", "2026-12", "2026-W53", "2026-12-28"),
        ("dag/2027-01-07/", "2027-01", "2027-W01", "2027-01-07"),
        ("archief/", "2026-11", "2026-W47", "2026-11-22"),
    ],
)
def test_other_views_show_the_same_days_with_the_same_filters(
    client, calendar, series, here, month, week, day
):
    join = "&" if "?" in here else "?"
    found = page(client, f"{calendar.url}{here}{join}vorm=fysiek")
    views = links(found, ".calendar-views")
    assert views == {
        "Lijst": f"{calendar.url}?vorm=fysiek",
        "Maand": f"{calendar.url}maand/{month}/?vorm=fysiek",
        "Week": f"{calendar.url}week/{week}/?vorm=fysiek",
        "Dag": f"{calendar.url}dag/{day}/?vorm=fysiek",
    }
    current = [text(one) for one in found.select('.calendar-views [aria-current="page"]')]
    kinds = {"": "Lijst", "maand": "Maand", "week": "Week", "dag": "Dag"}
    kind = "" if here.startswith("?") else here.split("/")[0]
    assert current == [kinds[kind]] if kind in kinds else current == []
    for address in views.values():
        assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("here", "before", "after"),
    [
        ("maand/2026-11/", None, "december 2026 →"),
        ("maand/2026-12/", "← november 2026", "januari 2027 →"),
        ("maand/2027-01/", "← december 2026", None),
        ("week/2026-W45/", None, "week 46 →"),
        ("week/2026-W53/", "← week 52", "week 1 →"),
        ("week/2027-W04/", "← week 3", None),
    ],
)
def test_neighbours_are_named_and_end_with_the_calendar(
    client, calendar, series, here, before, after
):
    found = links(page(client, f"{calendar.url}{here}"), ".period-links")
    assert list(found) == [words for words in (before, after) if words]
    for address in found.values():
        assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("below", "status"),
    [
        ("maand/2026-10/", 404),
        ("maand/2026-11/", 200),
        ("week/2026-W44/", 404),
        ("week/2026-W45/", 200),
        ("dag/2026-11-04/", 404),
        ("dag/2026-11-05/", 200),
        ("maand/2028-11/", 200),
        ("dag/2028-11-22/", 200),
        ("dag/2028-11-23/", 404),
        ("maand/2028-12/", 404),
        ("?van=2028-11-22", 200),
        ("?van=2028-11-23", 404),
        ("?tot=2026-11-05", 200),
        ("?tot=2026-11-04", 404),
    ],
)
def test_days_from_the_first_date_to_the_horizon_have_a_page(
    client, calendar, series, below, status
):
    found = page(client, f"{calendar.url}{below}", status=status)
    if status == 404:
        assert text(found.select_one(".lead")).endswith(" is er geen agenda.")
        ways = links(found, ".article__header") | links(found, ".nothing-here")
        assert calendar.url in ways.values()
        return
    far = "2028" in below
    for link in found.select("main a[href]"):
        if link["href"].startswith(calendar.url) and not (far and link.get("aria-current")):
            assert "2028" not in link["href"].split("?")[0]
            assert client.get(link["href"]).status_code == 200


def test_the_form_jumps_to_a_month_and_keeps_the_filters(client, calendar, series):
    found = page(client, f"{calendar.url}?vorm=fysiek&van=2026-12-01")
    form = found.select_one("form.jump")
    assert form["action"] == calendar.url
    hidden = {one["name"]: one["value"] for one in form.select("input[type=hidden]")}
    assert hidden == {"vorm": "fysiek"}
    assert [one["value"] for one in form.select("#ga-jaar option")] == ["2026", "2027"]
    chosen = [one["value"] for one in form.select("option[selected]")]
    assert chosen == ["12", "2026"]
    response = client.get(calendar.url, {**hidden, "ga-maand": "1", "ga-jaar": "2027"})
    assert response.status_code == 302
    assert response["Location"] == f"{calendar.url}maand/2027-01/?vorm=fysiek"


@pytest.mark.parametrize(
    ("month", "year"),
    [
        ("13", "2026"),
        ("0", "2026"),
        ("1", "2026"),
        ("1", "2029"),
        ("", "2026"),
        ("12", ""),
        ("١٢", "2026"),
        ("12", "99999"),
        ("x", "y"),
        ("9" * 5000, "2026"),
        ("12\x00", "2026"),
    ],
)
def test_a_month_that_is_not_there_is_explained(client, calendar, series, month, year):
    response = client.get(calendar.url, {"ga-maand": month, "ga-jaar": year})
    assert response.status_code == 404
    assert "Van deze maand is er geen agenda." in response.text


@pytest.mark.parametrize(
    ("below", "target"),
    [
        ("maand/", "maand/2026-11/"),
        ("week/", "week/2026-W47/"),
        ("dag/", "dag/2026-11-22/"),
        ("maand/?vorm=fysiek", "maand/2026-11/?vorm=fysiek"),
    ],
)
def test_a_view_without_days_is_that_of_today(client, calendar, below, target):
    response = client.get(f"{calendar.url}{below}")
    assert (response.status_code, response["Location"]) == (302, f"{calendar.url}{target}")


def test_grid_and_archive_are_not_for_search_engines(client, calendar, series):
    for below in ("maand/2026-12/", "week/2026-W49/", "dag/2026-12-03/", "archief/"):
        found = page(client, f"{calendar.url}{below}")
        assert found.find("meta", {"name": "robots"})["content"] == "noindex"
        assert found.find("link", rel="canonical")["href"] == f"http://localhost{calendar.url}"


def test_robots_are_asked_to_stay_out_of_the_same_pages(client, site):
    assert client.get("/robots.txt").text.splitlines() == [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /zoeken/?",
        "Disallow: /zoeken/suggesties/",
        "Disallow: /*agenda/maand/",
        "Disallow: /*agenda/week/",
        "Disallow: /*agenda/dag/",
        "Disallow: /*agenda/archief/",
        "Disallow: /*agenda/?",
        "Disallow: /*agenda/abonneren/?",
        "Disallow: /*agenda/insluiten/?",
        "Disallow: /kennisbank/*/reactie/",
        "Disallow: /communities/?",
        "",
        "Sitemap: http://testserver/sitemap.xml",
    ]
