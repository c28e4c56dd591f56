"""One row of the editor's controls as a form: labels, limits, and errors at the control."""

import datetime as dt

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import MONTHS, WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from recurrence import Recurrence, Rule

from site_config.native_inputs import NativeDateInput

from .. import recurrence
from ..pattern_check import EARLIEST, LATEST
from ..pattern_days import ORDINALS as ORDINAL_WORDS
from . import pattern_choices
from .pattern_choices import LAST_DAY, ORDINALS, WEEKEND, WORKDAY, RuleChoices

KEEP, REPLACE = "keep", "replace"
FREQUENCIES = [
    ("daily", gettext_lazy("Daily")),
    ("weekly", gettext_lazy("Weekly")),
    ("monthly", gettext_lazy("Monthly")),
    ("yearly", gettext_lazy("Yearly")),
]
WEEKDAY_CHOICES = [
    *((str(number), name) for number, name in WEEKDAYS.items()),
    (WORKDAY, gettext_lazy("workday")),
    (WEEKEND, gettext_lazy("Saturday or Sunday")),
]
MONTH_MODES = [
    ("all", gettext_lazy("in all months")),
    ("only", gettext_lazy("only in")),
    ("not", gettext_lazy("not in")),
]
MISSING_WORDS = {
    "ordinals": gettext_lazy("Choose which one of the month, for example the 2nd."),
    "months": gettext_lazy("Choose at least one month in which it takes place."),
    "until": gettext_lazy("Fill in the last date."),
    "times": gettext_lazy("Fill in the number of times."),
}


def _whole_number(least: int, most: int, message: str, **options) -> forms.IntegerField:
    words = {
        "invalid": gettext_lazy("Fill in a whole number."),
        "min_value": message,
        "max_value": message,
    }
    return forms.IntegerField(
        min_value=least, max_value=most, required=False, error_messages=words, **options
    )


