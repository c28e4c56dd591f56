"""The last evaluation of a community that was finished."""

import datetime as dt

from communities.evaluation.summary import LastEvaluation, last_of_each
from communities.models import Evaluation
from tests import builders

from .conftest import NOW, TEXTS


def evaluation(community, last: dt.date, phase: str, finished_at: dt.datetime | None = NOW):
    return Evaluation.objects.create(
        **{**TEXTS, "phase": phase},
        community=community,
        first_date=dt.date(2026, 1, 1),
        last_date=last,
        finished_at=finished_at,
    )


def test_the_one_that_ends_last_counts_and_what_is_open_does_not(
    site, community, django_assert_num_queries
):
    quiet, other = (builders.community(site, title) for title in ("Stil", "Anders"))
    ends_last = evaluation(community, dt.date(2026, 9, 30), "running")
    evaluation(community, dt.date(2026, 6, 30), "emerging")
    evaluation(community, dt.date(2026, 10, 31), "parting", finished_at=None)
    evaluation(other, dt.date(2026, 8, 31), "emerging")
    newest = evaluation(other, dt.date(2026, 8, 31), "running")
    with django_assert_num_queries(1):
        found = last_of_each([quiet.pk, community.pk, other.pk])
    january = dt.date(2026, 1, 1)
    assert found == {
        community.pk: LastEvaluation(
            ends_last.pk, january, dt.date(2026, 9, 30), NOW, phase="running"
        ),
        other.pk: LastEvaluation(newest.pk, january, dt.date(2026, 8, 31), NOW, phase="running"),
    }
