"""Boxes to tick, one for each row of a table."""

from django import forms
from django.core.exceptions import ValidationError


class Boxes(forms.ModelMultipleChoiceField):
    """Raises ValidationError also for a number that no database holds."""

    widget = forms.CheckboxSelectMultiple

    def clean(self, value):
        try:
            return super().clean(value)
        except OverflowError:
            # SQLite refuses to look for it, where others find nothing.
            raise ValidationError(
                self.error_messages["invalid_choice"], "invalid_choice", {"value": ""}
            ) from None
