"""When the table follows: on publishing, unpublishing, moving, restricting and changing.

Every receiver runs inside the transaction of what it follows, and lets its errors out:
a page that cannot have its dates written is not published.
"""

from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.models import PageViewRestriction
from wagtail.signals import (
    init_new_page,
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
)

from . import closure_effects, community_ends, defaults, occurrences, versions
from .lines import refresh_branch
from .models import Closure, DateChange, EventPage, Venue


@receiver(init_new_page)
def fill_in_what_is_usual(sender, page, parent, **kwargs):
    if isinstance(page, EventPage):
        defaults.fill_in(page, parent)


@receiver(page_published)
def write_dates_or_refresh(sender, instance, **kwargs):
    if isinstance(instance, EventPage) and instance.live:
        occurrences.write(instance)
        versions.touch_texts(EventPage.objects.filter(pk=instance.pk))
    else:
        refresh_branch(instance)
        versions.touch_branch(instance)


@receiver(page_unpublished)
def refresh_unpublished(sender, instance, **kwargs):
    refresh_branch(instance)
    versions.touch_branch(instance)


@receiver(post_page_move)
def refresh_moved(sender, instance, **kwargs):
    # The signal comes for the moved page alone; the pages below it moved as well.
    with transaction.atomic():
        refresh_branch(instance)
        community_ends.follow_move(instance)
        _touch_addresses(instance)


@receiver(page_slug_changed)
def touch_renamed(sender, instance, **kwargs):
    _touch_addresses(instance)


def _touch_addresses(page):
    """Feeds name every activity by its address."""
    versions.touch_texts(EventPage.objects.filter(path__startswith=page.path))
    versions.touch_branch(page)


@receiver(post_delete, sender=EventPage)
def forget_deleted(sender, instance, **kwargs):
    versions.forget(instance.path)


@receiver(post_save, sender=Venue)
def touch_activities_at_venue(sender, instance, created, raw=False, **kwargs):
    if not (created or raw):
        here = EventPage.objects.filter(occurrences__venue=instance).distinct()
        versions.touch_texts(here)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def refresh_restricted(sender, instance, origin=None, **kwargs):
    if not _falls_with_its_owner(sender, origin):
        refresh_branch(instance.page)
        versions.touch_branch(instance.page)


@receiver(pre_save, sender=DateChange)
@receiver(pre_save, sender=Closure)
def remember_before(sender, instance, **kwargs):
    """What stood there: an edited record may have let go of other dates than it takes."""
    instance.before = sender.objects.filter(pk=instance.pk).first() if instance.pk else None


@receiver([post_save, post_delete], sender=DateChange)
def write_changed_date(sender, instance, raw=False, origin=None, **kwargs):
    if raw or _falls_with_its_owner(sender, origin):
        return
    before = getattr(instance, "before", None)
    for one in filter(None, [before, instance]):
        occurrences.write_date(one.event, one.date, one.slot)


def _falls_with_its_owner(sender, origin) -> bool:
    """Whether this deletion is part of deleting a page, which takes its dates along."""
    return origin is not None and getattr(origin, "model", type(origin)) is not sender


@receiver(post_save, sender=Closure)
def write_saved_closure(sender, instance, raw=False, **kwargs):
    if not raw:
        closure_effects.apply(closure_effects.Change(instance.before, instance))


@receiver(post_delete, sender=Closure)
def write_deleted_closure(sender, instance, **kwargs):
    closure_effects.apply(closure_effects.Change(instance, None))
