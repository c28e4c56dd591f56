"""What dashboards and overviews read of many communities at once."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from communities.choices import StepState, Verdict
from communities.models import StepProgress
from communities.progress import changes
from communities.progress import plan as plans
from communities.progress.summary import summaries
from knowledge_base.models import StepPage
from tests import builders

MONDAY = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)


@pytest.fixture
def steps(plan):
    return plans.steps()


def record(community, step, *, at=MONDAY, by=None, **values) -> StepProgress:
    row = StepProgress.objects.filter(community=community, step=step.pk).first()
    row = row or StepProgress(community=community)
    changes.change_step(row, step, values, by, at)
    return row


def test_community_without_anything_recorded_is_at_the_first_step(gouda, steps):
    found = summaries([gouda.community])[gouda.community.pk]
    assert found.current == steps[0]
    assert found.current.name == "Stap 1: Ken je opdracht"
    assert found.counts == {
        StepState.NOT_STARTED: 4,
        StepState.UNDER_WAY: 0,
        StepState.DONE: 0,
        StepState.NOT_FOR_US: 0,
    }
    assert [one.condition.text for one in found.open_preconditions] == [
        "De directie zit aan tafel.",
        "Er is tijd.",
    ]
    assert (found.decision, found.changed_at, found.commented_at, found.finished) == (
        *(None, None, None),
        False,
    )


def test_current_is_the_first_that_is_not_done_and_not_for_us(gouda, steps):
    one, two, three, four = steps
    record(gouda.community, one, state="done", met=[one.preconditions[0].pk])
    record(gouda.community, two, state="not_for_us")
    record(gouda.community, four, state="under_way", since=dt.date(2026, 11, 2))
    found = summaries([gouda.community])[gouda.community.pk]
    assert found.current == three
    assert found.current_state == StepState.NOT_STARTED
    assert [found.states[step.pk] for step in steps] == [
        "done",
        "not_for_us",
        "not_started",
        "under_way",
    ]
    assert found.since == {four.pk: dt.date(2026, 11, 2)}
    # Those of what was passed over do not count, those of what is still to come neither.
    assert [(one.step.number, one.condition.text) for one in found.open_preconditions] == [
        (1, "Er is tijd."),
        (3, "Er is koffie."),
        (3, "Er is geld."),
    ]


def test_who_has_passed_every_step_is_finished(gouda, steps):
    for step in steps:
        record(gouda.community, step, state="done")
    found = summaries([gouda.community])[gouda.community.pk]
    assert (found.current, found.current_state, found.finished) == (None, None, True)
    assert found.counts[StepState.DONE] == 4


def test_without_a_plan_nobody_is_finished(gouda, plan):
    StepPage.objects.update(live=False)
    found = summaries([gouda.community])[gouda.community.pk]
    assert (found.current, found.finished, found.states) == (None, False, {})


def test_decision_and_last_changes(gouda, steps):
    decided = {
        "decision": "not_yet",
        "decided_by": "De manager",
        "decided_on": dt.date(2026, 11, 20),
        "decided_why": "Er is geen vervanger.",
    }
    record(gouda.community, steps[2], **decided)
    later = MONDAY + dt.timedelta(days=1)
    row = record(gouda.community, steps[0], state="done", at=later)
    adviser = gouda.library.adviser
    changes.change_comment(row, steps[0], adviser, "Goed.", None, later + dt.timedelta(days=1))
    found = summaries([gouda.community])[gouda.community.pk]
    assert found.decision.verdict is Verdict.NOT_YET
    assert (found.decision.by, found.decision.on) == ("De manager", dt.date(2026, 11, 20))
    assert (found.decision.why, found.decision.step) == (
        "Er is geen vervanger.",
        "Stap 3: Regel de basis",
    )
    assert found.changed_at == later
    assert found.commented_at == later + dt.timedelta(days=1)
    StepPage.objects.get(pk=steps[2].pk).delete()
    assert summaries([gouda.community])[gouda.community.pk].decision.step == (
        "Stap 3: Regel de basis"
    )


def test_each_community_counts_for_itself(gouda, rotterdam, steps):
    record(gouda.community, steps[0], state="done", met=[steps[0].preconditions[0].pk])
    both = summaries([gouda.community.pk, rotterdam.community])
    assert both[gouda.community.pk].current == steps[1]
    assert both[rotterdam.community.pk].current == steps[0]
    assert len(both[rotterdam.community.pk].open_preconditions) == 2
    assert both[rotterdam.community.pk].changed_at is None


@pytest.mark.once
def test_five_queries_however_many_there_are(gouda, site, steps):
    def count(communities, **options) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert len(summaries(communities, **options)) == len(communities)
            return len(captured)

    many = [builders.community(site, f"Community {n}") for n in range(4)]
    for one in many:
        for step in steps:
            keys = [condition.pk for condition in step.preconditions]
            record(one, step, state="done", met=keys, at=timezone.now())
    assert count([gouda.community]) == count([gouda.community, *many]) == 5
    assert count(many, steps=steps) == 3
