"""A small form for each thing that can be different on one date; the reason comes first."""

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from site_config.native_inputs import NativeDateInput, NativeTimeInput

from ..models import DateChange, Venue
from ..venue_choices import venues_for
from .kinds import GIVING_REASON, Kind, full_reason, in_force, settle_reason


class ChangeForm(forms.ModelForm):
    """Writes one kind of difference onto a change that may hold others already."""

    kind = None
    saves_as = gettext_lazy("Save")

    class Meta:
        model = DateChange
        fields = ["reason"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.kind == Kind.NOTE:
            return
        reason = self.fields["reason"]
        reason.help_text = _("Residents see this with the date. One short sentence is enough.")
        reason.error_messages["required"] = _("Say why. Residents see this reason.")
        if not ({self.kind, *GIVING_REASON} & set(in_force(self.instance))):
            self.initial["reason"] = ""

    def clean(self):
        self.apply()
        return super().clean()

    def apply(self):
        """What the fields of the form do not say by themselves."""

    def _post_clean(self):
        super()._post_clean()
        if not self.errors:
            settle_reason(self.instance)

    def add_error(self, field, error):
        # The model speaks of fields that this form does not have.
        if isinstance(error, ValidationError) and hasattr(error, "error_dict"):
            known: dict[str, list] = {}
            for name, errors in error.error_dict.items():
                place = name if name in self.fields else NON_FIELD_ERRORS
                known.setdefault(place, []).extend(errors)
            error = ValidationError(known)
        super().add_error(field, error)


class CancelForm(ChangeForm):
    kind = Kind.CANCEL
    saves_as = gettext_lazy("Does not take place")

    def apply(self):
        self.instance.cancelled = True


class TimesForm(ChangeForm):
    """What moving and another time share. Times are local, and of the same length if only
    the start is given."""

    def __init__(self, *args, begun: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in (
            ("new_start", gettext_lazy("New start")),
            ("new_end", gettext_lazy("New end")),
        ):
            if name in self.fields:
                self.fields[name].label = label
        if begun and "new_start" in self.fields:
            # It is going on: only its end is still open.
            del self.fields["new_start"]

    def apply(self):
        self.instance.cancelled = False


class MoveForm(TimesForm):
    kind = Kind.MOVE
    saves_as = gettext_lazy("Move")

    class Meta(ChangeForm.Meta):
        fields = ["reason", "new_date", "new_start", "new_end"]
        widgets = {
            "new_date": NativeDateInput,
            "new_start": NativeTimeInput,
            "new_end": NativeTimeInput,
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["new_date"].required = True
        self.fields["new_date"].error_messages["required"] = _("Choose the new day.")
        if self.instance.event.all_day and not self.instance.slot:
            del self.fields["new_start"], self.fields["new_end"]
        else:
            self.fields["new_start"].help_text = _("Leave empty when the time stays the same.")

    def clean_new_date(self):
        day = self.cleaned_data["new_date"]
        if day == self.instance.date:
            raise ValidationError(_("This is the day on which it already is. Choose another day."))
        return day


class TimeForm(TimesForm):
    kind = Kind.TIME
    saves_as = gettext_lazy("Change the time")

    class Meta(ChangeForm.Meta):
        fields = ["reason", "new_start", "new_end"]
        widgets = {"new_start": NativeTimeInput, "new_end": NativeTimeInput}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "new_start" in self.fields:
            self.fields["new_end"].help_text = _(
                "Leave empty when it lasts as long as it always does."
            )

    def clean(self):
        cleaned = super().clean()
        names = [name for name in ("new_start", "new_end") if name in self.fields]
        if not any(cleaned.get(name) or name in self.errors for name in names):
            self.add_error(names[0], _("Fill in the new time."))
        return cleaned


class PlaceForm(ChangeForm):
    kind = Kind.PLACE
    saves_as = gettext_lazy("Change the place")

    class Meta(ChangeForm.Meta):
        fields = ["reason", "venue", "venue_note"]

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["venue"].queryset = _venues_for(self.instance.event, user)
        self.fields["venue"].empty_label = _("Choose a venue")
        self.fields["venue_note"].help_text = _(
            "For a place that is not in the list, or to say where exactly."
        )

    def apply(self):
        self.instance.cancelled = False

    def clean(self):
        cleaned = super().clean()
        if not (cleaned.get("venue") or cleaned.get("venue_note") or self.errors):
            self.add_error("venue", _("Choose another venue, or describe the place."))
        return cleaned


def _venues_for(event, user):
    """The venues of the event's own library and of the network."""
    library_id = getattr(getattr(event, "series", None), "library_id", None)
    if library_id is None:
        return venues_for(user)
    own = Q(library=None) | Q(library=library_id) | Q(pk=event.venue_id)
    return Venue.objects.filter(own)


class FullForm(ChangeForm):
    kind = Kind.FULL
    saves_as = gettext_lazy("It is full")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.initial.get("reason"):
            self.initial["reason"] = full_reason()

    def apply(self):
        self.instance.cancelled = False
        self.instance.full = True


class NoteForm(ChangeForm):
    """The message says itself why it is there."""

    kind = Kind.NOTE
    saves_as = gettext_lazy("Place the message")

    class Meta(ChangeForm.Meta):
        fields = ["note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        note = self.fields["note"]
        note.required = True
        note.help_text = _("Residents see this with the date. For example: bring a towel.")
        note.error_messages["required"] = _("Write the message that residents will see.")

    def apply(self):
        if not self.instance.reason:
            self.instance.reason = self.cleaned_data.get("note", "")[:200]


_ALL = (CancelForm, MoveForm, TimeForm, PlaceForm, FullForm, NoteForm)
FORMS = {form.kind: form for form in _ALL}
