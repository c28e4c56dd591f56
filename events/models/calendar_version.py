from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CalendarVersion(models.Model):
    """When what a calendar shows last changed, what disappeared from it included.

    Feeds say so in Last-Modified. Stands outside the page: a field there would go back in
    time with every older revision.
    """

    calendar = models.OneToOneField(
        "events.CalendarPage", on_delete=models.CASCADE, primary_key=True, related_name="version"
    )
    changed_at = models.DateTimeField(_("changed at"), default=timezone.now)

    class Meta:
        verbose_name = _("calendar version")
        verbose_name_plural = _("calendar versions")

    def __str__(self):
        return f"{self.calendar_id} {self.changed_at}"