def _several(label, choices) -> forms.TypedMultipleChoiceField:
    return forms.TypedMultipleChoiceField(
        label=label,
        choices=choices,
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class RuleForm(forms.Form):
    """Unbound it shows a stored rule; bound it reads what was chosen.

    `first` rows may say "once"; further ones may be empty.
    """

    stored = forms.CharField(required=False, widget=forms.HiddenInput)
    keep = forms.ChoiceField(
        label=gettext_lazy("What shall we do with it?"),
        choices=[
            (KEEP, gettext_lazy("leave it as it is")),
            (REPLACE, gettext_lazy("replace it by what I choose here")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    freq = forms.ChoiceField(label=gettext_lazy("How often?"), required=False)
    interval = _whole_number(
        1,
        recurrence.MAX_INTERVAL,
        gettext_lazy("Fill in a number from 1 to 99."),
        label=pgettext_lazy("in: every 2 weeks", "every"),
    )
    days = _several(
        pgettext_lazy("followed by weekdays", "on"),
        [(number, name) for number, name in WEEKDAYS.items()],
    )
    on = forms.ChoiceField(
        label=gettext_lazy("on which day?"),
        choices=[
            ("first", gettext_lazy("the same day as the first date")),
            ("weekday", gettext_lazy("a fixed weekday")),
            ("day", gettext_lazy("a fixed day of the month")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    ordinals = _several(gettext_lazy("on the"), [(one, ORDINAL_WORDS[one]) for one in ORDINALS])
    weekday = forms.ChoiceField(
        label=gettext_lazy("day of the week"), choices=WEEKDAY_CHOICES, required=False
    )
    day = forms.TypedChoiceField(
        label=gettext_lazy("on day"),
        choices=[
            *((number, str(number)) for number in range(1, 32)),
            (LAST_DAY, gettext_lazy("the last day")),
        ],
        coerce=int,
        empty_value=1,
        required=False,
    )
    month_mode = forms.ChoiceField(
        label=gettext_lazy("In which months?"), choices=MONTH_MODES, required=False
    )
    months = _several(gettext_lazy("months"), [(number, name) for number, name in MONTHS.items()])
    end = forms.ChoiceField(
        label=gettext_lazy("Until when?"),
        choices=[
            ("never", gettext_lazy("without end")),
            ("until", gettext_lazy("up to and including a date")),
            ("times", gettext_lazy("a number of times")),
        ],
        required=False,
        widget=forms.RadioSelect,
    )
    until = forms.DateField(label=gettext_lazy("last date"), required=False, widget=NativeDateInput)
    times = _whole_number(
        1,
        recurrence.MAX_COUNT,
        gettext_lazy("Fill in a number from 1 to 1000."),
        label=gettext_lazy("number of times"),
    )

    def __init__(self, data=None, *, rule: Rule | None = None, number: int = 0, **kwargs):
        initial = {**_initial(None), **_initial(rule)} if data is None else None
        super().__init__(data, initial=initial, **kwargs)
        self.number = number
        self.draft = False
        nothing = _("Once") if number == 0 else _("Choose…")
        self.fields["freq"].choices = [("", nothing), *FREQUENCIES]

    @property
    def stored_rule(self) -> Rule | None:
        """The rule that the row was opened with; raises ValidationError on nonsense."""
        name = self.add_prefix("stored")
        text = self.data.get(name, "") if self.is_bound else self.initial["stored"]
        if not text:
            return None
        rules = recurrence.parse(text).rrules
        return rules[0] if len(rules) == 1 else None

    @property
    def kept_rule(self) -> Rule | None:
        """The stored rule when the controls cannot say it."""
        try:
            rule = self.stored_rule
        except ValidationError:
            return None
        return rule if rule is not None and pattern_choices.choices_of(rule) is None else None

    @property
    def is_used(self) -> bool:
        return bool(self["freq"].value() or self.kept_rule)

    def clean_until(self):
        day = self.cleaned_data["until"]
        if day is None or EARLIEST <= day <= LATEST:
            return day
        if self.draft:
            # A date input gives the year 0002 while 2027 is being typed.
            return None
        raise ValidationError(_("Check the year of this date."))

    def clean(self):
        values = super().clean()
        if self.kept_rule is not None and values.get("keep") != REPLACE:
            # The controls beside it are not looked at, mistakes in them included.
            self._errors.clear()
            return values
        if not values.get("freq"):
            if "freq" not in self.errors:
                self._errors.clear()
            return values
        self._forget_errors_out_of_sight(values)
        self._check(self.choices())
        return values

    def _forget_errors_out_of_sight(self, values) -> None:
        if values.get("end") != "until":
            self._errors.pop("until", None)
        if values.get("end") != "times":
            self._errors.pop("times", None)

    def _check(self, choices: RuleChoices) -> None:
        for control in [] if self.draft else choices.missing:
            if control not in self.errors:
                self.add_error(control, MISSING_WORDS[control])
        sets = choices.freq == "yearly" and choices.weekday in (WORKDAY, WEEKEND)
        if sets and choices.on == "weekday" and len(choices.months) > 1:
            self.add_error("months", _("Choose one month, or a pattern for each month."))

    def choices(self) -> RuleChoices:
        """What the controls say; only of a valid row with a frequency."""
        said = self.cleaned_data
        return RuleChoices(
            freq=said["freq"],
            interval=said.get("interval") or 1,
            days=tuple(said.get("days") or ()),
            on=said.get("on") or "first",
            ordinals=tuple(said.get("ordinals") or ()),
            weekday=said.get("weekday") or "0",
            day=said.get("day") or 1,
            month_mode=said.get("month_mode") or "all",
            months=tuple(said.get("months") or ()),
            end=said.get("end") or "never",
            until=said.get("until"),
            times=said.get("times"),
        ).settled()

    def rule(self) -> Rule | None:
        """The rule of this row; None when it says nothing. Only of a valid row."""
        kept = self.kept_rule
        if kept is not None and self.cleaned_data.get("keep") != REPLACE:
            return kept
        if not self.cleaned_data.get("freq"):
            return None
        return pattern_choices.rule_of(self.choices(), self.stored_rule)


def _initial(rule: Rule | None) -> dict:
    """What the controls show of a rule; of none, where they stand to begin with."""
    text = recurrence.to_text(Recurrence(rrules=[rule], include_dtstart=False)) if rule else ""
    choices = pattern_choices.choices_of(rule) if rule else RuleChoices()
    values = {"stored": text, "keep": KEEP}
    if choices is None:
        return values
    named = {name: getattr(choices, name) for name in RuleChoices.__dataclass_fields__}
    lists = {name: list(value) for name, value in named.items() if isinstance(value, tuple)}
    until = choices.until if isinstance(choices.until, dt.date) else None
    return {**values, **named, **lists, "until": until}
