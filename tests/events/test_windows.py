"""Reading stretches of time: what is under way is in, and every row stands once."""

import datetime as dt

import pytest

from events import windows
from events.models import Occurrence
from tests import builders

D, T = dt.date, dt.time


@pytest.fixture
def rows(calendar, time_machine_now):
    """An exposition of five days, a night, and an evening: all around 3 December 2026."""
    builders.event(
        calendar,
        "Expositie",
        all_day=True,
        first_date=D(2026, 12, 1),
        last_date=D(2026, 12, 5),
        start_time=None,
        end_time=None,
    )
    builders.event(
        calendar,
        "Nacht",
        first_date=D(2026, 12, 2),
        last_date=D(2026, 12, 3),
        start_time=T(22),
        end_time=T(2),
    )
    builders.event(calendar, "Avond")
    return Occurrence.objects.all()


def moment(day: int, hour: int = 0) -> dt.datetime:
    return windows.day_bounds(D(2026, 12, day), D(2026, 12, day))[0] + dt.timedelta(hours=hour)


def titles(found) -> list[str]:
    by_key = {row.pk: row.event.title for row in Occurrence.objects.select_related("event")}
    return [by_key[getattr(one, "pk", one)] for one in found]


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ((3, 0), (4, 0), ["Expositie", "Nacht", "Avond"]),
        ((3, 2), (4, 0), ["Expositie", "Avond"]),
        ((3, 0), (3, 0), ["Expositie", "Nacht"]),
        ((1, 0), (2, 0), ["Expositie"]),
        ((5, 0), (6, 0), ["Expositie"]),
        ((6, 0), (7, 0), []),
        ((2, 22), (2, 23), ["Expositie", "Nacht"]),
        ((3, 21), None, ["Expositie"]),
        ((2, 0), None, ["Expositie", "Nacht", "Avond"]),
    ],
)
def test_rows_are_found_by_overlap_earliest_first(rows, since, until, expected):
    since, until = moment(*since), until and moment(*until)
    found = windows.first_found(rows, since, until, 10)
    assert titles(found) == expected
    assert all(one.start.utcoffset() is not None for one in found)
    if until and until > since:
        assert titles(windows.overlapping(rows, since, until)) == expected


def test_no_more_rows_than_asked_for(rows):
    assert titles(windows.first_found(rows, moment(1), None, 2)) == ["Expositie", "Nacht"]
    assert titles(windows.page_of_keys(rows, moment(1), None, 1, 1)) == ["Nacht"]
    assert windows.first_found(rows.none(), moment(1), None, 2) == []


def test_moments_know_their_zone(rows):
    (one,) = windows.first_found(rows.filter(event__title="Avond"), moment(1), None, 2)
    assert one.start == dt.datetime(2026, 12, 3, 18, 30, tzinfo=dt.UTC)
    found = windows.first_of_days(rows, [D(2026, 12, 2), D(2026, 12, 3), D(2026, 12, 4)], 5)
    assert {day: [start for start, _key in rows] for day, rows in found.items()} == {
        D(2026, 12, 2): [dt.datetime(2026, 12, 2, 21, tzinfo=dt.UTC)],
        D(2026, 12, 3): [dt.datetime(2026, 12, 3, 18, 30, tzinfo=dt.UTC)],
    }


@pytest.mark.parametrize(
    ("day", "hours"), [(D(2027, 3, 28), 23), (D(2027, 10, 31), 25), (D(2027, 5, 1), 24)]
)
def test_a_day_lasts_as_long_as_it_does(day, hours):
    start, end = windows.day_bounds(day, day)
    assert end - start == dt.timedelta(hours=hours)


def test_a_day_of_25_hours_is_one_day(calendar, time_machine_now):
    builders.event(
        calendar, all_day=True, first_date=D(2027, 10, 31), start_time=None, end_time=None
    )
    rows = Occurrence.objects.all()
    assert [row.multi_day for row in rows] == [False]
    _start, end = windows.day_bounds(D(2027, 10, 31), D(2027, 10, 31))
    just_before = end - dt.timedelta(minutes=1)
    assert len(windows.first_found(rows, just_before, end, 5)) == 1
    assert windows.first_found(rows, end, None, 5) == []


def test_long_rows_are_those_of_several_days(rows):
    assert titles(windows.long_rows(rows, moment(3), moment(4))) == ["Expositie"]
    assert titles(windows.long_rows(rows, moment(6), moment(7))) == []


def test_of_each_day_only_the_first_are_read(calendar, time_machine_now):
    for number in range(4):
        builders.event(calendar, f"Koor {number}", start_time=T(20 - number))
    found = windows.first_of_days(Occurrence.objects.all(), [D(2026, 12, 3)], 2)
    assert titles(key for _start, key in found[D(2026, 12, 3)]) == ["Koor 3", "Koor 2"]
    assert windows.first_of_days(Occurrence.objects.all(), [], 2) == {}


def test_each_function_asks_one_query(rows, django_assert_num_queries):
    with django_assert_num_queries(1):
        windows.first_found(rows, moment(1), moment(9), 5)
    with django_assert_num_queries(1):
        windows.first_of_days(rows, [D(2026, 12, day) for day in range(1, 31)], 5)
    with django_assert_num_queries(1):
        list(windows.overlapping(rows, moment(1), moment(9)))
    keys = list(rows.values_list("pk", flat=True))
    with django_assert_num_queries(1):
        found = windows.in_order(keys[::-1])
        names = [(row.event.title, row.venue.name) for row in found]
    assert (len(names), [row.pk for row in found]) == (3, keys[::-1])
