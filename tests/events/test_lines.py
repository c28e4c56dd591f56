"""Who may see a date, and where it hangs, follows the pages above it."""

import datetime as dt
from zoneinfo import ZoneInfo

from django.core.management import call_command
from wagtail.models import PageViewRestriction

from events.models import Closure, Occurrence, Series
from tests import builders

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = dt.datetime(2026, 11, 22, 12, 0, tzinfo=ZONE)


def d(text):
    return dt.date.fromisoformat(text)


def visible() -> int:
    return Occurrence.objects.public().count()


def test_unpublishing_the_community_hides_and_brings_back(calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=4")
    before = list(event.occurrences.order_by("pk").values())
    community = calendar.get_parent().specific
    community.unpublish()
    assert visible() == 0
    assert event.occurrences.count() == 4
    community.save_revision().publish()
    assert visible() == 4
    assert list(event.occurrences.order_by("pk").values()) == before


def test_unpublishing_an_event_and_publishing_it_again_brings_its_past_back(
    calendar, time_machine_now
):
    event = builders.event(calendar, first_date=d("2026-11-05"), rule="FREQ=WEEKLY;BYDAY=TH")
    shown = visible()
    event.unpublish()
    assert visible() == 0
    event.save_revision().publish()
    assert visible() == shown


def test_a_community_of_another_library_follows_its_closed_days(calendar):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=2")
    other = builders.library("Bibliotheek Rotterdam")
    for library, day in ((builders.library(), "2026-12-03"), (other, "2026-12-10")):
        Closure.objects.create(name="Dicht", first_date=d(day), last_date=d(day), library=library)
    community = calendar.get_parent().specific
    community.library = other
    community.save_revision().publish()
    assert list(event.occurrences.values_list("status", flat=True)) == ["scheduled", "cancelled"]
    call_command("verify_occurrences", check=True)


def test_restricting_the_community_hides_and_brings_back(calendar):
    builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=4")
    restriction = PageViewRestriction.objects.create(
        page=calendar.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    assert visible() == 0
    restriction.delete()
    assert visible() == 4


def test_an_expiry_date_above_hides_at_that_moment(calendar):
    builders.event(calendar)
    community = calendar.get_parent().specific
    community.expire_at = dt.datetime(2026, 11, 30, tzinfo=ZONE)
    community.save_revision().publish()
    assert Occurrence.objects.public(at=dt.datetime(2026, 11, 29, tzinfo=ZONE)).count() == 1
    assert Occurrence.objects.public(at=dt.datetime(2026, 11, 30, tzinfo=ZONE)).count() == 0


def test_moving_an_event_takes_its_dates_along(calendar, site):
    event = builders.event(calendar, rule="FREQ=WEEKLY;BYDAY=TH;COUNT=4")
    other = builders.library("Bibliotheek Rotterdam")
    target = builders.community(site, "Bladzijde Z", library=other).calendar
    event.move(target, "last-child")
    assert set(event.occurrences.values_list("calendar", flat=True)) == {target.pk}
    assert Series.objects.get(event=event).library == other


def test_moving_below_an_unpublished_community_hides(calendar, site):
    event = builders.event(calendar)
    closed = builders.community(site, "Gesloten")
    closed.unpublish()
    event.move(closed.calendar, "last-child")
    assert visible() == 0


def test_giving_a_community_another_library_reaches_its_dates(calendar):
    event = builders.event(calendar)
    community = calendar.get_parent().specific
    community.library = builders.library("Bibliotheek Rotterdam")
    community.save_revision().publish()
    assert event.series.library == community.library
