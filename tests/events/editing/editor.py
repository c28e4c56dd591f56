"""The page editor as these tests use it: its form, and what it answers."""

from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from events import recurrence
from events.models import EventPage
from tests import builders

PUBLISH = {"action-publish": "yes"}
WEEKLY = {"recurrences-0-freq": "weekly", "recurrences-0-days": "3"}
MONTHLY = {
    "recurrences-0-freq": "monthly",
    "recurrences-0-on": "weekday",
    "recurrences-0-weekday": "3",
}


def form(**fields) -> dict:
    values = nested_form_data(
        {
            "title": "Repair Café",
            "slug": "repair-cafe",
            "summary": "Samen spullen maken.",
            "body": streamfield([]),
            "first_date": "2026-12-10",
            "start_time": "19:30",
            "end_time": "21:00",
            "venue": builders.venue().pk,
            "audience": "everyone",
            "price": "0",
            "sign_up": "none",
            "extra_dates": inline_formset([]),
            "skipped_dates": inline_formset([]),
            "theme_links": inline_formset([]),
            "comments": inline_formset([]),
        }
    )
    return {**values, **fields}


def create(admin, calendar, **fields):
    url = reverse("wagtailadmin_pages:add", args=["events", "eventpage", calendar.pk])
    return admin.post(url, form(**fields))


def edit(admin, event, **fields):
    url = reverse("wagtailadmin_pages:edit", args=[event.pk])
    return admin.post(url, form(slug=event.slug, **fields))


def stored(event: EventPage) -> str:
    """The pattern of the latest draft, as it is stored."""
    event = EventPage.objects.get(pk=event.pk)
    return recurrence.to_text(event.get_latest_revision_as_object().recurrences)


def shown(response) -> dict:
    """Every control of the widget that has a value, as a browser would post it again."""
    page = BeautifulSoup(response.content, "html.parser")
    found: dict = {}
    for control in page.select("[data-when] [name]"):
        kind = control.get("type")
        if kind in ("checkbox", "radio") and not control.has_attr("checked"):
            continue
        value = control.get("value", "")
        if control.name == "select":
            chosen = control.select_one("option[selected]")
            value = chosen["value"] if chosen else ""
        if value:
            found.setdefault(control["name"].removeprefix("recurrences-"), []).append(value)
    return {name: ",".join(values) for name, values in found.items()}


class Answer:
    def __init__(self, response):
        self.page = BeautifulSoup(response.content, "html.parser")

    def texts(self, selector: str) -> list[str]:
        return [" ".join(one.get_text(" ").split()) for one in self.page.select(selector)]

    @property
    def sentence(self) -> str:
        return " ".join(self.texts(".when-preview__sentence"))

    @property
    def dates(self) -> list[str]:
        return self.texts(".when-preview__date")

    @property
    def mistakes(self) -> list[str]:
        return self.texts(".when-preview__mistake")

    @property
    def notes(self) -> list[str]:
        return self.texts(".when-preview__note")

    @property
    def total(self) -> list[str]:
        return self.texts(".when-preview__total")

    @property
    def offers(self) -> dict:
        return {
            " ".join(one.text.split()): one.get("data-when-begin") or one.get("data-when-stop")
            for one in self.page.select("button")
        }
