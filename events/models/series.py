from django.db import models
from django.utils.translation import gettext_lazy as _


class Series(models.Model):
    """What the published pattern of an event has been through.

    Stands outside the page, so that publishing an old draft cannot turn it back.
    """

    event = models.OneToOneField(
        "events.EventPage", on_delete=models.CASCADE, primary_key=True, related_name="series"
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

    class Meta:
        verbose_name = _("series")
        verbose_name_plural = _("series")

    def __str__(self):
        return f"{self.event_id} from {self.rule_from}"
