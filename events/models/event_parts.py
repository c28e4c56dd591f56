"""What belongs to an activity and is kept with its revisions: single dates and themes."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable


class EventExtraDate(Orderable):
    """A date outside the pattern, with a time of its own where that differs."""

    event = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="extra_dates")
    date = models.DateField(_("date"))
    start_time = models.TimeField(_("other start"), null=True, blank=True)
    end_time = models.TimeField(_("other end"), null=True, blank=True)

    panels = [FieldPanel("date"), FieldRowPanel(["start_time", "end_time"])]

    class Meta(Orderable.Meta):
        verbose_name = _("extra date")
        verbose_name_plural = _("extra dates")

    def __str__(self):
        return str(self.date)

    @property
    def slot(self) -> int:
        """0 with the time of the series, else 1 + the minutes after midnight of its own."""
        if self.start_time is None:
            return 0
        return 1 + self.start_time.hour * 60 + self.start_time.minute

    def clean(self):
        if self.end_time and not self.start_time:
            raise ValidationError({"start_time": _("Fill in the start as well.")})
        if self.start_time and not self.end_time:
            raise ValidationError({"end_time": _("Fill in the end as well.")})
        if self.start_time and self.end_time <= self.start_time:
            raise ValidationError({"end_time": _("The end comes before the start.")})


class EventSkippedDate(Orderable):
    """A date of the pattern on which the activity does not take place, without a trace."""

    event = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="skipped_dates")
    date = models.DateField(_("date"))

    panels = [FieldPanel("date")]

    class Meta(Orderable.Meta):
        verbose_name = _("date that does not take place")
        verbose_name_plural = _("dates that do not take place")

    def __str__(self):
        return str(self.date)


class EventTheme(Orderable):
    """The link to a theme. A key of its own, so that Wagtail counts where a theme is used."""

    event = ParentalKey("events.EventPage", on_delete=models.CASCADE, related_name="theme_links")
    theme = models.ForeignKey(
        "knowledge_base.ThemePage",
        verbose_name=_("theme"),
        on_delete=models.PROTECT,
        related_name="event_links",
    )

    panels = [FieldPanel("theme")]

    class Meta(Orderable.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        constraints = [
            models.UniqueConstraint(fields=["event", "theme"], name="event_theme_once"),
        ]

    def __str__(self):
        return str(self.theme)
