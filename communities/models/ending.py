import datetime as dt

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Ending(models.Model):
    """That a community stops, when, and what it says then.

    Stands outside the page and its revisions: publishing an older draft does not begin the
    community again. After the last day (local, Europe/Amsterdam) no date takes place: see
    `events.planning`. Taken away, everything is as before.
    """

    community = models.OneToOneField(
        "communities.CommunityPage",
        verbose_name=_("community"),
        on_delete=models.CASCADE,
        primary_key=True,
        related_name="ending",
    )
    last_day = models.DateField(_("last day"))
    goodbye = models.TextField(_("a word of goodbye"), max_length=1000)
    forward_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page to go on to"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    forward_url = models.URLField(_("address to go on to"), max_length=300, blank=True)
    made_at = models.DateTimeField(default=timezone.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("end of a community")
        verbose_name_plural = _("ends of communities")

    def __str__(self):
        return f"{self.community_id} {self.last_day}"

    @property
    def has_passed(self) -> bool:
        return self.has_passed_on(timezone.localdate())

    def has_passed_on(self, today: dt.date) -> bool:
        return self.last_day < today
