"""Phone numbers and anchors in templates."""

import re

from django import template
from django.utils.text import slugify

register = template.Library()


@register.filter
def phone_link(number: str) -> str:
    """tel:0101234567, from a number as people write it: "010 – 123 45 67"."""
    return "tel:" + re.sub(r"[^0-9+]", "", number)


@register.filter
def anchor(text: str) -> str:
    """An id for a heading. The prefix keeps it apart from the ids of the templates."""
    return f"kop-{slugify(text)}"
