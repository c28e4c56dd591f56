"""Pictures in fields of their own have to be described before a page is published.

Pictures in running text ask for their own words (`ImageBlock`).
"""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext as _
from wagtail.images import get_image_model


def undescribed(page) -> dict[str, str]:
    """By field: what is missing. Asks the database for each picture that was not fetched yet."""
    found = {}
    for field in page._meta.fields:
        if not isinstance(field, models.ForeignKey) or field.related_model is not get_image_model():
            continue
        image = getattr(page, field.name)
        if image is not None and not image.description.strip():
            found[field.name] = _(
                "This picture has no description yet. Choose “Edit this image” and write what "
                "there is to see, or choose another picture."
            )
    return found


def check(page) -> None:
    """Raise ValidationError, by field."""
    if missing := undescribed(page):
        raise ValidationError(missing)
