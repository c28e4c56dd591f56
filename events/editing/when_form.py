"""The "when" of a page that is being edited, read from its form without saving anything."""

from collections.abc import Mapping

from django import forms

from ..choices import Region
from ..fields import PatternFormField
from ..models import EventExtraDate, EventPage, EventSkippedDate, Venue
from ..recurrence import MAX_DATES
from ..venue_choices import venues_for


class WhenForm(forms.Form):
    """The fields of the page's form that decide when, and where, it is."""

    first_date = forms.DateField(required=False)
    last_date = forms.DateField(required=False)
    all_day = forms.BooleanField(required=False)
    start_time = forms.TimeField(required=False)
    end_time = forms.TimeField(required=False)
    recurrences = PatternFormField(required=False)
    school_holidays = forms.ChoiceField(choices=[("", ""), *Region.choices], required=False)
    not_on_public_holidays = forms.BooleanField(required=False)
    venue = forms.ModelChoiceField(Venue.objects.all(), required=False)
    venue_note = forms.CharField(required=False)
    online = forms.BooleanField(required=False)

    def __init__(self, data: Mapping, user=None):
        """Without a user, among all venues."""
        super().__init__(data)
        if user:
            self.fields["venue"].queryset = venues_for(user)
        # Half a rule is no mistake while somebody is still choosing.
        self.fields["recurrences"].is_deferred_validation = True

    @property
    def mistakes(self) -> list[str]:
        """What cannot be read, or is not finished, in the words of the form."""
        return [str(error) for errors in self.errors.values() for error in errors]

    def event(self, pk: int | None) -> EventPage:
        """An unsaved activity with these fields; `pk` of the page that is being edited."""
        said = {name: self.cleaned_data.get(name) for name in self.fields}
        texts = ("school_holidays", "venue_note")
        event = EventPage(pk=pk, **{**said, **{name: said[name] or "" for name in texts}})
        event.extra_dates = _rows(self.data, "extra_dates", _ExtraDate, EventExtraDate)
        event.skipped_dates = _rows(self.data, "skipped_dates", _SkippedDate, EventSkippedDate)
        return event


class _SkippedDate(forms.Form):
    date = forms.DateField()
    DELETE = forms.BooleanField(required=False)


class _ExtraDate(_SkippedDate):
    start_time = forms.TimeField(required=False)
    end_time = forms.TimeField(required=False)

    def clean(self):
        said = super().clean()
        start, end = said.get("start_time"), said.get("end_time")
        if not (start and end and start < end):
            # Half a time, while it is being typed, is not a time of its own yet.
            said.update(start_time=None, end_time=None)
        return said


def _rows(data: Mapping, prefix: str, form_class, model) -> list:
    """The finished rows of one list; Wagtail's own rows carry a number and DELETE."""
    try:
        total = int(data.get(f"{prefix}-TOTAL_FORMS", 0))
    except ValueError:
        total = 0
    rows = []
    for number in range(min(total, MAX_DATES)):
        form = form_class(data, prefix=f"{prefix}-{number}")
        if form.is_valid() and not form.cleaned_data.pop("DELETE"):
            rows.append(model(**form.cleaned_data))
    return rows
