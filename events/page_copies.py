"""What every copy of an activity's page needs: an address of its own, and the same readers."""

from collections.abc import Iterable

from wagtail.models import Page, PageViewRestriction

from .models import EventPage

# Room for a number behind it: Wagtail's column holds 255 characters.
LONGEST_BASE = 240


def free_slug(parent: Page, wanted: Iterable[str]) -> str:
    """The first of these addresses that is free below `parent`; else the last with a number."""
    wanted = [one[:LONGEST_BASE] for one in wanted]
    taken = {*parent.get_children().values_list("slug", flat=True), *EventPage.reserved_slugs}
    numbered = (f"{wanted[-1]}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in [*wanted, *numbered] if slug not in taken)


def copy_restrictions(first: Page, second: Page) -> None:
    """Who cannot see the first cannot see the second. Wagtail copies no restriction when the
    pages above have one as well, though that may be another one.
    """
    PageViewRestriction.objects.filter(page=second).delete()
    for one in PageViewRestriction.objects.filter(page=first).prefetch_related("groups"):
        groups = list(one.groups.all())
        one.pk, one.page = None, second
        one._state.adding = True
        one.save()
        one.groups.set(groups)
