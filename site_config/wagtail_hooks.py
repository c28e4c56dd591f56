"""What the foundation changes in Wagtail's admin."""

from wagtail import hooks
from wagtail.models import Page

from .bulk_publish import CarefulPublishBulkAction
from .deletion import refuse_bulk_deletion, refuse_deletion
from .page_reach import pages_within_reach

# After Wagtail's own, which it replaces: the last action of a name wins.
hooks.register("register_bulk_action", CarefulPublishBulkAction, order=100)
hooks.register("before_delete_page", refuse_deletion)
hooks.register("before_bulk_action", refuse_bulk_deletion)


@hooks.register("construct_page_chooser_queryset")
def only_pages_within_reach(pages, request):
    if request.user.is_superuser:
        return pages
    # By key: Wagtail searches in the result, and cannot filter a search by every field.
    found = pages_within_reach(Page.objects.order_by(), request.user)
    return pages.filter(pk__in=found.values_list("pk", flat=True))


@hooks.register("construct_reports_menu")
def no_reports_for_others(request, items):
    """Reports show everybody's work: `admin_doors` keeps them for administrators."""
    if not request.user.is_superuser:
        items.clear()
