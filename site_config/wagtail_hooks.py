"""What the foundation changes in Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.models import Page

from . import help_menu, saved_meanwhile
from .bulk_publish import CarefulPublishBulkAction
from .deletion import CarefulDeleteBulkAction, refuse_deletion
from .page_reach import pages_within_reach

# Reports that show nothing but what their user may edit.
OPEN_REPORTS = {"articles-to-look-at"}

# After Wagtail's own, which they replace: the last action of a name wins.
hooks.register("register_bulk_action", CarefulPublishBulkAction, order=100)
hooks.register("register_bulk_action", CarefulDeleteBulkAction, order=100)
hooks.register("before_delete_page", refuse_deletion)
hooks.register("after_edit_page", saved_meanwhile.tell)
hooks.register("construct_help_menu", help_menu.only_what_is_dutch)


@hooks.register("insert_global_admin_css")
def editor_styles():
    return format_html('<link rel="stylesheet" href="{}">', static("site_config/admin/editor.css"))


@hooks.register("insert_editor_js")
def one_save_after_another():
    return format_html('<script src="{}"></script>', static("site_config/admin/save_in_turn.js"))


@hooks.register("construct_page_chooser_queryset")
def only_pages_within_reach(pages, request):
    if request.user.is_superuser:
        return pages
    # By key: Wagtail searches in the result, and cannot filter a search by every field.
    found = pages_within_reach(Page.objects.order_by(), request.user)
    return pages.filter(pk__in=found.values_list("pk", flat=True))


@hooks.register("construct_reports_menu")
def no_reports_for_others(request, items):
    """Wagtail's show everybody's work: `admin_doors` keeps them for administrators."""
    if not request.user.is_superuser:
        items[:] = [one for one in items if one.name in OPEN_REPORTS]
