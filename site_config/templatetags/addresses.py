"""Phone numbers in templates."""

import re

from django import template

register = template.Library()


@register.filter
def phone_link(number: str) -> str:
    """tel:0101234567, from a number as people write it: "010 – 123 45 67"."""
    return "tel:" + re.sub(r"[^0-9+]", "", number)
