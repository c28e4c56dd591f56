"""The form with which a community is completed."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.widgets import AdminPageChooser

from site_config.native_inputs import NativeDateInput
from site_config.reach_forms import WithinReach

from ..models import Ending

FIRST_YEAR, LAST_YEAR = 2000, 2100


class EndingForm(WithinReach, WagtailAdminModelForm):
    """Takes only pages that its user may know of, and that are public."""

    forward_url = forms.URLField(
        label=gettext_lazy("Or an address elsewhere"),
        required=False,
        max_length=Ending._meta.get_field("forward_url").max_length,
        # What is typed without it: "www.voorbeeld.nl".
        assume_scheme="https",
        help_text=gettext_lazy("For example the site of an association. May stay empty."),
    )

    class Meta:
        model = Ending
        fields = ["last_day", "goodbye", "forward_page", "forward_url"]
        widgets = {
            "last_day": NativeDateInput(),
            "goodbye": forms.Textarea(attrs={"rows": 5}),
            "forward_page": AdminPageChooser(),
        }
        labels = {
            "last_day": gettext_lazy("Last day"),
            "goodbye": gettext_lazy("A word of goodbye"),
            "forward_page": gettext_lazy("Page to go on to"),
        }
        help_texts = {
            "last_day": gettext_lazy("On this day there can still be activities. After it none."),
            "goodbye": gettext_lazy(
                "Residents read this on the page. Thank who helped, and say what remains."
            ),
            "forward_page": gettext_lazy(
                "For example a community that does something alike. May stay empty."
            ),
        }
        error_messages = {
            "last_day": {
                "required": gettext_lazy("Choose the last day."),
                "invalid": gettext_lazy("This is not a date. Write it like 2027-01-14."),
            },
            "goodbye": {"required": gettext_lazy("Write at least one sentence.")},
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["forward_page"]
        pages = field.queryset.filter(live=True, depth__gt=1)
        field.queryset = pages.exclude(path__startswith=self.instance.community.path)

    def clean_last_day(self):
        day = self.cleaned_data["last_day"]
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(_("Choose a day between 2000 and 2100."))
        return day

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("forward_page") and cleaned.get("forward_url"):
            self.add_error("forward_url", _("Choose a page or an address, not both."))
        return cleaned
