"""The form with which a librarian chooses a file to import."""

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .calendar_names import titles_above
from .imports.reading import MAX_BYTES


class ImportForm(forms.Form):
    """`calendars` are those that the reader may publish in; a single one is chosen already."""

    calendar = forms.ChoiceField(
        label=gettext_lazy("Into which calendar?"),
        error_messages={
            "required": gettext_lazy("Choose a calendar."),
            "invalid_choice": gettext_lazy("Choose a calendar."),
        },
    )
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "A calendar file ends in .ics. Outlook, Google Calendar and most other "
            "programs can make one: look for “export” or “save calendar”."
        ),
        error_messages={
            "required": gettext_lazy("Choose a file."),
            "empty": gettext_lazy("This file is empty."),
        },
        widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
    )

    def __init__(self, *args, calendars, **kwargs):
        super().__init__(*args, **kwargs)
        self.calendars = {str(one.pk): one for one in calendars}
        parents = titles_above(calendars)
        choices = [(key, _name(one, parents)) for key, one in self.calendars.items()]
        if len(choices) > 1:
            choices.insert(0, ("", _("Choose a calendar")))
        self.fields["calendar"].choices = choices

    def clean_calendar(self):
        return self.calendars[self.cleaned_data["calendar"]]

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise forms.ValidationError(
                _("This file is too large (%(size)s). At most 1 MB can be read at a time.")
                % {"size": filesizeformat(file.size)}
            )
        return file


def _name(calendar, parents: dict[int, str]) -> str:
    if calendar.is_network:
        return _("Calendar of the whole network")
    return parents[calendar.pk]
