from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..pattern_check import EARLIEST, LATEST


class DateChange(models.Model):
    """What is different on one date of a series. In force as soon as it is saved.

    Refers to its event by a plain key and stands outside the page's revisions: as a
    child of the page it would be lost when somebody publishes an older draft.
    A date that was moved and does not take place after all stays, cancelled, on the day
    to which it was moved: that is where people look for it.
    All dates and times are local (Europe/Amsterdam).
    """

    event = models.ForeignKey(
        "events.EventPage", on_delete=models.CASCADE, related_name="date_changes"
    )
    date = models.DateField(_("original date"))
    slot = models.PositiveSmallIntegerField(_("slot"), default=0)
    cancelled = models.BooleanField(_("does not take place"), default=False)
    new_date = models.DateField(_("new date"), null=True, blank=True)
    new_start = models.TimeField(_("new start"), null=True, blank=True)
    new_end = models.TimeField(_("new end"), null=True, blank=True)
    venue = models.ForeignKey(
        "events.Venue",
        verbose_name=_("other venue"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        # wagtail-modeladmin walks this name to say why a venue cannot be deleted.
        related_name="date_changes",
    )
    venue_note = models.CharField(_("other place, in words"), max_length=200, blank=True)
    full = models.BooleanField(_("full"), default=False)
    note = models.CharField(_("message"), max_length=300, blank=True)
    reason = models.CharField(_("reason"), max_length=200, help_text=_("Residents see this."))
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("one-date change")
        verbose_name_plural = _("one-date changes")
        ordering = ["date", "slot"]
        constraints = [
            models.UniqueConstraint(fields=["event", "date", "slot"], name="date_change_key"),
        ]

    def __str__(self):
        return f"{self.event_id} {self.date}: {self.reason}"

    @property
    def moves(self) -> bool:
        """Whether the occurrence is on another day than its pattern gave."""
        return self.new_date is not None and self.new_date != self.date

    def clean(self):
        if self.event_id is None or self.date is None:
            return
        for name in ("date", "new_date"):
            day = getattr(self, name)
            if day and not EARLIEST <= day <= LATEST:
                raise ValidationError({name: _("Check the year of this date.")})
        from .. import one_date

        one_date.check(self)
