"""The model field that keeps a date pattern."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Field
from django.db.models.query_utils import DeferredAttribute
from recurrence.fields import RecurrenceField

from . import recurrence


class PatternAttribute(DeferredAttribute):
    """Turns text into a pattern on assignment, and may be deferred.

    django-recurrence's own descriptor raises KeyError on `.defer()` and `.only()`.
    """

    def __set__(self, instance, value):
        instance.__dict__[self.field.attname] = self.field.to_python(value)


class PatternField(RecurrenceField):
    """A RecurrenceField that holds dates only, with our own form field and limits."""

    descriptor_class = PatternAttribute

    def __init__(self, **kwargs):
        kwargs.setdefault("include_dtstart", False)
        super().__init__(**kwargs)

    def contribute_to_class(self, cls, name, **kwargs):
        # Past RecurrenceField, which would replace the descriptor by its own.
        Field.contribute_to_class(self, cls, name, **kwargs)

    def to_python(self, value):
        # Wagtail reads a revision's content through here; an empty pattern is no pattern.
        return None if value in (None, "") else super().to_python(value)

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        if value:
            recurrence.check_limits(value)

    def formfield(self, **kwargs):
        return Field.formfield(self, **{"form_class": PatternFormField, **kwargs})


class PatternFormField(forms.CharField):
    """Accepts recurrence rules as text (RFC 5545, RRULE lines) within our limits."""

    widget = forms.Textarea(attrs={"rows": 2, "spellcheck": "false"})

    def to_python(self, value):
        if value in self.empty_values:
            return None
        if isinstance(value, str):
            return recurrence.parse(value)
        return value

    def clean(self, value):
        pattern = self.to_python(value)
        if pattern is None:
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return None
        recurrence.check_limits(pattern)
        return pattern

    def prepare_value(self, value):
        return value if value is None or isinstance(value, str) else recurrence.to_text(value)

    def has_changed(self, initial, data):
        return (self.prepare_value(initial) or "") != (self.prepare_value(data) or "")
