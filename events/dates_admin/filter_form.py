"""The filters above the list of dates; the names stand in the address."""

from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from site_config.native_inputs import NativeDateInput

from ..paging import PARAMETER
from ..pattern_check import EARLIEST, LATEST
from .listing import Wanted


class FilterForm(forms.Form):
    q = forms.CharField(
        label=gettext_lazy("Activity"),
        required=False,
        max_length=100,
        help_text=gettext_lazy("A word from its title."),
    )
    dag = forms.DateField(label=gettext_lazy("Day"), required=False, widget=NativeDateInput)

    def clean_dag(self):
        day = self.cleaned_data["dag"]
        if day and not EARLIEST <= day <= LATEST:
            raise ValidationError(_("Check the year of this date."))
        return day

    def wanted(self, event=None) -> Wanted:
        """What the valid filters say; a wrong one is shown with its error and not used."""
        self.is_valid()
        return Wanted(
            event=event,
            words=self.cleaned_data.get("q", ""),
            day=self.cleaned_data.get("dag"),
        )

    def address(self, path: str, number: int) -> str:
        """The same filters on another page."""
        asked = {name: self.data.get(name) for name in self.fields if self.data.get(name)}
        return f"{path}?{urlencode({**asked, PARAMETER: number})}"
