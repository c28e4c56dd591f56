"""What could be easier to read on a page, for the editor: {% plain_language_advice page %}."""

from django import template

from ..content_checks import check
from ..pages import BasePage
from ..plain_language import AVERAGE_WORDS, LONGEST_WORDS

register = template.Library()


@register.inclusion_tag("site_config/admin/plain_language.html")
def plain_language_advice(page):
    """`report` is None for what has not been saved yet, and for what is no page of ours."""
    known = isinstance(page, BasePage) and page.pk
    return {
        "report": check(page) if known else None,
        "most_on_average": AVERAGE_WORDS,
        "most": LONGEST_WORDS,
    }
