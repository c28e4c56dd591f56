"""Import in the CMS: choose a file, see what will happen, confirm."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from .import_forms import ImportForm
from .imports import plan, previews, targets, uploads, writing
from .imports.refusals import ImportRefused
from .models import CalendarPage

# Publishing takes about a tenth of a second each, and nobody waits for long. The command
# takes more.
MAX_SERIES = 100
UPLOAD, PREVIEW = "events_import", "events_import_preview"


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request):
    """Reads the file at once: what is wrong with it stands above the form."""
    calendars = targets.open_to(request.user)
    if not calendars:
        raise PermissionDenied
    posted = request.method == "POST"
    form = ImportForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        calendars=calendars,
        initial={"calendar": request.GET.get("calendar", "")},
    )
    if posted and form.is_valid():
        file, calendar = form.cleaned_data["file"], form.cleaned_data["calendar"]
        kept = uploads.Upload(file.read(), file.name[:200], calendar.pk)
        try:
            plan.make(kept.content, calendar, most=MAX_SERIES)
        except ImportRefused as error:
            for reason in error.reasons:
                form.add_error("file", reason)
        else:
            uploads.keep(request.session, kept)
            return redirect(PREVIEW)
    context = {"form": form, **_header(_("Import a calendar"))}
    return TemplateResponse(request, "events/admin/import_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request):
    """What will happen, worked out anew from the file that was kept.

    Only a POST writes. It runs in one transaction (AtomicWritesMiddleware), in which the
    calendar is held: of two confirmations at once the second has nothing left to do.
    """
    kept = uploads.find(request.session)
    if kept is None:
        messages.error(request, _("Choose the file again: it is kept for one hour."))
        return redirect(UPLOAD)
    calendar = get_object_or_404(CalendarPage, pk=kept.calendar_id)
    if not targets.may_import(request.user, calendar):
        raise PermissionDenied
    try:
        if request.method == "POST":
            targets.hold(calendar)
        made = plan.make(kept.content, calendar, most=MAX_SERIES)
        if request.method == "POST":
            return _confirm(request, kept, made)
    except ImportRefused as error:
        for reason in error.reasons:
            messages.error(request, reason)
        return redirect(UPLOAD)
    context = {
        **_header(_("What will happen"), kept.name),
        "plan": made,
        "calendar": calendar,
        "rows": previews.rows(made),
        "counts": previews.counts(made),
        "kept": kept,
    }
    return TemplateResponse(request, "events/admin/import_preview.html", context)


def _header(title: str, file_name: str = "") -> dict:
    """What stands above the screen. The file's name is part of the trail."""
    trail = [{"url": reverse(UPLOAD), "label": _("Import a calendar")}]
    if file_name:
        trail += [{"url": "", "label": file_name}]
    return {
        "header_title": title,
        "header_icon": "upload",
        "breadcrumbs_items": trail,
    }


def _confirm(request, kept: uploads.Upload, made: plan.ImportPlan):
    if request.POST.get("mark") != kept.mark:
        messages.warning(request, _("You chose another file after this one. Look at it first."))
        return redirect(PREVIEW)
    writing.write(made, request.user, kept.name)
    uploads.forget(request.session)
    number = sum(step.writes for step in made.steps)
    messages.success(
        request,
        ngettext(
            "%(number)d activity is now in the calendar as the file says.",
            "%(number)d activities are now in the calendar as the file says.",
            number,
        )
        % {"number": number},
    )
    return redirect("wagtailadmin_explore", made.calendar.pk)
