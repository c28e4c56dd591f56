"""The groups of which somebody may say who is in them."""

from collections import defaultdict

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from .. import roles
from ..models import Library, Membership

MAKERS = {
    roles.NETWORK_EDITORS: roles.network_editors,
    roles.ADVISERS: roles.advisers,
    roles.readers.READERS: roles.readers.readers,
}


def circles_of(user) -> QuerySet:
    """All roles for administrators, the own library for its librarians; others none."""
    if not user.is_active:
        return Group.objects.none()
    groups = Group.objects.order_by("name").select_related("library")
    if user.is_superuser:
        return groups.filter(Q(library__isnull=False) | Q(name__in=roles.ROLES))
    return groups.filter(library__in=Library.objects.kept_by(user))


def circle_or_404(user, group_id: int) -> Group:
    """Raises Http404: of other groups one learns nothing here."""
    return get_object_or_404(circles_of(user), pk=group_id)


def prepare(user) -> None:
    """An administrator finds every role and every library, whoever has worked there so far.

    Makes what is missing, and leaves the rest alone (`manage.py set_up_roles` renews it).
    """
    if not user.is_superuser:
        return
    there = set(Group.objects.filter(name__in=roles.ROLES).values_list("name", flat=True))
    for name, make in MAKERS.items():
        if name not in there:
            make()
    for library in Library.objects.filter(group=None):
        roles.library_group(library)


def with_names(groups: list[Group]) -> list[Group]:
    """The same groups, each with the accounts that are in it now as `people`. One query."""
    over = Membership.objects.over().filter(user=OuterRef("user"), group=OuterRef("group"))
    rows = get_user_model().groups.through.objects.filter(group__in=groups, user__is_active=True)
    rows = rows.exclude(Exists(over)).select_related("user")
    found = defaultdict(list)
    for one in rows.order_by("user__first_name", "user__last_name", "user__username"):
        found[one.group_id].append(one.user)
    for group in groups:
        group.people = found[group.pk]
    return groups


def about(group: Group) -> str:
    """What somebody in the group can do, in one sentence."""
    if getattr(group, "library", None):
        return _("They make the pages, the calendar and the stories of this library.")
    return {
        roles.NETWORK_EDITORS: _("They make the knowledge base and the calendar of the network."),
        roles.ADVISERS: _("They read along with the libraries that they guide."),
        roles.readers.READERS: _("They read the closed part of the knowledge base."),
    }[group.name]


def people_in(group: Group) -> list:
    """The accounts in the group by name, each with its `membership`, if there is one."""
    until = {one.user_id: one for one in Membership.objects.filter(group=group)}
    people = list(
        get_user_model()
        .objects.filter(groups=group, is_active=True)
        .order_by("first_name", "last_name", "username")
    )
    for one in people:
        one.membership = until.get(one.pk)
    return [one for one in people if not (one.membership and one.membership.is_over)]
