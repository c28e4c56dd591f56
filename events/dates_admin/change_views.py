"""The form for what is different on one date, and the way back."""

from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from wagtail.admin import messages

from site_config import dates

from .. import one_date
from ..models import DateChange, Series
from . import history, kinds, listing, warnings
from .access import own_row_or_404
from .forms import FORMS

MAX_WARNINGS = 4


def _existing(row) -> DateChange | None:
    found = row.event.date_changes.filter(date=row.date, slot=row.slot)
    return found.select_related("venue").first()


@require_http_methods(["GET", "HEAD", "POST"])
def change(request, event_id, date_text, slot, kind):
    """The form of one kind of difference on one date."""
    row = own_row_or_404(request.user, event_id, date_text, slot)
    if request.method == "POST":
        # Two librarians at once: the second one alters what the first one made.
        Series.objects.select_for_update().filter(event=row.event).first()
    existing = _existing(row)
    begun = row.start <= timezone.now()
    allowed = {*listing.startable(row, existing, begun), *kinds.in_force(existing)}
    if kind not in allowed:
        messages.warning(request, _("That is not possible (any more) on this date."))
        return redirect(_back(request, row.event))
    instance = existing or DateChange(event=row.event, date=row.date, slot=row.slot)
    instance.event = row.event
    options = _options(kind, begun, request.user)
    form = FORMS[kind](request.POST or None, instance=instance, **options)
    if request.method == "POST" and form.is_valid():
        _save(request, form, kind)
        return redirect(_back(request, row.event))
    warned = [*_going_on(row, existing, kind), *warnings.of_row(row, request)]
    return _render_form(request, row, kind, form, warned)


def _options(kind, begun, user) -> dict:
    if kind in (kinds.Kind.MOVE, kinds.Kind.TIME):
        return {"begun": begun}
    return {"user": user} if kind == kinds.Kind.PLACE else {}


def _going_on(row, existing, kind) -> list[str]:
    """What follows from changing a date that is called off."""
    if not row.is_cancelled or kind == kinds.Kind.CANCEL:
        return []
    if existing is None:
        return [
            _("A closure calls this date off: %(reason)s. With your change it takes place.")
            % {"reason": row.reason}
        ]
    if kind == kinds.Kind.MOVE:
        return [_("This date was called off. When you move it, it takes place on the new day.")]
    return []


def _save(request, form, kind) -> None:
    one = form.save(commit=False)
    one.changed_by = request.user
    one.save()
    row = one.event.occurrences.select_related("venue").get(date=one.date, slot=one.slot)
    row.event = one.event
    words = kinds.words(one, kind)
    reason = "" if kind == kinds.Kind.NOTE else one.reason
    history.write(history.CHANGED, one.event, one.date, one.slot, words, reason, request.user)
    messages.success(
        request,
        _("Saved, and to be seen by everybody at once. %(title)s, %(date)s: %(words)s.")
        % {"title": one.event.title, "date": dates.day(one.date), "words": words},
    )
    for warning in warnings.of_row(row, request)[:MAX_WARNINGS]:
        messages.warning(request, _("Note: %(warning)s") % {"warning": warning})


def _render_form(request, row, kind, form, warned):
    fields = form.visible_fields()
    first = next((field for field in fields if field.errors), fields[0])
    first.field.widget.attrs["autofocus"] = True
    title = row.event.title
    # As the button said that led here: nothing has been done yet.
    doing = str(kinds.STARTS[kind]).rstrip("…")
    when = dates.when(row.start, row.end, row.all_day)
    dates_url = reverse("events_dates:event", args=[row.event_id])
    return render(
        request,
        "events/admin/dates_form.html",
        {
            "header_title": _("%(kind)s: %(title)s, %(when)s")
            % {"kind": doing, "title": title, "when": when},
            "breadcrumbs_items": [
                {"url": reverse("events_dates:all"), "label": _("Dates")},
                {"url": dates_url, "label": title},
                {"url": "", "label": doing},
            ],
            "header_icon": "calendar",
            "row": row,
            "kind": kind,
            "form": form,
            "existing": kinds.lines(_existing(row)),
            "warnings": warned,
            "history": history.of_date(row.event, row.date, row.slot),
            "back": _back(request, row.event),
        },
    )


@require_POST
def take_back(request, event_id, date_text, slot, kind):
    """Undo one kind of difference. In force at once."""
    row = own_row_or_404(request.user, event_id, date_text, slot)
    Series.objects.select_for_update().filter(event=row.event).first()
    one = _existing(row)
    back = _back(request, row.event)
    if kind not in kinds.in_force(one):
        messages.info(request, _("This had been taken back already."))
        return redirect(back)
    words = kinds.words(one, kind)
    one.event = row.event
    kinds.take_back(one, kind)
    try:
        _write_rest(one, request.user)
    except ValidationError as error:
        said = " ".join(error.messages)
        messages.error(request, _("Not done, nothing was changed. %(said)s") % {"said": said})
        return redirect(back)
    history.write(history.TAKEN_BACK, row.event, row.date, row.slot, words, "", request.user)
    _tell_taken_back(request, row, words)
    return redirect(back)


def _write_rest(one: DateChange, user) -> None:
    """Save what is left of a change, or delete it. Raises ValidationError."""
    if kinds.in_force(one):
        one.full_clean()
        one.changed_by = user
        one.save()
    else:
        one_date.check_taking_back(one)
        one.delete()


def _tell_taken_back(request, row, words: str) -> None:
    values = {"title": row.event.title, "date": dates.day(row.date), "words": words}
    messages.success(request, _("Taken back: “%(words)s”. %(title)s, %(date)s.") % values)
    after = row.event.occurrences.filter(date=row.date, slot=row.slot).first()
    if after is None:
        messages.warning(
            request,
            _("Note: without this change the date falls in a holiday, so that it is gone."),
        )
    elif after.is_cancelled and after.reason and not _existing(row):
        messages.warning(
            request,
            _("Note: it still does not take place, because of a closure: %(reason)s.")
            % {"reason": after.reason},
        )


def _back(request, event) -> str:
    """The list that one came from, with its filters and page."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure()):
        return asked
    return reverse("events_dates:event", args=[event.pk])
