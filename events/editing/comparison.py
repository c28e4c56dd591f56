"""Two versions of an activity side by side, in Dutch instead of in stored values."""

import datetime as dt

from django.db import models
from django.utils.html import escape
from django.utils.translation import gettext as _
from wagtail.admin.compare import FieldComparison, TextDiff, diff_text, register_comparison_class

from site_config import dates

from .. import pattern_text
from ..fields import PatternField


class WordsComparison(FieldComparison):
    """Compares what the values are called, not how they are stored."""

    def words(self, value, event) -> str:
        return str(value)

    def __init__(self, field, obj_a, obj_b):
        super().__init__(field, obj_a, obj_b)
        self.words_a = self.words(self.val_a, obj_a)
        self.words_b = self.words(self.val_b, obj_b)

    def htmldiff(self):
        if not self.has_changed():
            return escape(self.words_b)
        return TextDiff(
            [("deletion", self.words_a), ("addition", self.words_b)], separator=" "
        ).to_html()


class PatternComparison(WordsComparison):
    """The words of the repetition, of which only what differs is marked."""

    def words(self, value, event) -> str:
        if not value:
            return _("Once.")
        first = event.first_date
        rules = [pattern_text.rule_words(rule, first) for rule in value.rrules]
        said = [f"{words[:1].upper()}{words[1:]}." for words in rules]
        return " ".join(filter(None, [*said, pattern_text.dates_words(value)]))

    def has_changed(self):
        return super().has_changed() or self.words_a != self.words_b

    def htmldiff(self):
        return diff_text(self.words_a, self.words_b).to_html()


class DayComparison(WordsComparison):
    def words(self, value: dt.date | None, event) -> str:
        return dates.day(value) if value else _("not filled in")


class TimeComparison(WordsComparison):
    def words(self, value: dt.time | None, event) -> str:
        if value is None:
            return _("not filled in")
        return _("%(time)s hrs") % {"time": dates.time(value)}


class YesNoComparison(WordsComparison):
    def words(self, value: bool, event) -> str:
        return _("yes") if value else _("no")


def register() -> None:
    """For every page of the project; a moment keeps Wagtail's own comparison."""
    for field, comparison in (
        (PatternField, PatternComparison),
        (models.DateField, DayComparison),
        (models.TimeField, TimeComparison),
        (models.BooleanField, YesNoComparison),
    ):
        register_comparison_class(field, comparison_class=comparison, exact_class=True)
