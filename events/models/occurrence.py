from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from site_config.visibility import Branches

from ..choices import (
    AUDIENCE_CODES,
    MODE_CODES,
    STATUS_CODES,
    AttendanceMode,
    Audience,
    Status,
)
from ..codes import CodedField
from ..windows import LONGEST_SHORT


class OccurrenceQuerySet(models.QuerySet):
    def public(self, at: datetime | None = None):
        """What everybody may see now: live, unrestricted and not expired, all the way up."""
        at = at or timezone.now()
        return self.filter(public=True).filter(Q(visible_until=None) | Q(visible_until__gt=at))

    def visible_to(self, request=None):
        """Like `public`, but with what this visitor's sign-in or password opens."""
        branches = Branches.of(request)
        if not branches.opened:
            return self.public()
        rows = self.filter(live=True)
        rows = rows.filter(Q(visible_until=None) | Q(visible_until__gt=timezone.now()))
        for path in branches.refused:
            rows = rows.exclude(event__path__startswith=path)
        return rows

    def coming(self, at: datetime | None = None):
        """What has not ended yet, earliest first: of one event, or of what is as small.

        For a calendar or the network see events.windows.
        """
        at = at or timezone.now()
        short = Q(multi_day=False, start__gt=at - LONGEST_SHORT, end__gt=at)
        return self.filter(short | Q(multi_day=True, end__gt=at)).order_by("start", "pk")


class Occurrence(models.Model):
    """One date of an event, written when the event is published.

    The key is (event, original local date, slot). `date` is the date that the pattern
    gave, also when the occurrence was moved; `slot` is 0, or 1 + minutes after midnight
    for an extra date that brings its own time. `start`, `end` and `original_start` are
    moments (stored in UTC); for all-day rows they are local midnights, `end` exclusive.

    There are millions of them: what most rows share, or leave empty, takes no room.
    """

    # The indexes below begin with these keys: one for the key alone would stand beside them.
    event = models.ForeignKey(
        "events.EventPage",
        on_delete=models.CASCADE,
        related_name="occurrences",
        db_index=False,
    )
    calendar = models.ForeignKey(
        "events.CalendarPage",
        on_delete=models.CASCADE,
        related_name="occurrences",
        db_index=False,
    )
    date = models.DateField(_("original date"))
    slot = models.PositiveSmallIntegerField(_("slot"), default=0)
    start = models.DateTimeField(_("start"))
    end = models.DateTimeField(_("end"))
    shifted_from = models.DateTimeField(
        _("shifted from"),
        null=True,
        help_text=_("The start that its series gave, where that is another one."),
    )
    all_day = models.BooleanField(_("all day"), default=False)
    multi_day = models.BooleanField(_("several days"), default=False)
    status = CodedField(choices=Status, codes=STATUS_CODES, default=Status.SCHEDULED)
    full = models.BooleanField(_("full"), default=False)
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    note = models.CharField(_("message"), max_length=300, blank=True)
    venue = models.ForeignKey(
        "events.Venue", null=True, on_delete=models.PROTECT, related_name="occurrences"
    )
    venue_note = models.CharField(max_length=200, blank=True)
    mode = CodedField(choices=AttendanceMode, codes=MODE_CODES)
    audience = CodedField(choices=Audience, codes=AUDIENCE_CODES)
    live = models.BooleanField(default=True, help_text=_("The event and all above it are live."))
    public = models.BooleanField(default=True, help_text=_("Live, and no restriction above it."))
    visible_until = models.DateTimeField(null=True, help_text=_("First expiry above it."))

    objects = OccurrenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("occurrence")
        verbose_name_plural = _("occurrences")
        ordering = ["start", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "date", "slot"], name="occurrence_key"),
        ]
        indexes = [
            models.Index(fields=["calendar", "start"], name="occurrence_calendar_start"),
            # With `end` along, what has ended already is passed over within the index.
            models.Index(fields=["start", "end"], name="occurrence_start"),
            # Few rows last several days; a query for a window finds them by their end.
            models.Index(
                fields=["end"], name="occurrence_multi_day_end", condition=Q(multi_day=True)
            ),
            models.Index(
                fields=["calendar", "end"],
                name="occurrence_calendar_multi_day",
                condition=Q(multi_day=True),
            ),
            # Most are at a place; who asks for the others would read past all of those.
            models.Index(
                fields=["mode", "start"],
                name="occurrence_mode_start",
                condition=~Q(mode=AttendanceMode.ONSITE),
            ),
        ]

    def __str__(self):
        return f"{self.event_id} {self.address_part}"

    @property
    def address_part(self) -> str:
        """The last part of its address: 2026-12-03, or 2026-12-03T1930 for a slot of its own."""
        if not self.slot:
            return self.date.isoformat()
        hour, minute = divmod(self.slot - 1, 60)
        return f"{self.date.isoformat()}T{hour:02}{minute:02}"

    def get_url(self, request=None) -> str:
        """Its address within the site; the event must have been fetched along."""
        return f"{self.event.get_url(request)}{self.address_part}/"

    @property
    def original_start(self) -> datetime:
        """The moment its series gave: what RECURRENCE-ID says (RFC 5545, 3.8.4.4)."""
        return self.shifted_from or self.start

    @property
    def local_start(self) -> datetime:
        return timezone.localtime(self.start)

    @property
    def local_end(self) -> datetime:
        return timezone.localtime(self.end)

    @property
    def first_day(self) -> date:
        """First local day on which it takes place."""
        return self.local_start.date()

    @property
    def last_day(self) -> date:
        """Last local day on which it takes place, also when it ends at midnight."""
        return timezone.localtime(max(self.start, self.end - timedelta(microseconds=1))).date()

    @property
    def is_cancelled(self) -> bool:
        return self.status == Status.CANCELLED

    @property
    def is_moved(self) -> bool:
        return self.status == Status.MOVED

    @property
    def is_changed(self) -> bool:
        return self.status == Status.CHANGED
