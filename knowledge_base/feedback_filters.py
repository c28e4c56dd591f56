"""The filters of the register of reactions, and the words for them in its address."""

import datetime as dt

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from site_config import register_filters
from site_config.register_filters import Choice, KnownValues

from .models.feedback import Feedback, name_of


def in_period(name: str, today: dt.date) -> Q:
    """The reactions of one of PERIODS, by local days. Raises KeyError on another name."""
    return register_filters.in_period(name, today, "created_at")


def article_key(row: dict) -> str:
    """An article in an address, from a row of `per_article`: page-12, term-3, weg-<title>."""
    if row["page_id"]:
        return f"page-{row['page_id']}" + (f"-{row['part']}" if row["part"] else "")
    if row["term_id"]:
        return f"term-{row['term_id']}"
    return f"weg-{row['name']}"


class UsefulFilter(Choice):
    title = _("answer")
    parameter_name = "nuttig"
    choices_and_conditions = {
        "ja": (_("Yes"), Q(useful=True)),
        "nee": (_("No"), Q(useful=False)),
    }


class TextFilter(Choice):
    title = _("what was missed")
    parameter_name = "tekst"
    choices_and_conditions = {
        "met": (_("with a text"), ~Q(missed="")),
        "zonder": (_("without a text"), Q(missed="")),
    }


class HandledFilter(Choice):
    title = _("handled")
    parameter_name = "afgehandeld"
    choices_and_conditions = {
        "nee": (_("Not handled yet"), Q(handled=False)),
        "ja": (_("Handled"), Q(handled=True)),
    }


class PeriodFilter(register_filters.PeriodFilter):
    field = "created_at"


class ArticleFilter(KnownValues):
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
