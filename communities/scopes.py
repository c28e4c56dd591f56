"""Whose rows of the registers of libraries and advisers somebody may read and change."""

from site_config import reach
from site_config.scopes import Scope

from .models import Library


class OpenLibraries(Scope):
    """Administrators keep libraries. The others read of their own; the network's editors of all."""

    def readable(self, rows, user):
        if user.is_superuser or user.has_perm("communities.view_library"):
            return rows
        return rows.filter(pk__in=Library.objects.open_to(user).values("pk"))

    def may_list(self, model, user):
        seen = user.is_superuser or user.has_perm("communities.view_library")
        return seen or Library.objects.open_to(user).exists()


class KnownAdvisers(Scope):
    """Administrators keep advisers. The others find the one of their library here."""

    def readable(self, rows, user):
        if user.is_superuser or user.has_perm("communities.view_adviser"):
            return rows
        return rows.filter(pk__in=Library.objects.open_to(user).values("adviser"))

    def may_list(self, model, user):
        seen = user.is_superuser or user.has_perm("communities.view_adviser")
        return seen or Library.objects.open_to(user).exclude(adviser=None).exists()


# A community is given to another library by administrators.
reach.register(Library, Library.objects.kept_by)
