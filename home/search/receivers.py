"""When the index follows: on saving, moving, restricting, and what pages show of others.

Publishing and unpublishing save the page; deleting takes its entry along. Every receiver
runs inside the transaction of what it follows, and lets its errors out.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import post_page_move

from communities.models import CommunityPage, Ending, Library
from events.models import DateChange, EventPage, Series, Venue
from knowledge_base.models import GlossaryTerm

from . import entries

_paused: ContextVar[bool] = ContextVar("search_paused", default=False)
# Fields that Wagtail saves alone, and that say who may see a page.
VISIBILITY = {"live", "expire_at"}


@contextmanager
def paused() -> Iterator[None]:
    """Write nothing meanwhile: for who makes hundreds of pages and rebuilds the index after."""
    token = _paused.set(True)
    try:
        yield
    finally:
        _paused.reset(token)


@receiver(post_save)
def follow_page(sender, instance, created, raw=False, update_fields=None, **kwargs):
    if raw or _paused.get() or not issubclass(sender, Page):
        return
    if update_fields is not None and not VISIBILITY & set(update_fields):
        # A draft: only the newest revision, the title in the tree and the like.
        return
    if instance.live or not created:
        entries.refresh(instance, renew=instance.live)


@receiver(post_page_move)
def follow_moved(sender, instance, **kwargs):
    if not _paused.get():
        entries.refresh(instance)


@receiver([post_save, post_delete], sender=PageViewRestriction)
def follow_restricted(sender, instance, raw=False, origin=None, **kwargs):
    # When the page itself is being deleted, its entry goes along.
    falls_with_page = origin is not None and getattr(origin, "model", type(origin)) is not sender
    if not (raw or _paused.get() or falls_with_page):
        entries.refresh(instance.page)


@receiver(post_save, sender=Series)
def follow_dates(sender, instance, raw=False, **kwargs):
    if not (raw or _paused.get()):
        entries.renew_ends([instance.event_id])


@receiver([post_save, post_delete], sender=DateChange)
def follow_changed_date(sender, instance, raw=False, origin=None, **kwargs):
    falls_with_page = origin is not None and getattr(origin, "model", type(origin)) is not sender
    if not (raw or _paused.get() or falls_with_page):
        entries.renew_ends([instance.event_id])


@receiver(post_save, sender=Venue)
def follow_venue(sender, instance, created, raw=False, **kwargs):
    if not (created or raw or _paused.get()):
        entries.renew(EventPage.objects.filter(venue=instance))


@receiver(post_save, sender=Library)
def follow_library(sender, instance, created, raw=False, **kwargs):
    if not (created or raw or _paused.get()):
        for community in CommunityPage.objects.filter(library=instance):
            entries.refresh(community)


@receiver([post_save, post_delete], sender=Ending)
def follow_ending(sender, instance, raw=False, origin=None, **kwargs):
    falls_with_page = origin is not None and getattr(origin, "model", type(origin)) is not sender
    if not (raw or _paused.get() or falls_with_page):
        entries.renew(CommunityPage.objects.filter(pk=instance.pk or instance.community_id))


@receiver(post_save, sender=GlossaryTerm)
def follow_term(sender, instance, raw=False, **kwargs):
    if not (raw or _paused.get()):
        entries.write_term(instance)
