"""What is on this site already, and making room for the demo."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Q
from wagtail.models import Collection, Page

from communities import roles
from communities.models import (
    Adviser,
    CommunityPage,
    CommunityTheme,
    Library,
    ReturnDay,
    StepProgress,
)
from events.models import Closure, EventTheme, Occurrence, Series, Venue
from home.models import HomePage, SearchEntry
from knowledge_base.models import (
    ExampleGuideline,
    ExampleTheme,
    Feedback,
    GlossaryTerm,
    GuidelineStep,
    GuidelineTheme,
    GuidelineTool,
    StepTool,
)

from . import content
from .people import ACCOUNTS

# Links that protect the page which they point at: they go before the pages.
LINKS = [
    CommunityTheme, EventTheme, ExampleGuideline, ExampleTheme, GuidelineStep, GuidelineTheme,
    GuidelineTool, StepTool,
]  # fmt: skip
REGISTERS = [Venue, Library, Adviser, Closure, GlossaryTerm]


def holds_demo() -> bool:
    """Whether this is the demo, perhaps altered since: its front page and all communities."""
    slugs = content.community_slugs()
    found = CommunityPage.objects.filter(slug__in=slugs, is_example=True)
    return HomePage.objects.filter(is_example=True).exists() and found.count() == len(slugs)


def is_empty() -> bool:
    """Whether nobody has made anything: at most the front page of a fresh installation."""
    if any(model.objects.exists() for model in REGISTERS):
        return False
    # A page that somebody saved in the CMS has a revision.
    made = Q(depth__gt=2) | Q(depth=2, latest_revision__isnull=False)
    return not Page.objects.filter(made).exists()


def empty() -> None:
    """Delete all pages and registers, and what belonged to the libraries or to the demo.

    Other images, documents, groups and users stay.
    """
    groups = {
        *roles.ROLES,
        *Library.objects.values_list("name", flat=True),
        *Library.objects.exclude(group=None).values_list("group__name", flat=True),
    }
    # Whole tables first, so that deleting the pages need not look for their rows.
    for model in [SearchEntry, Occurrence, Series, Feedback, StepProgress, ReturnDay, *LINKS]:
        model.objects.all().delete()
    for page in Page.objects.filter(depth=2):
        page.delete()
    for model in REGISTERS:
        model.objects.all().delete()
    for collection in Collection.objects.filter(name__in=groups, depth=2):
        collection.delete()
    Group.objects.filter(name__in=groups).delete()
    emails = [account.email for account in ACCOUNTS]
    get_user_model().objects.filter(username__in=emails).delete()
