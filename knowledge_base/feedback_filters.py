"""The filters of the register of reactions, and the words for them in its address."""

import datetime as dt

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .models.feedback import Feedback, name_of

PERIODS = {
    "week": _("the last 7 days"),
    "maand": _("the last 30 days"),
    "kwartaal": _("the last 90 days"),
    "dit-jaar": _("this year"),
    "vorig-jaar": _("last year"),
}
_DAYS = {"week": 7, "maand": 30, "kwartaal": 90}


def in_period(name: str, today: dt.date) -> Q:
    """The reactions of one of PERIODS, by local days. Raises KeyError on another name."""
    if name in ("dit-jaar", "vorig-jaar"):
        year = today.year - (name == "vorig-jaar")
        first, end = dt.date(year, 1, 1), dt.date(year + 1, 1, 1)
    else:
        first, end = today - dt.timedelta(days=_DAYS[name] - 1), today + dt.timedelta(days=1)
    return Q(created_at__gte=_midnight(first), created_at__lt=_midnight(end))


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


def article_key(row: dict) -> str:
    """An article in an address, from a row of `per_article`: page-12, term-3, weg-<title>."""
    if row["page_id"]:
        return f"page-{row['page_id']}" + (f"-{row['part']}" if row["part"] else "")
    if row["term_id"]:
        return f"term-{row['term_id']}"
    return f"weg-{row['name']}"


class _KnownValues(SimpleListFilter):
    """A value that it does not offer is refused, never taken for something else."""

    def queryset(self, request, queryset):
        value = self.value()
        if not value:
            return queryset
        try:
            return queryset.filter(self.condition(value))
        except KeyError as error:
            raise IncorrectLookupParameters from error


class _Choice(_KnownValues):
    choices_and_conditions = {}

    def lookups(self, request, model_admin):
        return [(value, label) for value, (label, _q) in self.choices_and_conditions.items()]

    def condition(self, value) -> Q:
        return self.choices_and_conditions[value][1]


class UsefulFilter(_Choice):
    title = _("answer")
    parameter_name = "nuttig"
    choices_and_conditions = {
        "ja": (_("Yes"), Q(useful=True)),
        "nee": (_("No"), Q(useful=False)),
    }


class TextFilter(_Choice):
    title = _("what was missed")
    parameter_name = "tekst"
    choices_and_conditions = {
        "met": (_("with a text"), ~Q(missed="")),
        "zonder": (_("without a text"), Q(missed="")),
    }


class HandledFilter(_Choice):
    title = _("handled")
    parameter_name = "afgehandeld"
    choices_and_conditions = {
        "nee": (_("Not handled yet"), Q(handled=False)),
        "ja": (_("Handled"), Q(handled=True)),
    }


class PeriodFilter(_KnownValues):
    title = _("period")
    parameter_name = "periode"

    def lookups(self, request, model_admin):
        return PERIODS.items()

    def condition(self, value) -> Q:
        return in_period(value, timezone.localdate())


class ArticleFilter(_KnownValues):
    """All articles that somebody reacted to, in a list to choose from."""

    title = _("article")
    parameter_name = "artikel"
    template = "knowledge_base/admin/article_filter.html"

    def lookups(self, request, model_admin):
        self.rows = {article_key(row): row for row in Feedback.objects.per_article()}
        names = {key: name_of(row["name"], _part(row)) for key, row in self.rows.items()}
        return sorted(names.items(), key=lambda item: item[1].casefold())

    def condition(self, value) -> Q:
        row = self.rows[value]
        same = Q(page_id=row["page_id"], term_id=row["term_id"], part=row["part"])
        return same if row["page_id"] or row["term_id"] else same & Q(title=row["name"])

    def choices(self, changelist):
        """For a form: the other filters go along as hidden fields."""
        self.others = [
            (name, value)
            for name, value in changelist.params.items()
            if name != self.parameter_name
        ]
        return super().choices(changelist)


def _part(row: dict) -> str:
    """The title of an article that is gone says already which part it was."""
    return row["part"] if row["page_id"] else ""
