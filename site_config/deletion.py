"""Refuse to delete what others still need, with a sentence instead of a server error."""

from django.db.models import QuerySet
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction
from wagtail.models import Page

from .usage import Place, Uses, uses_of

# More than this does not fit in a message.
PAGES_NAMED, PLACES_NAMED = 5, 10


def blockers(page: Page, request) -> list[str]:
    """Why this page, or a page below it, must stay; empty when it may go.

    A page type says so itself in `deletion_blockers(pages, request)`, a class method that
    gets a queryset of its own type and returns sentences, in which `request.user` reads
    nothing that is not theirs to see.
    """
    found = []
    branch = Page.objects.filter(path__startswith=page.path)
    for content_type_id in set(branch.values_list("content_type", flat=True)):
        model = branch.filter(content_type=content_type_id).first().specific_class
        if hasattr(model, "deletion_blockers"):
            pages = model.objects.filter(path__startswith=page.path)
            found += model.deletion_blockers(pages, request)
    return list(dict.fromkeys(found))


def reasons_of_use(pages: QuerySet, request) -> list[SafeString]:
    """One reason for each page that is used, saying where; the rest as a number."""
    uses = uses_of(pages, request)
    used = [page for page in pages if page.pk in uses]
    reasons = [_reason_of_use(page, uses[page.pk]) for page in used[:PAGES_NAMED]]
    if others := len(used) - len(reasons):
        text = ngettext("So is %(count)d other page.", "So are %(count)d other pages.", others) % {
            "count": others
        }
        reasons.append(format_html("{}", text))
    return reasons


def _reason_of_use(page: Page, uses: Uses) -> SafeString:
    text = ngettext(
        "“%(title)s” is used in %(count)d place:",
        "“%(title)s” is used in %(count)d places:",
        uses.count,
    ) % {"title": page.title, "count": uses.count}
    named = [(_place(one),) for one in uses.places[:PLACES_NAMED]]
    if more := len(uses.places) - len(named):
        all_of_them = reverse("wagtailadmin_pages:usage", args=[page.pk])
        text_of_more = ngettext("%(count)d more", "%(count)d more", more) % {"count": more}
        named.append((format_html('<a href="{}">{}</a>', all_of_them, text_of_more),))
    if uses.hidden:
        hidden = ngettext(
            "%(count)d that you cannot see", "%(count)d that you cannot see", uses.hidden
        )
        named.append((hidden % {"count": uses.hidden},))
    return format_html("{} {}.", text, format_html_join(", ", "{}", named))


def _place(place: Place) -> SafeString:
    if place.editor:
        return format_html('<a href="{}">{}</a>', place.editor, place.title)
    return format_html("{}", place.title)


def refuse_deletion(request, page):
    """Hook before_delete_page."""
    if reasons := blockers(page, request):
        messages.error(request, _deletion_message(page, reasons))
        return redirect("wagtailadmin_pages:edit", page.pk)
    return None


class CarefulDeleteBulkAction(DeleteBulkAction):
    """Wagtail's own says no more than "no access" when one of the pages is protected."""

    def get(self, request):
        objects, _without_access = self.get_actionable_objects()
        return self._refusal(objects) or super().get(request)

    def prepare_action(self, objects, objects_without_access):
        return self._refusal(objects) or super().prepare_action(objects, objects_without_access)

    def _refusal(self, pages):
        refused = [(page, reasons) for page in pages if (reasons := blockers(page, self.request))]
        for page, reasons in refused:
            messages.error(self.request, _deletion_message(page, reasons))
        return redirect(self.next_url) if refused else None


def _deletion_message(page, reasons: list[str]) -> SafeString:
    return format_html(
        _("“{page}” was not deleted. {reasons}"),
        page=page.get_admin_display_title(),
        reasons=format_html_join(mark_safe(" "), "{}", ((one,) for one in reasons)),
    )
