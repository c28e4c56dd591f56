"""Whose rows of a register somebody may read and change. One object for each register.

A register without an owner for each row goes by Django's own permissions on its model. One
whose rows belong to a library goes by the library: its librarians need no permission on the
model, which would open the rows of all libraries at once.
"""

from django.contrib.auth import get_permission_codename
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _


class Scope:
    """For administrators alone; the others narrow down from here."""

    def readable(self, rows: QuerySet, user) -> QuerySet:
        """Those of `rows` that `user` may see, in the list and in its exports."""
        return rows if user.is_superuser else rows.none()

    def changeable(self, rows: QuerySet, user) -> QuerySet:
        return rows if user.is_superuser else rows.none()

    def may_list(self, model, user) -> bool:
        """Whether the register is in the menu."""
        return user.is_active and user.is_superuser

    def may_add(self, model, user) -> bool:
        return user.is_active and user.is_superuser

    def narrow(self, form, user) -> None:
        """Leave in the form what this user may fill in."""

    def check_form(self, form, user) -> None:
        """Refuse what would end outside of the scope, by an error or PermissionDenied."""


class ReadByAdministrators(Scope):
    """Lines that write themselves: nobody adds, changes or deletes one."""

    def changeable(self, rows, user):
        return rows.none()

    def may_add(self, model, user):
        return False


class ByPermission(Scope):
    """All rows, for those who have Django's permissions on the model."""

    def readable(self, rows, user):
        return rows if self.may_list(rows.model, user) else rows.none()

    def changeable(self, rows, user):
        return rows if _may(rows.model, user, "change") else rows.none()

    def may_list(self, model, user):
        return any(_may(model, user, action) for action in ("add", "change", "delete", "view"))

    def may_add(self, model, user):
        return _may(model, user, "add")


class OfLibrary(Scope):
    """Rows with a `library`: its librarians keep them, its adviser reads them.

    Rows without one are the network's: whoever has Django's permissions on the model keeps
    them, librarians and advisers read them.
    """

    def readable(self, rows, user):
        if user.is_superuser:
            return rows
        if not self.may_list(rows.model, user):
            return rows.none()
        return rows.filter(Q(library__in=_libraries(rows.model).open_to(user)) | Q(library=None))

    def changeable(self, rows, user):
        if user.is_superuser:
            return rows
        own = Q(library__in=_libraries(rows.model).kept_by(user))
        if _may(rows.model, user, "change"):
            own |= Q(library=None)
        return rows.filter(own)

    def may_list(self, model, user):
        return (
            user.is_superuser
            or _may(model, user, "change")
            or _libraries(model).open_to(user).exists()
        )

    def may_add(self, model, user):
        return _may(model, user, "add") or _libraries(model).kept_by(user).exists()

    def narrow(self, form, user):
        field = form.fields.get("library")
        if user.is_superuser or field is None:
            return
        kept = _libraries(form._meta.model).kept_by(user)
        field.queryset = field.queryset.filter(pk__in=kept.values("pk"))
        if not _may(form._meta.model, user, "change"):
            field.required = True
            field.empty_label = None
            field.help_text = ""
            if not form.initial.get("library") and (first := kept.first()):
                form.initial["library"] = first.pk

    def check_form(self, form, user):
        """The row as it would be saved, so that nobody gives one to another library."""
        if user.is_superuser or form.errors:
            return
        library = form.cleaned_data.get("library", form.instance.library)
        if library is None:
            if not _may(form._meta.model, user, "change"):
                form.add_error("library", _("Choose your library."))
        elif not _libraries(form._meta.model).kept_by(user).filter(pk=library.pk).exists():
            raise PermissionDenied


def _may(model, user, action: str) -> bool:
    codename = get_permission_codename(action, model._meta)
    return user.has_perm(f"{model._meta.app_label}.{codename}")


def _libraries(model):
    """The libraries, by the key of the register: the foundation knows no app above it."""
    return model._meta.get_field("library").related_model.objects
