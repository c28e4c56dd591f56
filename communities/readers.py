"""Who reads the closed part of the knowledge base: pages with a view restriction by group.

Readers are people of outside who may not open the CMS. Whoever works in it reads along, so
their groups come with that of the readers.
"""

from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction

READERS = "Lezers van de kennisbank"


def readers() -> Group:
    group, _ = Group.objects.get_or_create(name=READERS)
    return group


def close(page: Page) -> PageViewRestriction:
    """Leave `page`, and all below it, to readers and to those who work in the CMS."""
    restriction, _ = PageViewRestriction.objects.get_or_create(
        page_id=page.pk, restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.add(readers())
    return restriction


def let_read(group: Group) -> None:
    """Open to `group` what is open to readers."""
    for restriction in PageViewRestriction.objects.filter(groups__name=READERS):
        restriction.groups.add(group)


def _who_read_along():
    return Group.objects.filter(permissions__codename="access_admin")


@receiver(m2m_changed, sender=PageViewRestriction.groups.through)
def read_along(sender, instance, action, pk_set, reverse, **kwargs):
    """Whoever chooses the group of readers in the CMS need not think of all the others."""
    if action != "post_add" or reverse:
        return
    if Group.objects.filter(pk__in=pk_set, name=READERS).exists():
        instance.groups.add(*_who_read_along())
