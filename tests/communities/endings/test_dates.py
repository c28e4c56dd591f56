"""What happens to the dates of a community that stops."""

import datetime as dt

import icalendar
from django.utils import timezone

from communities.endings import ending as endings
from events import rolling, verification
from events.models import Occurrence
from tests import builders

from .stopping import PAGE, coming, in_days, read, stop, text_of


def test_series_end_on_the_last_day_and_planned_dates_are_called_off(community):
    stop(community, 14)
    assert coming(community.choir)[-1] == (14, "scheduled")
    assert coming(community.party) == [(60, "cancelled")]
    row = community.party.occurrences.get()
    assert row.reason == "Deze community stopt."
    community.choir.series.refresh_from_db()
    assert community.choir.series.ends_on == in_days(14)


def test_what_has_been_stays(community):
    before = list(community.choir.occurrences.filter(start__lte=timezone.now()).values())
    stop(community, -30)
    assert list(community.choir.occurrences.filter(start__lte=timezone.now()).values()) == before
    assert coming(community.choir) == []


def test_the_table_is_what_the_rules_say_and_stays_so(community):
    stop(community, 14)
    assert list(verification.differences()) == []
    later = timezone.now() + dt.timedelta(days=90)
    rolling.extend(later)
    assert coming(community.choir)[-1] == (14, "scheduled")
    endings.take_back(community, None)
    assert list(verification.differences()) == []


def test_taken_back_all_dates_are_as_they_were(community):
    before = list(Occurrence.objects.order_by("event", "date").values_list("event", "start"))
    stop(community, 14)
    endings.take_back(community, None)
    rows = list(Occurrence.objects.order_by("event", "date").values_list("event", "start"))
    assert rows == before
    assert coming(community.party) == [(60, "scheduled")]
    community.choir.series.refresh_from_db()
    assert community.choir.series.ends_on is None


def test_an_older_draft_does_not_begin_it_again(community, client):
    draft = community.save_revision()
    stop(community, -1)
    draft.publish()
    community.choir.save_revision().publish()
    assert "Deze community is gestopt" in text_of(read(client))
    assert coming(community.choir) == []


def test_a_date_that_was_changed_by_itself_is_called_off_as_well(community):
    row = community.choir.occurrences.filter(start__gt=timezone.now()).order_by("start")[5]
    builders.change(community.choir, row.date.isoformat(), new_start=dt.time(12, 0))
    builders.change(
        community.choir,
        community.choir.occurrences.filter(start__gt=timezone.now())
        .order_by("start")
        .first()
        .date.isoformat(),
        new_date=in_days(40),
    )
    stop(community, 14)
    statuses = dict(coming(community.choir))
    assert statuses[40] == "cancelled"
    assert max(day for day, status in statuses.items() if status != "cancelled") <= 14


def test_feeds_end_and_say_what_was_called_off(community, client):
    stop(community, 14)
    response = client.get(f"{PAGE}agenda/feed.ics")
    assert response.status_code == 200
    parts = icalendar.Calendar.from_ical(response.content).walk("VEVENT")
    choir = next(one for one in parts if one["SUMMARY"] == "Koor" and "RRULE" in one)
    assert choir["RRULE"]["UNTIL"][0].date() <= in_days(15)
    party = [one for one in parts if "Feest" in one["SUMMARY"] and "RECURRENCE-ID" in one]
    assert [one["STATUS"] for one in party] == ["CANCELLED"]
    data = client.get(f"{PAGE}agenda/feed.json").json()["occurrences"]
    assert {one["status"] for one in data if one["title"] == "Feest"} == {"cancelled"}
    assert client.get(f"{PAGE}agenda/feed.xml").status_code == 200
