"""How an article stands: fine, soon to be looked at again, too late, or never looked at."""

import datetime as dt

from django.db.models import Case, CharField, Expression, F, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from site_config.dates import day

from ..kinds import ARTICLE_MODELS

# So many days before its date an article is named as one that is coming up.
AHEAD = 30

OVERDUE, NEVER, UNDATED, SOON, FINE = "overdue", "never", "undated", "soon", "fine"
LABELS = {
    OVERDUE: gettext_lazy("Overdue"),
    NEVER: gettext_lazy("Never looked at"),
    UNDATED: gettext_lazy("Without a date"),
    SOON: gettext_lazy("Due soon"),
    FINE: gettext_lazy("Up to date"),
}
# What somebody has to do something about.
DUE = [OVERDUE, NEVER, UNDATED, SOON]


def state(reviewed_on: dt.date | None, review_by: dt.date | None, today: dt.date) -> str:
    """The date to look again says the article is good until then; that day it is not overdue."""
    if review_by and review_by < today:
        return OVERDUE
    if reviewed_on is None:
        return NEVER
    if review_by is None:
        return UNDATED
    return SOON if review_by <= today + dt.timedelta(days=AHEAD) else FINE


def state_expression(today: dt.date) -> Expression:
    """The same for the database, over the annotations `reviewed_on` and `review_by`."""
    soon = today + dt.timedelta(days=AHEAD)
    return Case(
        When(review_by__lt=today, then=Value(OVERDUE)),
        When(reviewed_on=None, then=Value(NEVER)),
        When(review_by=None, then=Value(UNDATED)),
        When(review_by__lte=soon, then=Value(SOON)),
        default=Value(FINE),
        output_field=CharField(),
    )


def articles(today: dt.date):
    """All articles that are online, as plain pages with `reviewed_on`, `reviewed_by`,
    `review_by` and `review_state`; what is longest overdue first, then what has no date."""
    names = [model()._meta.model_name for model in ARTICLE_MODELS]
    is_article = Q()
    for name in names:
        is_article |= Q(**{f"{name}__isnull": False})
    columns = {
        field: Coalesce(*(F(f"{name}__{field}") for name in names))
        for field in ("reviewed_on", "reviewed_by", "review_by")
    }
    return (
        Page.objects.filter(is_article, live=True)
        .annotate(**columns)
        .annotate(review_state=state_expression(today))
        .order_by(F("review_by").asc(nulls_last=True), "title", "pk")
    )


def sentence(reviewed_on: dt.date | None, review_by: dt.date | None, today: dt.date) -> str:
    """What the editor of the article is told; empty when there is nothing to do."""
    match state(reviewed_on, review_by, today):
        case "overdue":
            return _("This article had to be looked at again before %(day)s.") % {
                "day": day(review_by)
            }
        case "never":
            return _("Nobody has looked at this article yet.")
        case "undated":
            return _("This article has no date on which to look at it again.")
        case "soon":
            return _("This article has to be looked at again before %(day)s.") % {
                "day": day(review_by)
            }
    return ""
