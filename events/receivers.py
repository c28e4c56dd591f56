"""When the table follows: on publishing, unpublishing, moving, restricting and changing.

Every receiver runs inside the transaction of what it follows, and lets its errors out:
a page that cannot have its dates written is not published.
"""

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from . import occurrences
from .lines import refresh_branch
from .models import Closure, DateChange, EventPage


@receiver(page_published)
def write_dates_or_refresh(sender, instance, **kwargs):
    if isinstance(instance, EventPage):
        if instance.live:
            occurrences.write(instance)
    else:
        refresh_branch(instance)


@receiver(page_unpublished)
def refresh_unpublished(sender, instance, **kwargs):
    refresh_branch(instance)


@receiver(post_page_move)
def refresh_moved(sender, instance, **kwargs):
    # The signal comes for the moved page alone; the pages below it moved as well.
    with transaction.atomic():
        refresh_branch(instance)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def refresh_restricted(sender, instance, origin=None, **kwargs):
    if not _falls_with_its_owner(sender, origin):
        refresh_branch(instance.page)


@receiver([post_save, post_delete], sender=DateChange)
def write_changed_date(sender, instance, raw=False, origin=None, **kwargs):
    if not raw and not _falls_with_its_owner(sender, origin):
        occurrences.write_date(instance.event, instance.date, instance.slot)


def _falls_with_its_owner(sender, origin) -> bool:
    """Whether this deletion is part of deleting a page, which takes its dates along."""
    return origin is not None and getattr(origin, "model", type(origin)) is not sender


@receiver([post_save, post_delete], sender=Closure)
def write_touched_events(sender, instance, raw=False, **kwargs):
    if raw:
        return
    for event in occurrences.touched_by(instance):
        occurrences.write(event)
