"""What the editors of the network look after: articles, reactions, examples on offer."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count, Q

from communities.evaluation.scope import OfCommunity
from communities.models import Evaluation
from knowledge_base.feedback_filters import in_period
from knowledge_base.models import Feedback
from knowledge_base.reviewing import states
from knowledge_base.reviewing.report import own_articles
from site_config import example_drafts

from .waiting import Some, first_of

# A period of the register, so that its list holds what is counted here.
PERIOD = "week"


@dataclass(frozen=True)
class Articles:
    """Those that have to be looked at (again), longest overdue first; `number` of all of them."""

    some: Some
    number: int


def articles(user, today: dt.date) -> Articles:
    due = own_articles(user, today).filter(review_state__in=states.DUE)
    some = first_of(due)
    for one in some.lines:
        one.sentence = states.sentence(one.reviewed_on, one.review_by, today)
    return Articles(some, due.count() if some.more else len(some.lines))


@dataclass(frozen=True)
class Reactions:
    """Of the last seven days; `texts` are the newest of those who wrote what they missed."""

    number: int
    useful: int
    open: int
    texts: list[Feedback]


def reactions(today: dt.date) -> Reactions:
    recent = Feedback.objects.filter(in_period(PERIOD, today))
    numbers = recent.order_by().aggregate(
        number=Count("pk"),
        useful=Count("pk", filter=Q(useful=True)),
        open=Count("pk", filter=Q(handled=False)),
    )
    texts = recent.exclude(missed="").select_related("page", "term")[:3]
    return Reactions(**numbers, texts=list(texts))


def offered(user) -> Some:
    """Evaluations that a library offers as an example and nobody accepted, longest waiting first.

    None for whoever may not make an example.
    """
    if not example_drafts.may_make(user):
        return Some([])
    rows = OfCommunity().readable(Evaluation.objects.all(), user)
    waiting = rows.filter(offered_at__isnull=False, accepted_at=None)
    return first_of(waiting.select_related("community__library").order_by("offered_at", "pk"))
