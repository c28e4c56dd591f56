"""How long an article is: the words in its texts, and the minutes that reading them takes."""

import math

from django.utils.html import strip_tags
from wagtail.rich_text import get_text_for_indexing

from site_config.page_texts import searched_names

# Words a minute. Careful readers of instructions are slower than the 240 of fiction.
PACE = 180
# The title stands above the text, and sources are there to look up.
NOT_READ = {"title", "sources"}


def texts_of(page) -> list[str]:
    """Everything that the page says in fields of its own, without markup, the title apart.

    Takes what the page lets be searched: that list has to be complete anyway.
    """
    found = []
    for name in [one for one in searched_names(page.search_fields) if one not in NOT_READ]:
        field = page._meta.get_field(name)
        value = field.value_from_object(page)
        parts = field.get_searchable_content(value) if hasattr(value, "stream_block") else [value]
        found += [strip_tags(get_text_for_indexing(str(part))) for part in parts if part]
    return found


def words_of(page) -> int:
    return sum(len(text.split()) for text in texts_of(page))


def minutes(words: int) -> int:
    """Whole minutes, at least one."""
    return max(1, math.ceil(words / PACE))
