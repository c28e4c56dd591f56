"""Refuse to delete what others still need, with a sentence instead of a server error."""

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.models import Page


def blockers(page: Page) -> list[str]:
    """Why this page, or a page below it, must stay; empty when it may go.

    A page type says so itself in `deletion_blockers(pages)`, a class method that gets a
    queryset of its own type and returns sentences.
    """
    found = []
    branch = Page.objects.filter(path__startswith=page.path)
    for content_type_id in set(branch.values_list("content_type", flat=True)):
        model = branch.filter(content_type=content_type_id).first().specific_class
        if hasattr(model, "deletion_blockers"):
            found += model.deletion_blockers(model.objects.filter(path__startswith=page.path))
    return found


def refuse_deletion(request, page):
    """Hook before_delete_page."""
    if reasons := blockers(page):
        messages.error(request, _deletion_message(page, reasons))
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


def refuse_bulk_deletion(request, action_type, pages, action):
    """Hook before_bulk_action."""
    if action_type != "delete" or not issubclass(action.model, Page):
        return None
    refused = [(page, reasons) for page in pages if (reasons := blockers(page))]
    for page, reasons in refused:
        messages.error(request, _deletion_message(page, reasons))
    return redirect(action.next_url) if refused else None


def _deletion_message(page, reasons) -> str:
    return _("“%(page)s” was not deleted. %(reasons)s") % {
        "page": page.get_admin_display_title(),
        "reasons": " ".join(reasons),
    }
