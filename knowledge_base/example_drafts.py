"""The draft of an example, filled in from what a community told (`site_config.example_drafts`)."""

from django.utils.html import escape
from django.utils.text import Truncator
from wagtail.models import Page

from site_config.example_drafts import ExampleText, NoPlace

from .models import ExampleIndexPage, ExamplePage

LONGEST_TITLE = 200


class Maker:
    def may_make(self, user) -> bool:
        """Whoever may add below the overview of examples: the network's editors."""
        index = ExampleIndexPage.objects.first()
        return index is not None and index.permissions_for_user(user).can_add_subpage()

    def make(self, text: ExampleText, user) -> Page:
        """In its fixed sections, for an editor to polish and publish. Raises NoPlace."""
        index = ExampleIndexPage.objects.first()
        if index is None:
            raise NoPlace
        page = ExamplePage(
            title=Truncator(text.title).chars(LONGEST_TITLE),
            summary=text.summary,
            library=text.library[:120],
            place=text.place[:80],
            period=text.period[:80],
            facts=[("item", {"text": fact, "source": 1}) for fact in text.facts],
            interpretation="".join(
                f"<p><b>{escape(heading)}</b></p>{_paragraphs(words)}"
                for heading, words in text.interpretation
            ),
            take_along=[
                ("item", {"heading": heading[:120], "text": _paragraphs(words)})
                for heading, words in text.take_along
            ],
            unknown=[("item", one) for one in text.unknown],
            body=[("paragraph", _paragraphs(text.story))] if text.story else [],
            sources=[("item", text.source)] if text.source else [],
            is_example=text.is_example,
            live=False,
            owner=user,
        )
        index.add_child(instance=page)
        page.save_revision(user=user, log_action=True)
        return page


def _paragraphs(text: str) -> str:
    """Rich text of plain text: nothing in it is read as HTML."""
    parts = text.replace("\r\n", "\n").split("\n\n")
    return "".join(
        f"<p>{escape(part.strip()).replace(chr(10), '<br/>')}</p>" for part in parts if part.strip()
    )
