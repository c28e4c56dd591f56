"""Which panels stand on the first page of the CMS."""

from django.utils import timezone

from .panels import WEEK, panels_for
from .places import Places

# Of Wagtail's own. The others tell titles of pages that somebody may no longer edit, after a
# role has ended, or what nobody here asks for; the drafts are in a panel of ours.
UNWANTED = {
    "whats_new_in_wagtail_version",
    "user_objects_in_workflow_moderation",
    "recent_edits",
    "locked_pages",
}


def construct_panels(request, panels):
    """Hook construct_homepage_panels, after all others."""
    panels[:] = [one for one in panels if one.name not in UNWANTED]
    for one in panels:
        # What is left asks for something: it comes before the panels of the roles.
        one.order = min(one.order, 90)
    places = Places(request.user)
    panels += panels_for(places, timezone.now(), request.GET.get(WEEK, ""))


def no_summary(request, items):
    """Hook construct_homepage_summary_items: how many pages there are helps nobody."""
    items.clear()
