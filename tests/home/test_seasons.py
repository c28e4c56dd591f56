"""Where the demo's dates end up in later years."""

import datetime as dt

import pytest

from events import recurrence
from events.closures import public_holidays
from home.demo import content, seasons
from home.demo.seasons import Change, Dates, Holiday, Seasons, shift_date, shift_dates


def d(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("today", "running", "bounded"),
    [
        ("2026-01-01", 0, 0),
        ("2026-11-22", 0, 0),
        ("2027-04-30", 0, 0),
        ("2027-05-01", 0, 1),
        ("2028-04-30", 0, 1),
        ("2028-05-01", 1, 2),
        ("2029-02-01", 1, 2),
    ],
)
def test_seasons_change_on_the_first_of_may(today, running, bounded):
    assert Seasons.of(d(today)) == Seasons(running, bounded)


@pytest.mark.parametrize(
    ("day", "years", "last", "expected"),
    [
        ("2026-09-10", 0, False, "2026-09-10"),
        ("2026-09-10", 1, False, "2027-09-09"),  # second Thursday
        ("2026-09-24", 1, False, "2027-09-23"),  # fourth Thursday, and the last
        ("2026-09-24", 1, True, "2027-09-30"),
        ("2026-10-30", 1, False, "2027-10-29"),  # fifth Friday
        ("2026-10-30", 2, False, "2028-10-27"),  # a month with four
        ("2026-12-31", 1, True, "2027-12-30"),
        ("2026-12-03", 1, True, "2027-12-02"),  # not the last: stays the first
    ],
)
def test_date_keeps_weekday_and_rank(day, years, last, expected):
    assert shift_date(d(day), years, last=last) == d(expected)


@pytest.mark.parametrize("year", range(2026, 2040))
@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("nieuwjaarsdag", "Nieuwjaarsdag"),
        ("goede_vrijdag", "Goede Vrijdag"),
        ("tweede_paasdag", "Tweede paasdag"),
        ("koningsdag", "Koningsdag"),
        ("bevrijdingsdag", "Bevrijdingsdag"),
        ("hemelvaartsdag", "Hemelvaartsdag"),
        ("tweede_pinksterdag", "Tweede Pinksterdag"),
        ("eerste_kerstdag", "Eerste Kerstdag"),
        ("tweede_kerstdag", "Tweede Kerstdag"),
    ],
)
def test_holiday_is_the_one_of_the_register(key, name, year):
    named = public_holidays(year)[seasons.holiday_date(key, year)]
    assert name.lower() in named.lower()


def test_unknown_holiday_is_refused():
    with pytest.raises(ValueError, match="unknown holiday sinterklaas"):
        seasons.holiday_date("sinterklaas", 2027)


@pytest.mark.parametrize("years", range(6))
def test_school_holiday_stays_from_saturday_to_sunday(years):
    autumn = Holiday("Herfstvakantie", "midden", d("2026-10-17"), d("2026-10-25"))
    moved = seasons.shift_holiday(autumn, years)
    assert (moved.first.weekday(), moved.last.weekday()) == (5, 6)
    assert moved.last - moved.first == autumn.last - autumn.first
    assert abs(moved.first - dt.date(2026 + years, 10, 17)) <= dt.timedelta(days=4)


def test_series_without_end_starts_a_season_earlier_than_what_is_bounded():
    both = Seasons(running=1, bounded=2)
    weekly = Dates(d("2026-09-01"), rule="FREQ=WEEKLY;BYDAY=TU")
    course = Dates(d("2027-01-14"), rule="FREQ=WEEKLY;BYDAY=TH;COUNT=6")
    once = Dates(d("2027-03-13"), last=d("2027-03-14"), extra=(d("2027-03-20"),))
    assert shift_dates(weekly, both, []).first == d("2027-09-07")
    assert shift_dates(course, both, []).first == d("2029-01-11")
    moved = shift_dates(once, both, [])
    assert (moved.first, moved.last, moved.extra) == (
        d("2029-03-10"),
        d("2029-03-11"),
        (d("2029-03-17"),),
    )


@pytest.mark.parametrize(
    ("rule", "first", "years", "expected"),
    [
        # The last Wednesday of September 2027 is not its last working day.
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "2026-09-30", 1, "2027-09-30"),
        # October 2028 has four Fridays; the next month with five is December.
        ("FREQ=MONTHLY;BYDAY=5FR", "2026-10-30", 2, "2028-12-29"),
        ("FREQ=MONTHLY;BYDAY=2TH,-1TH", "2026-09-10", 1, "2027-09-09"),
    ],
)
def test_first_date_meets_the_rule(rule, first, years, expected):
    moved = shift_dates(Dates(d(first), rule=rule), Seasons(years, years), [])
    assert moved.first == d(expected)


