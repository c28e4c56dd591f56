from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

# More at one activity is most likely a slip of the finger.
MOST_PEOPLE = 5000
_at_most = MaxValueValidator(
    MOST_PEOPLE, message=_("More than %(limit_value)s? Look whether there is a digit too many.")
)


class Attendance(models.Model):
    """How many people came on one date of a series, counted without names.

    Keyed like a one-date change: by the event, the original local date (Europe/Amsterdam)
    and the slot. So it stays with its date, whatever becomes of the series. Nobody counted
    when there is no row. In a row, empty means "not counted" and 0 means nobody.
    """

    event = models.ForeignKey(
        "events.EventPage", on_delete=models.CASCADE, related_name="attendance"
    )
    date = models.DateField(_("original date"))
    slot = models.PositiveSmallIntegerField(_("slot"), default=0)
    visitors = models.PositiveSmallIntegerField(
        _("number of visitors"),
        validators=[_at_most],
        help_text=_("Everybody who came. Nobody? Fill in 0."),
    )
    new_people = models.PositiveSmallIntegerField(
        _("number of new people"),
        null=True,
        blank=True,
        validators=[_at_most],
        help_text=_("Not sure? Make an estimate. Leave empty when nobody looked."),
    )
    helpers = models.PositiveSmallIntegerField(
        _("number of people who helped"),
        null=True,
        blank=True,
        validators=[_at_most],
        help_text=_("Leave empty when nobody looked."),
    )
    by_group = models.BooleanField(
        _("done by the group itself"),
        default=False,
        help_text=_("Participants made it and led it. You could have stayed at home."),
    )
    note = models.CharField(
        _("what stood out"),
        max_length=300,
        blank=True,
        help_text=_("One sentence. For example: rain, a holiday. No names."),
    )
    noted_at = models.DateTimeField(_("noted at"), auto_now=True)
    noted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("noted by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("visitors")
        ordering = ["-date", "-slot", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "date", "slot"], name="attendance_key"),
        ]

    def __str__(self):
        return f"{self.event_id} {self.date}: {self.visitors}"

    def clean(self):
        from ..attendance import noting

        if self.visitors is not None and (self.new_people or 0) > self.visitors:
            raise ValidationError(
                {"new_people": _("There cannot be more new people than visitors.")}
            )
        if self.event_id is None or self.date is None:
            return
        row = self.event.occurrences.filter(date=self.date, slot=self.slot).first()
        if refused := noting.refusal(row):
            raise ValidationError(refused)
