"""Whose evaluations somebody may read and change."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from site_config import example_drafts
from site_config.scopes import Scope

from ..models import Library


class OfCommunity(Scope):
    """Librarians keep those of their communities, and the adviser of the library reads them.

    The network's editors read what was offered to them, and nothing else. What is finished is
    closed for everybody until it is opened again.
    """

    def readable(self, rows, user):
        if user.is_superuser:
            return rows
        open_to = Library.objects.open_to(user)
        found = Q(community__library__in=open_to.values("pk"))
        if example_drafts.may_make(user):
            found |= Q(offered_at__isnull=False)
        return rows.filter(found)

    def kept(self, rows, user):
        """Those that `user` may finish, open again, offer and withdraw."""
        if user.is_superuser:
            return rows
        return rows.filter(community__library__in=Library.objects.kept_by(user).values("pk"))

    def changeable(self, rows, user):
        return self.kept(rows, user).filter(finished_at__isnull=True)

    def may_list(self, model, user):
        return user.is_active and (
            user.is_superuser
            or Library.objects.open_to(user).exists()
            or example_drafts.may_make(user)
        )

    def may_add(self, model, user):
        return user.is_active and (user.is_superuser or Library.objects.kept_by(user).exists())

    def narrow(self, form, user):
        field = form.fields["community"]
        if not user.is_superuser:
            kept = Library.objects.kept_by(user)
            field.queryset = field.queryset.filter(library__in=kept.values("pk"))
        only = list(field.queryset[:2])
        if len(only) == 1 and not form.initial.get("community"):
            form.initial["community"] = only[0].pk

    def check_form(self, form, user):
        """The row as it would be saved, so that nobody gives one to another library."""
        if user.is_superuser or form.errors:
            return
        community = form.cleaned_data["community"]
        if not Library.objects.kept_by(user).filter(pk=community.library_id).exists():
            raise PermissionDenied
