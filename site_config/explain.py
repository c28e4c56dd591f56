"""A ValidationError in sentences that name the field."""

from django.core.exceptions import NON_FIELD_ERRORS, FieldDoesNotExist, ValidationError
from django.utils.text import capfirst


def explain(error: ValidationError, model=None) -> str:
    """All messages on one line, each behind the name of its field on `model`; none twice."""
    if not hasattr(error, "error_dict"):
        return " ".join(dict.fromkeys(error.messages))
    said = []
    for name, messages in error.message_dict.items():
        prefix = "" if name == NON_FIELD_ERRORS else f"{_label(name, model)}: "
        said += [f"{prefix}{_closed(message)}" for message in messages]
    return " ".join(dict.fromkeys(said))


def _label(name: str, model) -> str:
    try:
        return capfirst(str(model._meta.get_field(name).verbose_name)) if model else name
    except FieldDoesNotExist:
        return name


def _closed(message: str) -> str:
    return message if message.endswith((".", "!", "?")) else f"{message}."
