"""Figures against dates made by hand: called off, moved, online, taken offline, not counted."""

import datetime as dt

from communities.evaluation.figures import Figures, lines
from communities.models import Evaluation
from tests import builders

from .conftest import FIRST, LAST, count


def figures(community) -> Figures:
    return Figures.of_community(community.pk, FIRST, LAST)


def test_what_was_held_and_counted(community, dates):
    """Six Thursdays, one moved in, one online; one was called off, one moved out."""
    assert figures(community) == Figures(
        held=8,
        cancelled=1,
        onsite=7,
        online=1,
        hybrid=0,
        counted=4,
        visitors=20,
        new_counted=3,
        new_people=3,
        helpers_counted=2,
        helpers=2,
        by_group=2,
    )


def test_each_figure_says_on_how_much_counting_it_rests(community, dates):
    said = {line.label: (line.value, line.basis) for line in lines(figures(community))}
    assert said == {
        "Bezoekers": ("20", "geteld bij 4 van de 8 keer"),
        "Bezoekers per keer, gemiddeld": ("5", ""),
        "Nieuwe mensen": ("3", "geteld bij 3 van de 8 keer"),
        "Hoe vaak iemand meehielp": ("2", "geteld bij 2 van de 8 keer"),
        "Activiteiten door de groep zelf": ("2", "geteld bij 4 van de 8 keer"),
        "Activiteiten die doorgingen": ("8", "van de 9 data in de agenda"),
        "Activiteiten die niet doorgingen": ("1", "van de 9 data in de agenda"),
        "In het gebouw": ("7 van de 8 keer", ""),
        "Online": ("1 van de 8 keer", ""),
        "In het gebouw en online": ("0 van de 8 keer", ""),
    }


def test_nobody_counted_is_not_that_nobody_came(community):
    builders.event(community.calendar, first_date=dt.date(2026, 11, 5))
    said = {line.label: line.value for line in lines(figures(community))}
    assert (said["Bezoekers"], said["Bezoekers per keer, gemiddeld"]) == (
        "niet geteld",
        "niet bekend",
    )
    assert said["Activiteiten die doorgingen"] == "1"


def test_a_period_without_dates_has_figures(community):
    assert figures(community) == Figures()
    assert len(lines(figures(community))) == 10


def test_what_is_still_to_come_never_counts(community):
    builders.event(community.calendar, first_date=dt.date(2026, 11, 22), start_time=dt.time(13))
    begun = builders.event(
        community.calendar, "Bezig", first_date=dt.date(2026, 11, 22), start_time=dt.time(11)
    )
    found = Figures.of_community(community.pk, FIRST, dt.date(2027, 1, 1))
    assert (found.held, begun.occurrences.count()) == (1, 1)


def test_of_what_was_taken_offline_only_counted_dates_count(community, dates):
    dates.unpublish()
    found = figures(community)
    assert (found.held, found.cancelled, found.counted, found.visitors) == (4, 1, 4, 20)


def test_others_and_the_network_are_left_out(site, community, dates):
    other = builders.community(site, "Zaai en maak elders")
    for calendar in (other.calendar, site.calendar):
        event = builders.event(calendar, first_date=dt.date(2026, 11, 5))
        count(event, "2026-11-05", 77)
    assert figures(community).visitors == 20
    assert figures(other).visitors == 77


def test_the_edges_of_the_period_are_local_days(community):
    builders.event(
        community.calendar,
        first_date=dt.date(2026, 10, 1),
        start_time=dt.time(0, 30),
        end_time=dt.time(1),
    )
    builders.event(
        community.calendar,
        first_date=dt.date(2026, 11, 20),
        start_time=dt.time(23, 30),
        end_time=dt.time(23, 50),
    )
    assert figures(community).held == 2
    assert Figures.of_community(community.pk, FIRST, LAST - dt.timedelta(days=1)).held == 1


def test_figures_are_live_until_finished_and_then_frozen(evaluation, dates, librarian):
    from communities.evaluation import steps

    count(dates, "2026-10-15", 8)
    assert Figures.of(evaluation).visitors == 28
    finished = steps.finish(evaluation.pk, librarian.user)
    count(dates, "2026-10-22", 100)
    assert Figures.of(Evaluation.objects.get(pk=finished.pk)).visitors == 28
    assert figures(evaluation.community).visitors == 128
    opened = steps.reopen(evaluation.pk, librarian.user)
    assert Figures.of(opened).visitors == 128
