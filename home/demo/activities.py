"""Activities with their themes, dates and one-date changes."""

from events import occurrences
from events.models import CalendarPage, Closure, DateChange, EventExtraDate, EventPage, EventTheme

from . import content, pages, seasons, streams
from .load import Load

PLAIN = [
    "slug", "title", "venue_note", "outdoors", "online", "online_how", "audience",
    "audience_note", "price", "price_note", "sign_up", "places", "full", "accessibility",
    "contact",
]  # fmt: skip
KNOWN = [
    *PLAIN, "summary", "sign_up_note", "body", "first_date", "last_date", "start", "end", "rule",
    "extra_dates", "skip_school_holidays", "venue", "themes", "changes",
    "in_words",  # For whoever checks the dates by hand; the site makes its own sentence.
]  # fmt: skip
KNOWN_OF_CHANGE = [
    "date", "kind", "new_date", "reason", "note", "holiday", "start", "end", "venue_note",
]  # fmt: skip
KINDS = {"cancelled", "moved", "changed"}


def add_school_holidays(load: Load) -> None:
    """The holidays of the seasons to show, and those of the files for whoever moves dates."""
    source = content.read("network.yaml")
    for item in source.data["school_holidays"]:
        with content.naming(source, item):
            load.holidays.append(
                seasons.Holiday(item["name"], item["region"], item["first_date"], item["last_date"])
            )
    shown = [
        seasons.shift_holiday(holiday, years)
        for years in load.seasons.shown
        for holiday in load.holidays
    ]
    Closure.objects.bulk_create(
        Closure(
            kind=Closure.Kind.SCHOOL_HOLIDAY,
            name=holiday.name,
            region=holiday.region,
            first_date=holiday.first,
            last_date=holiday.last,
        )
        for holiday in shown
    )


def add_activities(
    load: Load, calendar: CalendarPage, source: content.Source, items: list[dict]
) -> None:
    for item in items:
        with content.naming(source, item.get("slug")):
            _add_activity(load, calendar, item)


def _add_activity(load: Load, calendar: CalendarPage, item: dict) -> None:
    content.check_keys(item, KNOWN)
    dates = _dates(item)
    moved = seasons.shift_dates(dates, load.seasons, load.holidays)
    if not load.seasons.bounded and len(moved.changes) != len(dates.changes):
        raise ValueError("a change is on no date of the activity, or moves to one that is taken")
    # Not live yet: saving a live page writes its dates, and it lacks its changes.
    event = _page(load, item, moved)
    pages.add(calendar, event)
    event.live = True
    # What a draft may lack, and an activity that is announced may not.
    event.full_clean()
    DateChange.objects.bulk_create(_date_change(event, change) for change in moved.changes)
    EventPage.objects.filter(pk=event.pk).update(live=True, has_unpublished_changes=False)
    occurrences.write(event, load.now, load.closures)


def _dates(item: dict) -> seasons.Dates:
    return seasons.Dates(
        first=item["first_date"],
        last=item.get("last_date"),
        rule=item.get("rule", ""),
        extra=tuple(item.get("extra_dates", [])),
        region=item.get("skip_school_holidays", ""),
        changes=tuple(_change(one) for one in item.get("changes", [])),
    )


def _change(item: dict) -> seasons.Change:
    content.check_keys(item, KNOWN_OF_CHANGE)
    if item["kind"] not in KINDS:
        raise ValueError(f"unknown kind of change: {item['kind']}")
    if (item["kind"] == "moved") != ("new_date" in item):
        raise ValueError(f"{item['date']}: a move, and only a move, has a new_date")
    said = {
        "cancelled": item["kind"] == "cancelled",
        "reason": item["reason"],
        "note": item.get("note", ""),
        "venue_note": item.get("venue_note", ""),
        "new_start": content.time(item.get("start")),
        "new_end": content.time(item.get("end")),
    }
    return seasons.Change(
        item["date"], item.get("new_date"), item.get("holiday", ""), tuple(said.items())
    )


def _date_change(event: EventPage, change: seasons.Change) -> DateChange:
    # `event.date_changes` is read back from the database, where the row has its key.
    row = DateChange(
        event_id=event.pk, date=change.date, new_date=change.new_date, **dict(change.said)
    )
    row.clean_fields(exclude=["event"])
    return row


def _page(load: Load, item: dict, dates: seasons.Dates) -> EventPage:
    years = load.seasons.bounded if dates.bounded else load.seasons.running
    summary = seasons.shift_words(item["summary"], years)
    event = EventPage(
        live=False,
        is_example=True,
        first_date=dates.first,
        last_date=dates.last,
        start_time=content.time(item.get("start")),
        end_time=content.time(item.get("end")),
        # Without times it is on for whole days: an exhibition during opening hours.
        all_day="start" not in item,
        recurrences=dates.pattern,
        school_holidays=dates.region,
        summary=summary,
        search_description=summary,
        sign_up_note=seasons.shift_words(item.get("sign_up_note", ""), years),
        body=streams.paragraphs(seasons.shift_words(text, years) for text in item["body"]),
        venue=load.venues[item["venue"]] if "venue" in item else None,
        **content.exact({name: item[name] for name in PLAIN if name in item}),
    )
    event.extra_dates = pages.links(EventExtraDate, "date", dates.extra)
    themes = [load.themes[slug] for slug in item["themes"]]
    event.theme_links = pages.links(EventTheme, "theme", themes)
    return event
