"""StreamField blocks that several page types share."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import RichTextField, StreamField

from .body_blocks import (
    TEXT_FEATURES,
    FoldBlock,
    HeadingBlock,
    MindBlock,
    ParagraphBlock,
    PictureBlock,
    QuoteBlock,
)


class BodyBlock(blocks.StreamBlock):
    """The running text of a page: headings, paragraphs and what stands between them."""

    heading = HeadingBlock(
        label=_("heading"),
        icon="title",
        max_length=80,
        template="blocks/heading.html",
        help_text=_("Says in a few words what comes next."),
    )
    paragraph = ParagraphBlock(
        label=_("text"),
        icon="pilcrow",
        features=TEXT_FEATURES,
        template="blocks/paragraph.html",
        help_text=_("Short sentences. One message in each paragraph."),
    )
    picture = PictureBlock(label=_("picture"), icon="image", template="blocks/picture.html")
    quote = QuoteBlock(label=_("quotation"), icon="openquote", template="blocks/quote.html")
    mind = MindBlock(label=_("mind"), icon="warning", template="blocks/mind.html")
    fold = FoldBlock(label=_("fold-out text"), icon="collapse-down", template="blocks/fold.html")


def item_list(verbose_name, *, help_text="", **options) -> StreamField:
    """A field for a plain list of sentences, in the editor as one short box for each."""
    return StreamField(
        [("item", blocks.TextBlock(label=_("item"), rows=2))],
        blank=True,
        verbose_name=verbose_name,
        help_text=help_text,
        **options,
    )


def explained_list(
    verbose_name, *, help_text="", heading=None, text=None, **options
) -> StreamField:
    """A field for points that each say in a few words what, and below it how or why."""
    point = blocks.StructBlock(
        [
            ("heading", blocks.CharBlock(label=heading or _("in a few words"), max_length=120)),
            (
                "text",
                blocks.RichTextBlock(
                    label=text or _("explanation"), features=TEXT_FEATURES, required=False
                ),
            ),
        ],
        label=_("item"),
        icon="list-ul",
        form_classname="struct-block explained-item",
    )
    return StreamField(
        [("item", point)], blank=True, verbose_name=verbose_name, help_text=help_text, **options
    )


def text_field(verbose_name, **options) -> RichTextField:
    """A field for a few paragraphs or a list, without headings."""
    return RichTextField(verbose_name, blank=True, features=TEXT_FEATURES, **options)


def body_field(**options) -> StreamField:
    """The field for running text."""
    return StreamField(BodyBlock(), blank=True, verbose_name=_("text"), **options)
