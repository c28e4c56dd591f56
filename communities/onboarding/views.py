"""“Nieuwe bibliotheek”: the form, and the page that tells what was made."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages

from events.models import CalendarPage

from ..models import Library, StoryIndexPage
from . import todo
from .forms import NewLibraryForm
from .making import make

MADE = "communities_library_made"
LIBRARIES = "communities_library_modeladmin_index"
# More are not made here; the list would not grow with whoever has a hundred.
MOST_COMMUNITIES = 5


@require_http_methods(["GET", "HEAD", "POST"])
def add(request):
    """Takes the place of the register's own form; the register asks who may."""
    form = NewLibraryForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                made = make(form.library(), request.user)
        except ValidationError as error:
            form.existing = getattr(error, "library", None)
            explain(form, error)
        else:
            messages.success(request, _said(made))
            return redirect(MADE, made.library.pk)
    title = _("New library")
    context = {**_header(title), "form": form}
    return render(request, "communities/admin/new_library.html", context)


@require_safe
def made(request, library_id):
    """What there is of a library, and what is still to do."""
    if not request.user.is_superuser:
        raise PermissionDenied
    library = get_object_or_404(Library.objects.select_related("group", "adviser"), pk=library_id)
    communities = list(library.communities.order_by("path")[:MOST_COMMUNITIES])
    context = {
        **_header(library.name),
        "library": library,
        "communities": [
            {
                "page": one,
                "calendar": CalendarPage.objects.child_of(one).first(),
                "stories": StoryIndexPage.objects.child_of(one).first(),
            }
            for one in communities
        ],
        "tasks": todo.of(library, communities),
    }
    return render(request, "communities/admin/library_made.html", context)


def _header(title: str) -> dict:
    return {
        "header_title": title,
        "breadcrumbs_items": [
            {"url": reverse(LIBRARIES), "label": _("Libraries")},
            {"url": "", "label": title},
        ],
        "header_icon": "site",
    }


def explain(form, error: ValidationError) -> None:
    """Beside the field that it is about; what is about none stands above the form."""
    by_field = getattr(error, "error_dict", {"": error})
    for name, errors in by_field.items():
        form.add_error(name if name in form.fields else None, errors)


def _said(made) -> str:
    values = {"library": made.library.name, "who": made.user.email or made.user.username}
    if made.known:
        return (
            _("%(library)s is there. %(who)s had an account already and got this role as well.")
            % values
        )
    return _("%(library)s is there. The invitation goes to %(who)s.") % values


def admin_urls():
    """Hook register_admin_urls."""
    return [path("libraries/<int:library_id>/made/", made, name=MADE)]
