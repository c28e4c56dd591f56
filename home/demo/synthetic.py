"""Made-up libraries and activities: the same ones for the same number, every time."""

import datetime as dt
import random
from collections.abc import Sequence
from decimal import Decimal

from communities.choices import Colour, Pattern
from communities.models import CommunityPage, Library
from events import recurrence
from events.choices import Audience, SignUp
from events.models import EventPage, Venue

TITLES = [
    "Leeskring", "Taalcafé", "Repair Café", "Tabletcafé", "Babycafé", "Schrijfatelier",
    "Spreekuur", "Wandelgroep", "Breigroep", "Filmavond", "Spelmiddag", "Voorleesuur",
    "Schaaktafel", "Tuinpraat", "Soepmiddag", "Koor", "Fotoclub", "Huiswerkhulp",
    "Debatavond", "Muziekmiddag",
]  # fmt: skip
DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]
# How often what occurs, in hundredths, and its rule; about seventy dates for each activity.
RULES = [
    (24, "FREQ=WEEKLY;BYDAY={day}"),
    (15, "FREQ=WEEKLY;INTERVAL=2;BYDAY={day}"),
    (18, "FREQ=MONTHLY;BYDAY={rank}{day}"),
    (7, "FREQ=MONTHLY;BYDAY=-1{day}"),
    (3, "FREQ=MONTHLY;INTERVAL=3;BYDAY={rank}{day}"),
    (3, "FREQ=WEEKLY;BYDAY=TU,TH"),
    (2, "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    (9, "FREQ=WEEKLY;BYDAY={day};COUNT={count}"),
    (14, ""),
    (5, "several days"),
]
REGIONS = ["midden", "noord"]


def slug(number: int) -> str:
    return f"voorbeeldstad-{number:03}"


def library(number: int) -> Library:
    chance = random.Random(number)
    return Library(
        name=f"Bibliotheek Voorbeeldstad {number:03}",
        slug=slug(number),
        place=f"Voorbeeldstad {number:03}",
        region=REGIONS[number % 2],
        latitude=Decimal(chance.randrange(5160, 5290)) / 100,
        longitude=Decimal(chance.randrange(440, 680)) / 100,
    )


def venue(library: Library, at: int) -> Venue:
    return Venue(
        name=["Bibliotheek Centrum", "Buurthuis", "Bibliotheek Noord"][at % 3],
        library=library,
        place=library.place,
        latitude=library.latitude,
        longitude=library.longitude,
        step_free=at % 3 == 0,
    )


def community(number: int, library: Library) -> CommunityPage:
    colours, patterns = list(Colour), list(Pattern)
    return CommunityPage(
        title=f"Buren van {library.place}",
        slug=slug(number),
        library=library,
        for_whom="Voor iedereen in de buurt.",
        purpose="We leren elkaar kennen en doen samen iets.",
        colour=colours[number % len(colours)],
        pattern=patterns[number // len(colours) % len(patterns)],
        contact_phone="0800 – 000 00 00",
    )


def event(seed: int, today: dt.date, library: Library, venues: Sequence[Venue]) -> EventPage:
    """One activity, begun up to a year ago or (once, or a course) up to a year ahead."""
    chance = random.Random(seed)
    rule = chance.choices([rule for _, rule in RULES], [weight for weight, _ in RULES])[0]
    several_days = rule == "several days"
    rule = "" if several_days else rule
    rule = rule.format(
        day=chance.choice(DAYS), rank=chance.randint(1, 4), count=chance.randint(4, 10)
    )
    reach = (-364, 364) if not rule or "COUNT" in rule else (-364, 0)
    first = today + dt.timedelta(days=chance.randint(*reach))
    pattern = recurrence.parse(f"RRULE:{rule}") if rule else None
    if pattern:
        # The first day on which the rule is met, as the editor's form asks.
        first = recurrence.dates(pattern, first, first, first + dt.timedelta(days=200))[0]
    start = dt.time(chance.randint(9, 20), chance.choice([0, 30]))
    title = chance.choice(TITLES)
    return EventPage(
        title=title,
        slug=f"{title.lower().replace(' ', '-').replace('é', 'e')}-{seed}",
        summary=f"{title}: kom langs in {library.place}.",
        first_date=first,
        last_date=first + dt.timedelta(days=chance.randint(1, 10)) if several_days else None,
        start_time=start,
        end_time=start.replace(hour=start.hour + chance.choice([1, 2])),
        recurrences=pattern,
        school_holidays=library.region if rule and chance.random() < 0.1 else "",
        venue=chance.choice(venues),
        audience=chance.choice(list(Audience)),
        sign_up=chance.choice([SignUp.NONE, SignUp.NONE, SignUp.REQUIRED]),
        # Lists that are there, and empty: otherwise each would be asked of the database.
        extra_dates=[],
        skipped_dates=[],
    )
