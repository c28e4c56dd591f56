from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from site_config import dates

from ..choices import Region


class Closure(models.Model):
    """Days on which activities stop: a school holiday, or days that a library is closed.

    First and last date are local days in Europe/Amsterdam, both included.
    """

    class Kind(models.TextChoices):
        SCHOOL_HOLIDAY = "school_holiday", _("School holiday")
        CLOSED = "closed", _("Library closed")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.CLOSED)
    name = models.CharField(
        _("name"), max_length=80, help_text=_("Residents see this as the reason.")
    )
    first_date = models.DateField(_("first day"))
    last_date = models.DateField(_("last day"))
    region = models.CharField(
        _("region"),
        max_length=10,
        choices=Region,
        blank=True,
        help_text=_("For school holidays: the region where schools are closed."),
    )
    library = models.ForeignKey(
        "communities.Library",
        verbose_name=_("library"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="closures",
        help_text=_("For closed days. Leave empty when the whole network is closed."),
    )

    panels = [
        FieldPanel("kind"),
        FieldPanel("name"),
        FieldRowPanel(["first_date", "last_date"]),
        FieldPanel("region"),
        FieldPanel("library"),
    ]

    class Meta:
        verbose_name = _("closure")
        verbose_name_plural = _("closures")
        ordering = ["first_date", "name"]
        indexes = [
            models.Index(fields=["kind", "region", "last_date"], name="closure_kind_region"),
        ]

    def __str__(self):
        first, last = dates.short_day(self.first_date), dates.short_day(self.last_date)
        return f"{self.name} ({first} – {last})"

    def clean(self):
        errors = {}
        if self.first_date and self.last_date and self.last_date < self.first_date:
            errors["last_date"] = _("The last day comes before the first day.")
        if self.kind == self.Kind.SCHOOL_HOLIDAY:
            if not self.region:
                errors["region"] = _("Choose the region of this school holiday.")
            if self.library_id:
                errors["library"] = _("A school holiday is for a whole region.")
        elif self.region:
            errors["region"] = _("Only a school holiday has a region.")
        if errors:
            raise ValidationError(errors)
