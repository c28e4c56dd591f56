"""Bring in what was planned: everything or nothing."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import slugify
from wagtail.log_actions import log
from wagtail.models import Page

from events import occurrences
from events.models import CalendarPage, DateChange, EventPage, Series
from site_config.explain import explain

from . import pages
from .comparing import LOG_ACTION, marks
from .plan import NEW, ImportPlan, Step
from .refusals import ImportRefused

LONGEST_SLUG = 80


def write(plan: ImportPlan, user=None, file_name: str = "") -> None:
    """Raises ImportRefused, with nothing written, when one series cannot be brought in."""
    plan.raise_if_refused()
    refused = []
    with transaction.atomic():
        for step in plan.steps:
            try:
                with transaction.atomic():
                    _write(step, plan.calendar, user, file_name)
            except ValidationError as error:
                refused.append(f"“{step.title}”: {explain(error, EventPage)}")
        if refused:
            raise ImportRefused(*refused)


def _write(step: Step, calendar: CalendarPage, user, file_name: str) -> None:
    if not step.writes:
        return
    page = _create(step, calendar, user) if step.state == NEW else _update(step, user)
    whole = pages.new_page(step.description)
    data = {**marks(whole, step.description), "file": file_name[:200]}
    log(instance=page, action=LOG_ACTION, user=user, data=data)


def _create(step: Step, calendar: CalendarPage, user) -> EventPage:
    description = step.description
    page = pages.new_page(description)
    page.slug = free_slug(calendar, description.title)
    page.owner = user
    calendar.add_child(instance=page)
    # Before it is published, so that the past is filled with its changes.
    _put_changes(page, description.changes, user)
    page.save_revision(user=user).publish(user=user)
    Series.objects.filter(event=page).update(uid=description.uid, sequence=description.sequence)
    return page


def _update(step: Step, user) -> EventPage:
    difference, description = step.difference, step.description
    page = difference.page
    DateChange.objects.filter(pk__in=[one.pk for one in difference.drop]).delete()
    _put_changes(page, difference.put, user)
    if difference.groups:
        pages.put(page, description, difference.groups)
        revision = page.save_revision(user=user)
        if page.live:
            revision.publish(user=user)
    if page.live and (difference.put or difference.drop):
        occurrences.write(EventPage.objects.get(pk=page.pk))
    series = Series.objects.filter(event=page.pk, sequence__lt=description.sequence)
    series.update(sequence=description.sequence)
    return page


def _put_changes(page: EventPage, changes, user) -> None:
    """In one go and without signals: the dates are written once, afterwards."""
    fields = None
    rows = []
    for change in changes:
        fields = pages.change_fields(change)
        rows.append(
            DateChange(
                event_id=page.pk, date=change.date, slot=change.slot, changed_by=user, **fields
            )
        )
    if rows:
        DateChange.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["event", "date", "slot"],
            update_fields=[
                *(name.removesuffix("_id") for name in fields),
                "changed_by",
                "changed_at",
            ],
        )


def free_slug(calendar: CalendarPage, title: str) -> str:
    """An address below the calendar that nobody has, and that the site does not use itself."""
    base = slugify(title)[:LONGEST_SLUG].strip("-") or "activiteit"
    taken = set(EventPage.reserved_slugs) | set(
        Page.objects.child_of(calendar).filter(slug__startswith=base).values_list("slug", flat=True)
    )
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"
