"""The model field that keeps a date pattern."""

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Field
from django.db.models.query_utils import DeferredAttribute
from recurrence.fields import RecurrenceField

from . import recurrence
from .editing.pattern_post import PatternPost
from .editing.pattern_widget import PatternWidget


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
        pattern = None if value in (None, "") else super().to_python(value)
        if pattern:
            # The first date has a field of its own; django-recurrence's widget stored it here too.
            pattern.dtstart = pattern.dtend = None
        return pattern

    def validate(self, value, model_instance):
        super().validate(value, model_instance)
        if value:
            recurrence.check_limits(value)

    def formfield(self, **kwargs):
        # The help of the field is for whoever writes rules as text; the controls need none.
        defaults = {"form_class": PatternFormField, "help_text": ""}
        return Field.formfield(self, **{**defaults, **kwargs})


class PatternFormField(forms.CharField):
    """Takes the editor's controls, or recurrence rules as text (RFC 5545), within our limits."""

    widget = PatternWidget

    def to_python(self, value):
        if isinstance(value, PatternPost):
            # Wagtail sets this on every field for the time that a draft is being saved.
            return value.pattern(draft=getattr(self, "is_deferred_validation", False))
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
        if value is None or isinstance(value, str | PatternPost):
            return value
        return recurrence.to_text(value)

    def has_changed(self, initial, data):
        if isinstance(data, PatternPost):
            try:
                data = data.read_again().pattern(draft=True)
            except ValidationError:
                return True
        return (self.prepare_value(initial) or "") != (self.prepare_value(data) or "")
