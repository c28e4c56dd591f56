"""The fixed lists that events are described and filtered with."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """For whom an activity is meant; the free wording stands beside it."""

    EVERYONE = "everyone", _("Everyone")
    CHILDREN = "children", _("Children")
    TEENS = "teens", _("Teenagers")
    YOUNG_ADULTS = "young_adults", _("Young adults")
    PARENTS = "parents", _("Parents and families")
    ADULTS = "adults", _("Adults")
    SENIORS = "seniors", _("Older people")
    CARERS = "carers", _("Carers")
    LANGUAGE_LEARNERS = "language_learners", _("People who practise Dutch")
    VOLUNTEERS = "volunteers", _("Volunteers")
    PROFESSIONALS = "professionals", _("Library staff")


class AttendanceMode(models.TextChoices):
    """schema.org/EventAttendanceModeEnumeration, in our own short codes."""

    ONSITE = "onsite", _("At a place")
    ONLINE = "online", _("Online")
    HYBRID = "hybrid", _("At a place and online")


class DayPart(models.TextChoices):
    """When on the day something begins; before 12.00, before 18.00, or later."""

    MORNING = "morning", _("In the morning")
    AFTERNOON = "afternoon", _("In the afternoon")
    EVENING = "evening", _("In the evening")


class SignUp(models.TextChoices):
    NONE = "none", _("Not needed, just walk in")
    REQUIRED = "required", _("Please sign up first")
    LINK = "link", _("You get the link after signing up")
    ONLINE_ONLY = "online_only", _("Only if you join online")
    CALL = "call", _("Please call or mail first")


class Region(models.TextChoices):
    """The three regions of the Dutch school holidays."""

    NORTH = "noord", _("North")
    MIDDLE = "midden", _("Middle")
    SOUTH = "zuid", _("South")


class Status(models.TextChoices):
    """What happened to one date, the strongest that applies (iCalendar and schema.org)."""

    SCHEDULED = "scheduled", _("Goes on")
    CHANGED = "changed", _("Changed")
    MOVED = "moved", _("Moved")
    CANCELLED = "cancelled", _("Cancelled")


# As the occurrence table keeps them: see events.codes. A letter in use never changes.
STATUS_CODES = {"scheduled": "s", "changed": "c", "moved": "m", "cancelled": "x"}
MODE_CODES = {"onsite": "p", "online": "o", "hybrid": "h"}
AUDIENCE_CODES = {
    "everyone": "e",
    "children": "c",
    "teens": "t",
    "young_adults": "y",
    "parents": "f",
    "adults": "a",
    "seniors": "s",
    "carers": "m",
    "language_learners": "l",
    "volunteers": "v",
    "professionals": "p",
}
