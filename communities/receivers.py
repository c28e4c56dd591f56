"""What keeps groups in step with libraries, communities and new pages below the front page."""

from django.contrib.auth.models import Group
from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import GroupPagePermission, Page

from . import (
    readers,  # noqa: F401
    roles,
)
from .models import CommunityPage, Library


@receiver(post_save, sender=Library)
def rename_group(instance, created, update_fields, **kwargs):
    """A library that has a group keeps it under its new name."""
    if not created and update_fields is None and instance.group_id:
        roles.library_group(instance)


@receiver(post_save, sender=CommunityPage)
def give_to_library(instance, raw=False, update_fields=None, **kwargs):
    """A community of a library is for its librarians, and for those of no other library."""
    if raw or (update_fields is not None and "library" not in update_fields):
        return
    allowed = GroupPagePermission.objects.filter(page=instance.pk, group__library__isnull=False)
    libraries = set(allowed.values_list("group__library", flat=True))
    own = instance.library if instance.library_id and instance.library.group_id else None
    wrong = libraries - {instance.library_id}
    for library in Library.objects.filter(pk__in=wrong):
        roles.library_group(library)
    if own and own.pk not in libraries:
        roles.library_group(own)


@receiver(post_save)
def open_to_network_editors(sender, instance, created, raw=False, **kwargs):
    """A new page right below the front page."""
    if raw or not created or not issubclass(sender, Page) or instance.depth != 3:
        return
    if Group.objects.filter(name=roles.NETWORK_EDITORS).exists():
        roles.network_editors()