@pytest.mark.parametrize("years", range(1, 8))
@pytest.mark.parametrize(
    ("first", "rule", "region", "number"),
    [
        ("2027-07-12", "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;UNTIL=20270723T235959", "", 10),
        ("2027-01-21", "FREQ=WEEKLY;BYDAY=TH;UNTIL=20270318T235959", "midden", 8),
        ("2027-04-08", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TH;UNTIL=20270930T235959", "", 13),
    ],
)
def test_until_leaves_as_many_dates(first, rule, region, number, years):
    spring = Holiday("Voorjaarsvakantie", "midden", d("2027-02-20"), d("2027-02-28"))
    dates = Dates(d(first), rule=rule, region=region)
    moved = shift_dates(dates, Seasons(years - 1, years), [spring])
    later = seasons.shift_holiday(spring, years)
    days = recurrence.dates(moved.pattern, moved.first, moved.first, dt.date(2040, 1, 1))
    taught = [day for day in days if not (region and later.first <= day <= later.last)]
    assert len(taught) == number
    assert days[0] == moved.first


def changed(rule: str, first: str, *changes: Change, today: str) -> list[tuple[str, str]]:
    dates = Dates(d(first), rule=rule, changes=changes)
    moved = shift_dates(dates, Seasons.of(d(today)), [])
    return [(str(one.date), str(one.new_date or "")) for one in moved.changes]


def test_change_repeats_in_both_seasons():
    winter = Change(d("2027-01-13"))
    found = changed("FREQ=MONTHLY;BYDAY=2WE", "2026-09-09", winter, today="2027-09-15")
    assert found == [("2027-01-13", ""), ("2028-01-12", "")]


def test_change_follows_its_holiday():
    monday = Change(d("2027-03-29"), holiday="tweede_paasdag")
    found = changed("FREQ=WEEKLY;BYDAY=MO", "2026-09-07", monday, today="2029-02-01")
    assert found == [("2028-04-17", ""), ("2029-04-02", "")]


def test_change_is_dropped_when_the_holiday_falls_on_another_weekday():
    kings_day = Change(d("2027-04-27"), d("2027-04-20"), "koningsdag")
    found = changed("FREQ=MONTHLY;BYDAY=-1TU", "2026-09-29", kings_day, today="2027-09-15")
    assert found == [("2027-04-27", "2027-04-20")]


def test_new_date_keeps_its_distance():
    moved = Change(d("2026-12-29"), d("2026-12-22"))
    found = changed("FREQ=MONTHLY;BYDAY=-1TU", "2026-09-29", moved, today="2027-09-15")
    assert found == [("2026-12-29", "2026-12-22"), ("2027-12-28", "2027-12-21")]


def test_change_is_dropped_when_its_new_date_is_taken():
    # In 2026 a week earlier is free; the series meets every Tuesday.
    found = changed(
        "FREQ=WEEKLY;BYDAY=TU", "2026-09-01", Change(d("2026-12-29"), d("2026-12-22")),
        today="2026-11-22",
    )  # fmt: skip
    assert found == []


def test_words_move_along_with_their_dates():
    said = "Op zaterdag 3 oktober. De volgende is op 28 november, of op 25 februari. Om 3 uur."
    assert seasons.shift_words(said, 0) == said
    assert seasons.shift_words(said, 1) == (
        "Op zaterdag 2 oktober. De volgende is op 27 november, of op 24 februari. Om 3 uur."
    )


def test_story_is_never_of_the_future():
    both = Seasons(running=0, bounded=1)
    assert both.of_story(d("2026-09-21"), d("2027-09-15")) == 0
    assert both.of_story(d("2026-09-21"), d("2027-09-30")) == 1


@pytest.mark.parametrize("year", range(2027, 2045))
def test_no_date_of_the_content_is_lost_or_off_its_rule(year):
    """Any year to come: every first date meets its rule, every change is a date of its own."""
    shown = Seasons.of(dt.date(year, 9, 1))
    for source in content.communities():
        for item in source.data["activities"]:
            dates = Dates(
                item["first_date"],
                rule=item.get("rule", ""),
                changes=tuple(
                    Change(one["date"], one.get("new_date"), one.get("holiday", ""))
                    for one in item.get("changes", [])
                ),
            )
            moved = shift_dates(dates, shown, [])
            end = dt.date(year + 3, 1, 1)
            days = recurrence.dates(moved.pattern, moved.first, moved.first, end)
            assert days[0] == moved.first, item["slug"]
            changes = [one.date for one in moved.changes]
            assert set(changes) <= set(days), item["slug"]
            assert len(changes) == len(set(changes)), item["slug"]
