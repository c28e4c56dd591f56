import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


def new_uid() -> str:
    """A UID for iCalendar that says nothing of the site (RFC 7986, 5.3)."""
    return str(uuid.uuid4())


class Series(models.Model):
    """What the published pattern of an event has been through.

    Stands outside the page, so that publishing an old draft cannot turn it back, and a
    copy of the page starts a series of its own.
    """

    event = models.OneToOneField(
        "events.EventPage", on_delete=models.CASCADE, primary_key=True, related_name="series"
    )
    uid = models.CharField(
        _("UID"),
        max_length=255,
        default=new_uid,
        db_index=True,
        help_text=_("By this, calendars of others know the series again (iCalendar UID)."),
    )
    pattern = models.TextField(_("published pattern"), blank=True)
    rule_from = models.DateField(
        _("rule in force from"),
        help_text=_("Local date from which the dates follow the published pattern."),
    )
    sequence = models.PositiveIntegerField(_("sequence"), default=0)
    written_until = models.DateField(
        _("written until"),
        db_index=True,
        help_text=_("Last local date up to which occurrences have been written."),
    )
    ends_on = models.DateField(
        _("ends on"),
        null=True,
        help_text=_("No date comes after it. Empty when the series goes on, or nobody knows."),
    )
    changed_at = models.DateTimeField(
        _("changed at"),
        default=timezone.now,
        help_text=_("When a date or a text of the series last changed for residents."),
    )
    library = models.ForeignKey(
        "communities.Library",
        verbose_name=_("library"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("On whose closed days it does not take place."),
    )
    follows = models.ForeignKey(
        "events.EventPage",
        verbose_name=_("follows"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="followed_by",
        help_text=_("The series that this one continues in another way, from a certain date on."),
    )

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")

    def __str__(self):
        return f"{self.event_id} from {self.rule_from}"
