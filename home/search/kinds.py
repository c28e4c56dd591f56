"""The kinds that results are grouped by, in the order in which they stand on the page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page


class Kind(models.TextChoices):
    ACTIVITY = "activity", _("Activities")
    COMMUNITY = "community", _("Communities")
    STORY = "story", _("Stories")
    KNOWLEDGE = "knowledge", _("Knowledge base")
    PAGE = "page", _("Pages")


# The words in addresses, which stay when a label is put differently.
IN_ADDRESS = {
    "activiteiten": Kind.ACTIVITY,
    "communitys": Kind.COMMUNITY,
    "verhalen": Kind.STORY,
    "kennisbank": Kind.KNOWLEDGE,
    "paginas": Kind.PAGE,
}
ADDRESS_OF = {kind: word for word, kind in IN_ADDRESS.items()}
ORDER = list(Kind)


def kind_of(page: Page) -> Kind:
    from communities.models import CommunityPage, StoryPage
    from events.models import EventPage

    for model, kind in (
        (EventPage, Kind.ACTIVITY),
        (CommunityPage, Kind.COMMUNITY),
        (StoryPage, Kind.STORY),
    ):
        if isinstance(page, model):
            return kind
    return Kind.KNOWLEDGE if page._meta.app_label == "knowledge_base" else Kind.PAGE
