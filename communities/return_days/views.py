"""“Terugkomdagen” in the CMS: the list, one day, and the preparation of one community."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from ..models import ReturnDay
from . import access, changes, history, reading
from .forms import NotesForm, PreparationForm

ALL, ONE = "communities_return_days", "communities_return_day"
PREPARE = "communities_preparation"


@require_safe
def all_days(request):
    """Those to come, soonest first, and those that have been, latest first."""
    if not access.sees_the_list(request.user):
        raise PermissionDenied
    found = reading.shown(request.user, list(access.days_of(request.user)))
    found.sort(key=lambda one: one.starts)
    title = _("Return days")
    context = {
        "header_title": title,
        "breadcrumbs_items": [{"url": "", "label": title}],
        "header_icon": "calendar-check",
        "coming": [one for one in found if not one.is_over],
        "past": [one for one in reversed(found) if one.is_over],
        "keeps": access.keeps(request.user),
    }
    return render(request, "communities/admin/return_days.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def one_day(request, day_id):
    """Who takes part, how far each is, and what came out of it."""
    day = access.day_or_404(request.user, day_id)
    writes = access.writes_notes(request.user, day)
    if request.method != "POST":
        return _day(request, day, _notes_form(request, day) if writes else None)
    if not writes:
        raise PermissionDenied
    # Who saves at the same moment waits here until the transaction ends.
    day = ReturnDay.objects.select_for_update(of=("self",)).select_related("event").get(pk=day.pk)
    form = _notes_form(request, day, request.POST)
    if form.conflict or (form.is_bound and not form.is_valid()):
        return _day(request, day, form)
    if form.is_bound:
        changes.note(day, form.cleaned_data, {one.pk for one in form.offered}, request.user)
        messages.success(request, _("The notes were saved."))
    else:
        _nothing(request)
    return redirect(ONE, day.pk)


def _notes_form(request, day, data=None) -> NotesForm:
    return NotesForm(data, day=day, request=request).settled()


def _day(request, day, form):
    [shown] = reading.shown(request.user, [day])
    linked = set(day.articles.values_list("pk", flat=True))
    offered = form.offered if form else NotesForm(day=day, request=request).offered
    context = {
        "header_title": day.title,
        "breadcrumbs_items": [
            {"url": reverse(ALL), "label": _("Return days")},
            {"url": "", "label": day.title},
        ],
        "header_icon": "calendar-check",
        "shown": shown,
        "day": day,
        "form": form,
        "articles": [one for one in offered if one.pk in linked],
        "advisers": day.advisers.all(),
        "readable": reading.readable_evaluations(request.user, shown.preparations),
        "mine": access.own_among(request.user, shown.preparations),
        "keeps": access.keeps(request.user),
        "entries": history.of_day(day, {one.pk for one in shown.preparations}),
    }
    return render(request, "communities/admin/return_day.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def preparation(request, preparation_id):
    """The checklist of one community; its librarians tick it, its adviser and editors read."""
    one = access.preparation_or_404(request.user, preparation_id)
    prepares = access.prepares(request.user, one)
    if request.method != "POST":
        form = PreparationForm(preparation=one).settled() if prepares else None
        return _preparation(request, one, form)
    if not prepares:
        raise PermissionDenied
    ReturnDay.objects.select_for_update().get(pk=one.day_id)
    one.refresh_from_db()
    form = PreparationForm(request.POST, preparation=one).settled()
    if form.conflict or (form.is_bound and not form.is_valid()):
        return _preparation(request, one, form)
    if form.is_bound:
        changes.prepare(one, form.cleaned_data, request.user)
        messages.success(request, _("The preparation was saved."))
        return redirect(ONE, one.day_id)
    _nothing(request)
    return redirect(PREPARE, one.pk)


def _preparation(request, one, form):
    [shown] = reading.shown(request.user, [one.day])
    context = {
        "header_title": _("Preparation: %(community)s") % {"community": one.name},
        "breadcrumbs_items": [
            {"url": reverse(ALL), "label": _("Return days")},
            {"url": reverse(ONE, args=[one.day_id]), "label": one.day.title},
            {"url": "", "label": one.name},
        ],
        "header_icon": "calendar-check",
        "shown": shown,
        "one": one,
        "form": form,
        "readable": reading.readable_evaluations(request.user, [one]),
    }
    return render(request, "communities/admin/return_day_preparation.html", context)


def _nothing(request):
    messages.info(request, _("Nothing was different, so nothing had to be saved."))


class ReturnDaysMenuItem(MenuItem):
    def is_shown(self, request):
        return access.keeps(request.user) or access.days_of(request.user).exists()


def menu_item():
    """Hook register_admin_menu_item."""
    return ReturnDaysMenuItem(
        gettext_lazy("Return days"),
        reverse(ALL),
        name="return-days",
        icon_name="calendar-check",
        order=135,
    )


def admin_urls():
    """Hook register_admin_urls."""
    from . import keeping

    return [
        path("return-days/", all_days, name=ALL),
        path("return-days/new/", keeping.new, name=keeping.NEW),
        path("return-days/<int:day_id>/", one_day, name=ONE),
        path("return-days/<int:day_id>/edit/", keeping.edit, name=keeping.EDIT),
        path("return-days/<int:day_id>/away/", keeping.away, name=keeping.AWAY),
        path("return-days/preparation/<int:preparation_id>/", preparation, name=PREPARE),
    ]
