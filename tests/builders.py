"""Plain functions that build what a test needs, published and complete by default."""

import datetime as dt
from io import BytesIO
from types import SimpleNamespace

from django.core.files.base import ContentFile
from PIL import Image as PillowImage
from wagtail.images.models import Image
from wagtail.models import Page, Site

from communities.models import CommunityIndexPage, CommunityPage, Library, StoryIndexPage
from events import recurrence
from events.editing.rule_form import RuleForm
from events.models import CalendarPage, Closure, DateChange, EventPage, EventTheme, Venue
from home.models import HomePage
from knowledge_base.models import (
    KnowledgeBasePage,
    Precondition,
    StepPage,
    StepPlanPage,
    ThemeIndexPage,
    ThemePage,
)


def build_site() -> SimpleNamespace:
    """The tree above the communities, with the default site pointing at it."""
    root = Page.objects.get(depth=1)
    home = HomePage.objects.first()
    if home is None:
        home = root.add_child(instance=HomePage(title="Kloppend Hart", slug="voorpagina"))
    default = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    default.hostname, default.root_page, default.site_name = "localhost", home, "Kloppend Hart"
    default.save()
    index = home.add_child(instance=CommunityIndexPage(title="Community’s", show_in_menus=True))
    network = home.add_child(instance=CalendarPage(title="Agenda", show_in_menus=True))
    return SimpleNamespace(home=home, index=index, calendar=network)


def library(name: str = "Bibliotheek Gouda", region: str = "midden", **fields) -> Library:
    slug = name.lower().replace(" ", "-")
    return Library.objects.get_or_create(
        slug=slug, defaults={"name": name, "place": "Gouda", "region": region, **fields}
    )[0]


def community(site, title: str, **fields) -> CommunityPage:
    """A community with its calendar (`.calendar`) and stories (`.stories`)."""
    values = {"for_whom": "Voor iedereen.", "purpose": "Samen doen.", **fields}
    values.setdefault("library", library())
    page = site.index.add_child(instance=CommunityPage(title=title, **values))
    page.calendar = page.add_child(instance=CalendarPage(title=f"Agenda van {title}"))
    page.stories = page.add_child(instance=StoryIndexPage(title="Verhalen"))
    return page


def venue(name: str = "Chocoladefabriek", **fields) -> Venue:
    defaults = {"place": "Gouda", "street": "Klein Amerika 20", **fields}
    return Venue.objects.get_or_create(name=name, defaults=defaults)[0]


def event(calendar, title: str = "Repair Café", *, publish: bool = True, **fields) -> EventPage:
    """An event on Thursday 3 December 2026, 19.30 to 21.00; `rule` is an RRULE value."""
    rule = fields.pop("rule", None)
    extra = fields.pop("extra_dates", [])
    skipped = fields.pop("skipped_dates", [])
    themes = fields.pop("themes", [])
    values = {
        "summary": "Samen spullen maken.",
        "first_date": dt.date(2026, 12, 3),
        "start_time": dt.time(19, 30),
        "end_time": dt.time(21, 0),
        **fields,
    }
    if not (values.get("venue") or values.get("venue_note") or values.get("online")):
        values["venue"] = venue()
    page = EventPage(title=title, live=False, **values)
    if rule:
        page.recurrences = recurrence.parse(f"RRULE:{rule}")
    page.extra_dates = [page.extra_dates.model(**_extra(one)) for one in extra]
    page.skipped_dates = [page.skipped_dates.model(date=date) for date in skipped]
    page.theme_links = [EventTheme(theme=theme) for theme in themes]
    calendar.add_child(instance=page)
    revision = page.save_revision()
    if publish:
        revision.publish()
        page.refresh_from_db()
    return page


def controls(text: str = "", *, opened: bool = False) -> dict:
    """What the editor's controls post for a pattern: as if chosen anew, or just opened."""
    rules = recurrence.parse(text).rrules if text else []
    data = {"recurrences-0-freq": ""}
    if opened:
        data["recurrences-stored"] = text
    for number, rule in enumerate(rules):
        for name, value in RuleForm(rule=rule).initial.items():
            if value not in (None, "", []) and (opened or name not in ("stored", "keep")):
                data[f"recurrences-{number}-{name}"] = value
    return data


def _extra(value) -> dict:
    if isinstance(value, dt.date):
        return {"date": value}
    date, start, end = value
    return {"date": date, "start_time": start, "end_time": end}


def _knowledge_base(site) -> KnowledgeBasePage:
    return KnowledgeBasePage.objects.first() or site.home.add_child(
        instance=KnowledgeBasePage(title="Kennisbank", show_in_menus=True)
    )


def step(site, title: str, number: int, preconditions=(), **fields) -> StepPage:
    """A step of the plan; `preconditions` are what has to be arranged for it."""
    base = _knowledge_base(site)
    plan = StepPlanPage.objects.first() or base.add_child(
        instance=StepPlanPage(title="Stappenplan")
    )
    page = StepPage(title=title, number=number, summary="Wat het doel is.", **fields)
    page.preconditions = [
        Precondition(sort_order=at, text=text) for at, text in enumerate(preconditions)
    ]
    return plan.add_child(instance=page)


def theme(site, title: str = "Maken en repareren") -> ThemePage:
    base = _knowledge_base(site)
    index = ThemeIndexPage.objects.first() or base.add_child(
        instance=ThemeIndexPage(title="Thema’s")
    )
    return index.add_child(instance=ThemePage(title=title, summary="Samen iets maken."))


def picture(size: tuple[int, int] = (1200, 800)) -> Image:
    """An image of one colour, large enough to be offered in every size."""
    file = BytesIO()
    PillowImage.new("RGB", size, "teal").save(file, "WEBP")
    return Image.objects.create(
        title="Plaatje", description="Een vlak", file=ContentFile(file.getvalue(), "plaatje.webp")
    )


def school_holiday(first: dt.date, last: dt.date, region: str = "midden") -> Closure:
    return Closure.objects.create(
        kind=Closure.Kind.SCHOOL_HOLIDAY,
        name="Vakantie",
        first_date=first,
        last_date=last,
        region=region,
    )


def dates_of(event) -> list[dt.date]:
    """The original dates of an event's rows, in order."""
    return [row.date for row in event.occurrences.order_by("date", "slot")]


def local_times(event) -> list[str]:
    """Begin and end of an event's rows on Amsterdam's clocks: "2026-12-03 19:30-21:00"."""
    return [
        f"{row.local_start:%Y-%m-%d %H:%M}-{row.local_end:%H:%M}"
        for row in event.occurrences.order_by("start")
    ]


def change(event, date: str, **fields) -> DateChange:
    """A one-date change as the register saves it: checked first."""
    one = DateChange(
        event=event, date=dt.date.fromisoformat(date), **{"reason": "Ziekte", **fields}
    )
    one.full_clean()
    one.save()
    return one
