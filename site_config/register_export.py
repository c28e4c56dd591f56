"""Registers in the CMS: lists that export safely, and that no odd address can break.

A register takes `RegisterMixin` before `ScopedModelAdmin`. It exports the columns of its list,
or those of `list_export`, of the rows that `get_queryset` and the filters leave.
"""

from django.contrib.admin.utils import label_for_field, lookup_field
from django.core.exceptions import ObjectDoesNotExist
from django.utils import timezone
from django.utils.text import capfirst, slugify
from wagtail.admin.views.mixins import SpreadsheetExportMixin
from wagtail_modeladmin.views import HistoryView

from .scoped_admin import ScopedIndexView
from .spreadsheet_cells import cell

# Of what somebody types in the search box: more words would be one query too deep.
MOST_CHARACTERS = 200
MOST_WORDS = 10


class SafeExport(SpreadsheetExportMixin):
    """Mixin for a view: cells that are no formula, 0 as 0, yes and no in words."""

    def preprocess_field_value(self, field, value, export_format):
        return cell(value, typed=export_format == self.FORMAT_XLSX)

    def write_csv_response(self, queryset):
        response = super().write_csv_response(queryset)
        response["Content-Type"] = "text/csv; charset=utf-8"
        return response


class RegisterIndexView(SafeExport, ScopedIndexView):
    def get_search_results(self, request, queryset, search_term):
        words = search_term.replace("\0", "")[:MOST_CHARACTERS].split()[:MOST_WORDS]
        return super().get_search_results(request, queryset, " ".join(words))

    def get_filename(self):
        """The name of the register and the day: reacties-2026-12-03."""
        name = getattr(self.model_admin, "export_filename", None) or self.opts.verbose_name_plural
        return f"{slugify(name)}-{timezone.localdate().isoformat()}"

    def get_heading(self, queryset, field):
        label = label_for_field(field, model=self.model, model_admin=self.model_admin)
        return capfirst(str(self.export_headings.get(field, label)))

    def to_row_dict(self, item):
        return {name: self._value(item, name) for name in self.list_export}

    def _value(self, item, name: str):
        try:
            field, _attribute, value = lookup_field(name, item, self.model_admin)
        except ObjectDoesNotExist:
            return None
        if field is not None and field.many_to_many:
            return list(value.all())
        if field is not None and field.flatchoices:
            return getattr(item, f"get_{field.name}_display")()
        return value


class RegisterHistoryView(HistoryView):
    """The original asks for no permission: everybody in the CMS could read it."""

    def check_action_permitted(self, user):
        return self.permission_helper.user_can_edit_obj(user, self.instance)


class RegisterMixin:
    """Mixin for a ModelAdmin."""

    index_view_class = RegisterIndexView
    history_view_class = RegisterHistoryView

    def get_list_export(self, request):
        return self.list_export or self.get_list_display(request)
