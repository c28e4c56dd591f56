"""What of a page, or of a glossary term, is there to be found."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import models
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from knowledge_base.models import GlossaryTerm
from site_config.pages import BasePage

from .folding import clean

# What says in a few sentences what a page is about, where it has such a field.
LEAD_FIELDS = {"lead", "subtitle", "summary"}
# The blocks, and the parts of blocks, that stand above a text.
HEADING_BLOCKS = {"heading", "title"}


@dataclass(frozen=True)
class Content:
    """Plain text. `lead` is what it comes down to and the headings; the paragraphs of
    `summary` and `body` are what extracts are taken from.
    """

    title: str
    names: tuple[str, ...]
    summary: str
    headings: str
    body: str

    @property
    def text(self) -> str:
        return "\n".join(filter(None, [self.summary, self.body]))

    @property
    def lead(self) -> str:
        return "\n".join(filter(None, [self.summary, self.headings]))


def of_page(page: BasePage) -> Content:
    """The texts that the page's own `search_fields` name, related ones included."""
    lead, headings, body = [], [], []
    for field in page.get_search_fields():
        if isinstance(field, index.RelatedFields):
            body += _related(field, page)
        elif isinstance(field, index.SearchField) and field.field_name != "title":
            is_lead = field.field_name in LEAD_FIELDS or (field.boost or 1) > 1
            (lead if is_lead else body).extend(_strings(field.get_value(page)))
            headings += _headings(getattr(page, field.field_name, None))
    return Content(
        title=_line(page.search_title),
        names=tuple(map(_line, page.search_names)),
        summary="\n".join(lead),
        headings="\n".join(headings),
        body="\n".join(dict.fromkeys(body)),
    )


def of_term(term: GlossaryTerm) -> Content:
    """The term, its other forms, and every text that is written with it."""
    texts = {
        field.name: list(_strings(index.SearchField(field.name).get_value(term)))
        for field in term._meta.concrete_fields
        if isinstance(field, (models.TextField, models.CharField, StreamField))
        and not isinstance(field, models.SlugField)
    }
    title = texts.pop("term")
    names = [*texts.pop("abbreviation", []), *texts.pop("also", [])]
    summary = texts.pop("explanation", [])
    return Content(
        title=" ".join(title),
        names=tuple(names),
        summary="\n".join(summary),
        headings="",
        body="\n".join(line for lines in texts.values() for line in lines),
    )


def _related(field: index.RelatedFields, page: Page) -> Iterator[str]:
    """The named fields of what belongs to the page; never of another page, which may be closed."""
    value = field.get_value(page)
    if value is None:
        return
    for one in value.all() if hasattr(value, "all") else [value]:
        if isinstance(one, Page):
            continue
        for inner in field.fields:
            if isinstance(inner, index.SearchField):
                yield from _strings(inner.get_value(one))


def _strings(value) -> Iterator[str]:
    """The lines of what a field holds: a text, or the list that a stream makes of itself."""
    if isinstance(value, str):
        # The text of rich text comes with its paragraphs glued together by line ends.
        for line in value.splitlines():
            if text := _line(line):
                yield text
    elif isinstance(value, Iterable):
        for one in value:
            yield from _strings(one)


def _headings(value) -> Iterator[str]:
    if isinstance(value, (blocks.StreamValue, blocks.list_block.ListValue)):
        for child in value:
            inner = getattr(child, "value", child)
            if getattr(child, "block_type", "") in HEADING_BLOCKS and isinstance(inner, str):
                yield _line(inner)
            else:
                yield from _headings(inner)
    elif isinstance(value, blocks.StructValue):
        for name, inner in value.items():
            if name in HEADING_BLOCKS and isinstance(inner, str):
                yield _line(inner)
            else:
                yield from _headings(inner)


def _line(text: str) -> str:
    return " ".join(clean(str(text)).split())
