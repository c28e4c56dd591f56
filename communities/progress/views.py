"""The task list of one community on one screen, with one button to save."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from events.paging import page_number

from . import access, history
from .board import Board
from .list_view import ALL, TaskLists

ONE = "communities_progress_one"
ENTRIES_AT_A_TIME = 25


@require_http_methods(["GET", "HEAD", "POST"])
def task_list(request, community_id):
    community = access.community_or_404(request.user, community_id)
    rights = access.rights(request.user, community)
    if request.method != "POST":
        return _screen(request, Board(community, rights, request))
    if not rights.write:
        raise PermissionDenied
    access.lock(community)
    board = Board(community, rights, request, request.POST)
    if board.wrong or board.gone:
        return _screen(request, board)
    stored = [step.name for step in board.store(request.user)]
    if stored:
        names = get_text_list(stored, _("and"))
        messages.success(request, _("Saved: %(steps)s.") % {"steps": names})
    else:
        messages.info(request, _("Nothing was different, so nothing had to be saved."))
    return redirect(ONE, community.pk)


def _screen(request, board: Board):
    community = board.community
    paginator = Paginator(history.of_community(community), ENTRIES_AT_A_TIME)
    number = page_number(request)
    if number > paginator.num_pages:
        raise Http404("No such page")
    page = paginator.page(number)
    context = {
        "header_title": _("Step plan: %(community)s") % {"community": community.title},
        "breadcrumbs_items": [
            {"url": reverse(ALL), "label": _("Step plan")},
            {"url": "", "label": community.title},
        ],
        "header_icon": "list-ol",
        "board": board,
        "community": community,
        "rights": board.rights,
        "entries": [(one, history.step_of(one), history.said(one)) for one in page],
        "page": page,
    }
    return render(request, "communities/admin/progress.html", context)


class ProgressMenuItem(MenuItem):
    def is_shown(self, request):
        return access.reads_all(request.user) or access.communities_of(request.user).exists()


def menu_item():
    """Hook register_admin_menu_item."""
    return ProgressMenuItem(
        gettext_lazy("Step plan"), reverse(ALL), name="progress", icon_name="list-ol", order=130
    )


def admin_urls():
    """Hook register_admin_urls."""
    return [
        path("progress/", TaskLists.as_view(), name=ALL),
        path("progress/<int:community_id>/", task_list, name=ONE),
    ]
