"""Registers of the CMS that show and change, row by row, what their user may.

wagtail-modeladmin shows and exports every row to whoever may list, and knows no
permission for one row. A register of ours says its `scope`; a system check refuses one
that does not (`scope_checks`).
"""

from django.contrib.admin.filters import RelatedFieldListFilter
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponseRedirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.panels import ObjectList
from wagtail.models import Page
from wagtail_modeladmin.helpers import ButtonHelper, PermissionHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import DeleteView, IndexView

from .page_reach import page_is_within_reach
from .reach_forms import RegisterForm
from .scopes import Scope


class ScopedPermissions(PermissionHelper):
    """Asks the scope, for each row by itself."""

    scope: Scope

    def user_has_any_permissions(self, user):
        return self.scope.may_list(self.model, user)

    def user_can_list(self, user):
        return self.scope.may_list(self.model, user)

    def user_can_create(self, user):
        return self.scope.may_add(self.model, user)

    def user_can_inspect_obj(self, user, obj):
        return self.inspect_view_enabled and self._holds(self.scope.readable, user, obj)

    def user_can_edit_obj(self, user, obj):
        return self._holds(self.scope.changeable, user, obj)

    def user_can_delete_obj(self, user, obj):
        return self._holds(self.scope.changeable, user, obj)

    def _holds(self, rows_of, user, obj) -> bool:
        rows = self.model._default_manager.filter(pk=obj.pk)
        return user.is_active and rows_of(rows, user).exists()


class ScopedIndexView(IndexView):
    def dispatch(self, request, *args, **kwargs):
        try:
            return super().dispatch(request, *args, **kwargs)
        # The second: a number that SQLite does not hold, as the key of a page subclass.
        except (IncorrectLookupParameters, OverflowError):
            messages.error(request, _("There is no such filter. You see the whole list."))
            return HttpResponseRedirect(self.index_url)

    def get_filters(self, request):
        """Only the filters of the register itself.

        An address may name any field over any relation: with `library__communities__…` one
        could find out letter by letter what is written elsewhere.
        """
        specs, has_filters, _others, use_distinct = super().get_filters(request)
        return specs, has_filters, {}, use_distinct


class RelatedFilter(RelatedFieldListFilter):
    """A filter by what the rows belong to: only what occurs in the rows of this user."""

    def field_choices(self, field, request, model_admin):
        there = set(model_admin.get_queryset(request).values_list(self.field_path, flat=True))
        self._some_have_none = None in there
        choices = super().field_choices(field, request, model_admin)
        return [(key, name) for key, name in choices if key in there]

    @property
    def include_empty_choice(self):
        return self._some_have_none

    def has_output(self):
        """Where there is nothing to choose from, what the address asks for still holds."""
        return super().has_output() or bool(self.used_parameters)


class RowPermissions:
    """The same answers for the buttons of a whole list, by two queries instead of two a row."""

    def __init__(self, helper: ScopedPermissions, user):
        self.helper, self.user = helper, user

    @cached_property
    def changeable(self) -> set:
        return self._keys(self.helper.scope.changeable)

    @cached_property
    def readable(self) -> set:
        return self._keys(self.helper.scope.readable)

    def user_can_edit_obj(self, user, obj):
        return obj.pk in self.changeable

    def user_can_delete_obj(self, user, obj):
        return obj.pk in self.changeable

    def user_can_inspect_obj(self, user, obj):
        return self.helper.inspect_view_enabled and obj.pk in self.readable

    def _keys(self, rows_of) -> set:
        rows = self.helper.model._default_manager.order_by()
        return set(rows_of(rows, self.user).values_list("pk", flat=True))


class ScopedButtons(ButtonHelper):
    def __init__(self, view, request):
        super().__init__(view, request)
        self.permission_helper = RowPermissions(view.permission_helper, request.user)


class ScopedDeleteView(DeleteView):
    def get_context_data(self, **kwargs):
        """What stands in the way is named as far as its name may be known here."""
        for_whom = self.request.user
        if "linked_objects" in kwargs:
            kwargs["linked_objects"] = [
                one
                if not isinstance(one, Page) or page_is_within_reach(one, for_whom)
                else _("something that is not yours")
                for one in kwargs["linked_objects"]
            ]
        return super().get_context_data(**kwargs)


class ScopedModelAdmin(ModelAdmin):
    """The base of every register. Say `scope`, an object of `scopes`."""

    scope: Scope | None = None
    index_view_class = ScopedIndexView
    delete_view_class = ScopedDeleteView
    button_helper_class = ScopedButtons

    def get_permission_helper_class(self):
        name = f"{type(self).__name__}Permissions"
        return type(name, (ScopedPermissions,), {"scope": self.scope})

    def get_queryset(self, request):
        rows = super().get_queryset(request)
        allowed = self.scope.readable(self.model._default_manager.order_by(), request.user)
        return rows.filter(pk__in=allowed.values("pk"))

    def get_list_filter(self, request):
        return [self._filter(one) for one in super().get_list_filter(request)]

    def _filter(self, one):
        if isinstance(one, str) and self.opts.get_field(one).is_relation:
            return (one, RelatedFilter)
        return one

    def get_edit_handler(self):
        base = super().get_edit_handler()
        form = type(f"{self.model.__name__}RegisterForm", (RegisterForm,), {"scope": self.scope})
        return ObjectList(base.children, base_form_class=form)

    def edit_view(self, request, instance_pk):
        self._readable_or_404(request, instance_pk)
        return super().edit_view(request, instance_pk)

    def delete_view(self, request, instance_pk):
        self._readable_or_404(request, instance_pk)
        return super().delete_view(request, instance_pk)

    def inspect_view(self, request, instance_pk):
        self._readable_or_404(request, instance_pk)
        return super().inspect_view(request, instance_pk)

    def history_view(self, request, instance_pk):
        """Wagtail's asks for no permission at all."""
        self._readable_or_404(request, instance_pk)
        return super().history_view(request, instance_pk)

    def _readable_or_404(self, request, instance_pk):
        """A row of others and a row that is not there get the same answer."""
        try:
            rows = self.get_queryset(request).filter(pk=unquote(instance_pk))
            if rows.exists():
                return
        except (ValueError, ValidationError, OverflowError):
            pass
        raise Http404
