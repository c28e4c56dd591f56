"""Date and time fields of the CMS as the browser's own controls.

Wagtail's picker is laid over the page, stays open over the buttons below it, and cannot be
worked from the keyboard alone.
"""

from django import forms
from django.db import models
from wagtail.admin.forms.models import register_form_field_override


class NativeDateInput(forms.DateInput):
    input_type = "date"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%Y-%m-%d")


class NativeTimeInput(forms.TimeInput):
    input_type = "time"

    def __init__(self, attrs=None):
        super().__init__(attrs, format="%H:%M")


def register() -> None:
    """Use them for every date and time field (a moment keeps Wagtail's own widget)."""
    for field, widget in ((models.DateField, NativeDateInput), (models.TimeField, NativeTimeInput)):
        register_form_field_override(field, override={"widget": widget}, exact_class=True)
