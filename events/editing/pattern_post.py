"""A whole pattern as it comes from the editor's form: rows of controls and what was stored."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from recurrence import Recurrence

from .. import recurrence
from .rule_form import RuleForm


class PatternPost:
    """What was posted for one pattern field, kept as typed so that it can be shown again."""

    def __init__(self, data: Mapping, name: str):
        self.data = data
        self.name = name
        self.stored = data.get(f"{name}-stored", "")
        self.drops_dates = bool(data.get(f"{name}-drop_dates"))
        self.rows = [
            RuleForm(data, number=number, prefix=f"{name}-{number}")
            for number in range(recurrence.MAX_RULES)
        ]

    @classmethod
    def is_in(cls, data: Mapping, name: str) -> bool:
        return any(f"{name}-{number}-freq" in data for number in range(recurrence.MAX_RULES))

    def read_again(self) -> "PatternPost":
        """The same, to look at without touching the messages that stand in this one."""
        return PatternPost(self.data, self.name)

    def pattern(self, draft: bool) -> Recurrence | None:
        """The pattern that was chosen. Of a draft, what is missing stays missing.

        Raises ValidationError; which control is meant stands in `rows`.
        """
        stored = recurrence.parse(self.stored) if self.stored else None
        for row in self.rows:
            row.draft = draft
            row.full_clean()
        if not all(row.is_valid() for row in self.rows):
            raise ValidationError(self._messages(), code="controls")
        rules = [rule for row in self.rows if (rule := row.rule()) is not None]
        if stored and not self.drops_dates and _texts(rules) == _texts(stored.rrules):
            # Nothing was changed: not a letter of it is.
            return stored
        dates = stored if stored and not self.drops_dates else Recurrence()
        chosen = Recurrence(rrules=rules, rdates=dates.rdates, exdates=dates.exdates)
        text = recurrence.to_text(chosen)
        return recurrence.parse(text) if text else None

    def _messages(self) -> list[str]:
        found = []
        for row in self.rows:
            for errors in row.errors.values():
                found += [str(error) for error in errors if str(error) not in found]
        return found


def _texts(rules: list) -> list[str]:
    return [recurrence.to_text(Recurrence(rrules=[rule])) for rule in rules]
