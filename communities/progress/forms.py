"""The fields of one step: for librarians how far it is, for advisers what they say of it."""

import datetime as dt

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from site_config.native_inputs import NativeDateInput

from ..choices import StepState, Verdict
from ..models import StepComment, StepProgress
from ..models.progress import MOST_CHARACTERS
from .plan import PlanStep
from .seen_form import PlainText, SeenForm

DECISION = ["decision", "decided_by", "decided_on", "decided_why"]


class StepForm(SeenForm):
    """Raises nothing. `values` is what `changes.change_step` stores."""

    state = forms.ChoiceField(
        label=gettext_lazy("How far is this step?"),
        choices=StepState.choices,
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": gettext_lazy("Choose one of the four.")},
    )
    since = forms.DateField(
        label=gettext_lazy("Since"),
        required=False,
        widget=NativeDateInput,
        help_text=gettext_lazy("When you choose another state, today is filled in by itself."),
    )
    met = forms.TypedMultipleChoiceField(
        label=gettext_lazy("What is arranged?"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": gettext_lazy(
                "The preconditions of this step have changed. Look whether your ticks are still "
                "right, and save again."
            )
        },
    )
    note = PlainText(
        label=gettext_lazy("Note"),
        max_length=MOST_CHARACTERS,
        help_text=gettext_lazy("What did you do, and what is left to do? No names of residents."),
    )
    decision = forms.ChoiceField(
        label=gettext_lazy("What is the decision?"),
        required=False,
        choices=[("", gettext_lazy("No decision yet")), *Verdict.choices],
        widget=forms.RadioSelect,
    )
    decided_by = forms.CharField(
        label=gettext_lazy("Who decided?"),
        required=False,
        max_length=120,
        help_text=gettext_lazy("A function, such as: the manager."),
    )
    decided_on = forms.DateField(
        label=gettext_lazy("When?"), required=False, widget=NativeDateInput
    )
    decided_why = PlainText(label=gettext_lazy("Why?"), max_length=MOST_CHARACTERS)

    def __init__(self, data=None, *, record: StepProgress, step: PlanStep):
        self.record, self.step = record, step
        super().__init__(data, prefix=f"stap-{step.pk}")
        self.fields["met"].choices = [(one.pk, one.text) for one in step.preconditions]
        if not step.preconditions:
            del self.fields["met"]
        if not (step.go_no_go or record.decision):
            for name in DECISION:
                del self.fields[name]

    @property
    def version(self):
        return self.record.version

    def stored(self):
        known = {one.pk for one in self.step.preconditions}
        found = {name: getattr(self.record, name) for name in ("state", "since", "note", *DECISION)}
        return {**found, "met": sorted(self.record.met_keys & known)}

    def again(self, data=None):
        return type(self)(data, record=self.record, step=self.step)

    def clean_since(self):
        return _not_to_come(self.cleaned_data["since"])

    def clean_decided_on(self):
        return _not_to_come(self.cleaned_data["decided_on"])

    def clean(self):
        found = super().clean()
        if "state" in self.changed_data and "since" not in self.changed_data:
            found["since"] = timezone.localdate()
        elif found.get("state") != StepState.NOT_STARTED and not self._given("since"):
            self.add_error("since", _("Fill in since when."))
        if "decision" in self.fields:
            self._check_decision()
        return found

    def _check_decision(self):
        rest = [name for name in DECISION if name != "decision"]
        if not self.cleaned_data.get("decision"):
            if "decision" not in self.errors and any(map(self._given, rest)):
                self.add_error(
                    "decision", _("Choose what was decided, or leave the three below it empty.")
                )
            return
        missing = {
            "decided_by": _("Fill in who decided."),
            "decided_on": _("Fill in when it was decided."),
            "decided_why": _("Fill in why."),
        }
        for name in rest:
            if not self._given(name):
                self.add_error(name, missing[name])

    def _given(self, name: str) -> bool:
        """Whether something was filled in, be it wrong."""
        return bool(self.cleaned_data.get(name)) or name in self.errors

    @property
    def values(self) -> dict:
        names = set(self.changed_data)
        if "state" in names:
            names.add("since")
        return {name: self.cleaned_data[name] for name in self.fields if name in names}


class CommentForm(SeenForm):
    text = PlainText(
        label=gettext_lazy("Your remark as adviser"),
        max_length=MOST_CHARACTERS,
        help_text=gettext_lazy("The library reads this. Only you change it."),
    )

    def __init__(self, data=None, *, comment: StepComment, step: PlanStep):
        self.comment, self.step = comment, step
        super().__init__(data, prefix=f"opmerking-{step.pk}")

    @property
    def version(self):
        return self.comment.version

    def stored(self):
        return {"text": self.comment.text}

    def again(self, data=None):
        return type(self)(data, comment=self.comment, step=self.step)


def _not_to_come(day: dt.date | None) -> dt.date | None:
    """Raises ValidationError."""
    if day and day > timezone.localdate():
        raise forms.ValidationError(_("This day is still to come."))
    return day
