"""“Mijn bibliotheken”: what an adviser reads."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from wagtail.admin.menu import MenuItem

from events.paging import page_number

from . import reading, table

ALL, ONE, PAGE = "communities_advice", "communities_advice_library", "communities_advice_page"
ROWS_AT_A_TIME = PAGES_AT_A_TIME = 50
MOST_FILES = 100
# A picture that nobody saw in this size is made while its reader waits: the rest is named.
PICTURES, PICTURE_SIZE = 12, "max-165x165"


@require_safe
def libraries(request):
    """Which of them needs a call this week, and why."""
    found = reading.libraries_of(request.user)
    number = page_number(request)
    paginator = Paginator(table.rows(found), ROWS_AT_A_TIME)
    if not paginator.count:
        raise PermissionDenied
    if number > paginator.num_pages:
        raise Http404("No such page")
    title = _("All libraries") if request.user.is_superuser else _("My libraries")
    context = {
        "header_title": title,
        "breadcrumbs_items": [{"url": "", "label": title}],
        "header_icon": "view",
        "page": paginator.page(number),
    }
    return render(request, "communities/admin/advice.html", context)


@require_safe
def library(request, library_id):
    """All pages of one library, with what is public and what is being written."""
    one = reading.library_or_404(request.user, library_id)
    number = page_number(request)
    # With what the state of a page is made of, or it would be asked for each page by itself.
    pages = reading.pages_of(one).prefetch_workflow_states().annotate_approved_schedule()
    paginator = Paginator(pages.defer_streamfields().specific(), PAGES_AT_A_TIME)
    if number > paginator.num_pages:
        raise Http404("No such page")
    pictures = reading.pictures_of(one)
    context = {
        "header_title": one.name,
        "breadcrumbs_items": [
            {"url": reverse(ALL), "label": _("My libraries")},
            {"url": "", "label": one.name},
        ],
        "header_icon": "view",
        "library": one,
        "page": paginator.page(number),
        "pictures": pictures.prefetch_renditions(PICTURE_SIZE)[:PICTURES],
        "other_pictures": pictures[PICTURES:MOST_FILES],
        "documents": reading.documents_of(one)[:MOST_FILES],
    }
    return render(request, "communities/admin/advice_library.html", context)


@require_safe
def page(request, page_id):
    """One page as it is being written, as visitors would see it."""
    draft = reading.page_or_404(request.user, page_id).get_latest_revision_as_object()
    return draft.make_preview_request(request, draft.default_preview_mode)


class AdviceMenuItem(MenuItem):
    def is_shown(self, request):
        user = request.user
        return not user.is_superuser and reading.libraries_of(user).exists()


def menu_item():
    """Hook register_admin_menu_item."""
    return AdviceMenuItem(
        gettext_lazy("My libraries"), reverse(ALL), name="advice", icon_name="view", order=140
    )


def admin_urls():
    """Hook register_admin_urls."""
    return [
        path("advice/", libraries, name=ALL),
        path("advice/<int:library_id>/", library, name=ONE),
        path("advice/page/<int:page_id>/", page, name=PAGE),
    ]
