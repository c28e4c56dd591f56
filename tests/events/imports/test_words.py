"""Titles, texts, places, themes and addresses of what comes in."""

import datetime as dt

import pytest

from events.imports.places import Place, Places
from events.models import EventPage
from tests import builders

from .files import bring_in, event


@pytest.fixture(autouse=True)
def _clock(time_machine_now):
    """Every test of this file has the same now."""


def page_of(calendar, *lines: str, **fields) -> EventPage:
    bring_in(calendar, event(*lines, **fields))
    return EventPage.objects.get()


def paragraphs(page) -> list[str]:
    return [str(block.value) for block in page.body]


@pytest.mark.parametrize(
    ("description", "summary", "body"),
    [
        ("", "Repair Café", []),
        ("Neem je lamp mee.", "Neem je lamp mee.", []),
        ("Neem mee:\\n- lamp\\n- snoer", "Neem mee:", ["<p>- lamp</p><p>- snoer</p>"]),
        ("Kort. " + "woord " * 50, "Kort.", ["<p>" + ("woord " * 50).strip() + "</p>"]),
        ("<p>Dag <b>allemaal</b></p><p>Tot dan</p>", "Dag allemaal", ["<p>Tot dan</p>"]),
        ("1 < 2\\n<script>x</script> & meer", "1 < 2", None),
        ("Samen.\\nhttps://example.org/agenda/x/", "Samen.", []),
    ],
)
def test_texts(calendar, description, summary, body):
    page = page_of(calendar, f"DESCRIPTION:{description}")
    assert page.summary == summary
    if body is not None:
        assert paragraphs(page) == body
    assert "<script>" not in "".join(paragraphs(page))


def test_a_long_text_is_broken_off_between_words(calendar):
    page = page_of(calendar, "DESCRIPTION:" + "woorden " * 60)
    assert page.summary.endswith("woorden…")
    assert len(page.summary) <= 200
    assert len(paragraphs(page)) == 1


def test_the_link_to_a_meeting_is_not_published(calendar):
    link = "https://teams.microsoft.com/l/meetup-join/geheim"
    made = bring_in(
        calendar, event(f"DESCRIPTION:Welkom!\\nDoe mee: {link}\\nTot dan", f"LOCATION:{link}")
    )
    page = EventPage.objects.get()
    assert (page.online, page.venue_note, page.summary) == (True, "", "Welkom!")
    assert paragraphs(page) == ["<p>Tot dan</p>"]
    assert "online vergadering" in " ".join(made.steps[0].messages)


def test_a_missing_title_and_a_too_long_one(calendar):
    bring_in(calendar, event("SUMMARY:"), event(uid="twee", title="woord " * 60))
    titles = list(EventPage.objects.order_by("path").values_list("title", flat=True))
    assert titles[0] == "Zonder titel"
    assert titles[1].endswith("woord…")
    assert len(titles[1]) <= 255


def test_places(calendar):
    library = calendar.get_parent().specific.library
    hall = builders.venue("Kerk", place="Gouda", street="Markt 1", library=library)
    network = builders.venue("Theater", place="Utrecht", street="Plein 2")
    elsewhere = builders.library("Bibliotheek Rotterdam")
    builders.venue("Loods", place="Rotterdam", street="Kade 3", library=elsewhere)
    places = Places(library.pk)
    assert places.find("kerk") == Place(hall.pk)
    assert places.find("Kerk, Gouda") == Place(hall.pk)
    assert places.find("Kerk, Markt 1, Gouda") == Place(hall.pk)
    assert places.find("Kerk (tweede verdieping)") == Place(hall.pk, "tweede verdieping")
    assert places.find("Kerk, Dorpsstraat 1, Elders") == Place(note="Kerk, Dorpsstraat 1, Elders")
    assert places.find("Theater") == Place(network.pk)
    assert places.find("Loods") == Place(note="Loods")
    assert places.find("Online via Zoom") == Place(online=True)
    assert places.find("") == Place()


def test_a_category_with_the_title_of_a_theme_is_a_theme(site, calendar):
    theme = builders.theme(site, "Maken en repareren")
    draft = builders.theme(site, "Geheim")
    draft.unpublish()
    page = page_of(calendar, "CATEGORIES:maken en repareren,Geheim,Iets anders")
    assert [link.theme_id for link in page.theme_links.all()] == [theme.pk]


def test_addresses_are_unique_and_never_those_of_the_site(calendar):
    titles = ["Maand", "Maand", "Week!", "☺"]
    bring_in(calendar, *(event(uid=str(n), title=title) for n, title in enumerate(titles)))
    slugs = list(EventPage.objects.order_by("path").values_list("slug", flat=True))
    assert slugs == ["maand-2", "maand-3", "week-2", "activiteit"]


def export_of(page, *lines: str) -> str:
    """An activity as our own feed writes it."""
    return event(
        *lines,
        "DESCRIPTION:Samen spullen maken.\\nhttp://localhost/communities/x/agenda/y/",
        "LOCATION:Chocoladefabriek\\, Klein Amerika 20\\, Gouda",
        uid=page.series.uid,
    )


def test_an_own_export_that_comes_back_changes_nothing(calendar):
    page = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH", first_date=dt.date(2026, 10, 1))
    # From the first date to come, and up to where the dates are known.
    lines = [
        "DTSTART;TZID=Europe/Amsterdam:20261126T193000",
        "DURATION:PT1H30M",
        "RRULE:FREQ=WEEKLY;UNTIL=20281122T225959Z;BYDAY=TH",
    ]
    made = bring_in(calendar, export_of(page, *lines))
    assert made.steps[0].difference.groups == set()
    assert made.steps[0].state == "unchanged"
    page.refresh_from_db()
    assert page.recurrences.rrules[0].until is None


def test_an_end_that_is_near_does_end_the_series(calendar):
    page = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH")
    bring_in(calendar, export_of(page, "RRULE:FREQ=WEEKLY;UNTIL=20261217T225959Z;BYDAY=TH"))
    assert [str(day) for day in builders.dates_of(page)] == [
        "2026-12-03",
        "2026-12-10",
        "2026-12-17",
    ]
