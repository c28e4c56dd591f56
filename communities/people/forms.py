"""The form with which one invites somebody."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from site_config.native_inputs import NativeDateInput


class InviteForm(forms.Form):
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        max_length=150,
        help_text=gettext_lazy("Of the work of this person. There the invitation arrives."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Fill in an e-mail address.")},
    )
    name = forms.CharField(
        label=gettext_lazy("First name"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("Only for somebody who is new here."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    until = forms.DateField(
        label=gettext_lazy("Last day"),
        required=False,
        widget=NativeDateInput(),
        help_text=gettext_lazy(
            "For somebody who is here for a while. After this day it ends by itself."
        ),
    )

    def clean_until(self):
        until = self.cleaned_data["until"]
        if until and until < timezone.localdate():
            raise forms.ValidationError(_("This day has passed. Choose a day that is to come."))
        return until
