"""What an editor has written on a page, field by field, as plain HTML.

Takes what the page lets be searched: that list has to be complete anyway.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.utils.html import escape, format_html
from django.utils.text import capfirst
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock
from wagtail.search.index import RelatedFields, SearchField


@dataclass(frozen=True)
class Passage:
    """`where` is what the editor calls the field."""

    where: str
    html: str


def searched_names(options) -> list[str]:
    """The names of the fields whose words can be searched, each once, in the order given."""
    return list(dict.fromkeys(one.field_name for one in options if type(one) is SearchField))


def passages(page) -> list[Passage]:
    """The title first, then the fields, the records that belong to the page, and its pictures."""
    found = [*_of_fields(page, searched_names(page.search_fields))]
    for option in page.search_fields:
        if isinstance(option, RelatedFields):
            for record in getattr(page, option.field_name).all():
                found += _of_fields(record, searched_names(option.fields))
    return [one for one in [*found, *_pictures(page)] if one.html]


def _of_fields(record, names: list[str]) -> Iterator[Passage]:
    for name in names:
        field = record._meta.get_field(name)
        value = field.value_from_object(record)
        if isinstance(field, StreamField):
            html = "".join(_of_block(value.stream_block, value))
        elif isinstance(field, RichTextField):
            html = value
        else:
            html = _paragraphs(value)
        yield Passage(capfirst(str(field.verbose_name)), html)


def _paragraphs(value) -> str:
    return "".join(f"<p>{escape(line)}</p>" for line in str(value or "").splitlines())


def _of_block(block, value) -> Iterator[str]:
    if value is None:
        return
    if isinstance(block, blocks.StreamBlock):
        for child in value:
            if child.block_type == "heading":
                yield f"<h2>{escape(child.value)}</h2>"
            else:
                yield from _of_block(child.block, child.value)
    elif isinstance(block, blocks.ListBlock):
        for item in value:
            yield from _of_block(block.child_block, item)
    elif isinstance(block, ImageBlock):
        yield _picture(value.contextual_alt_text, decorative=value.decorative)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            yield from _of_block(child, value.get(name))
    elif isinstance(block, blocks.RichTextBlock):
        yield value.source
    elif isinstance(block, (blocks.CharBlock, blocks.TextBlock)):
        yield _paragraphs(value)


def _pictures(page) -> Iterator[Passage]:
    """The pictures that stand in fields of their own, with the words that describe them."""
    for field in page._meta.fields:
        if isinstance(field, models.ForeignKey) and field.related_model is get_image_model():
            image = getattr(page, field.name)
            if image is not None:
                yield Passage(capfirst(str(field.verbose_name)), _picture(image.description))


def _picture(alternative: str, *, decorative: bool = False) -> str:
    if decorative:
        return '<img alt="">'
    return format_html('<img alt="{}">', alternative) if alternative else "<img>"
