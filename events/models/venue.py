from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel


class Venue(models.Model):
    """A place where activities happen: a branch, a church hall, a starting point."""

    name = models.CharField(_("name"), max_length=120)
    library = models.ForeignKey(
        "communities.Library",
        verbose_name=_("library"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="venues",
        help_text=_("Leave empty for a place that the whole network uses."),
    )
    street = models.CharField(_("street and number"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=7, blank=True)
    place = models.CharField(_("town or village"), max_length=80)
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    directions = models.TextField(
        _("how to get there"),
        blank=True,
        help_text=_("Bus stop, parking, which entrance. In one or two sentences."),
    )
    step_free = models.BooleanField(_("entrance without steps"), default=False)
    accessible_toilet = models.BooleanField(_("wheelchair toilet"), default=False)
    hearing_loop = models.BooleanField(_("hearing loop"), default=False)
    quiet_room = models.BooleanField(_("quiet room"), default=False)
    accessibility_note = models.TextField(_("more about accessibility"), blank=True)

    panels = [
        MultiFieldPanel(
            ["name", "library", "street", FieldRowPanel(["postcode", "place"]), "directions"],
            _("Where is it?"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("step_free"),
                FieldPanel("accessible_toilet"),
                FieldPanel("hearing_loop"),
                FieldPanel("quiet_room"),
                FieldPanel("accessibility_note"),
            ],
            _("Accessibility"),
        ),
        FieldRowPanel(["latitude", "longitude"], _("On the map")),
    ]

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        ordering = ["place", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["library", "name", "place"], name="venue_once_per_library"
            ),
            # Without a library the key above does not hold: NULL equals nothing.
            models.UniqueConstraint(
                fields=["name", "place"],
                condition=models.Q(library=None),
                name="venue_once_in_network",
            ),
        ]

    def __str__(self):
        return self.name if self.place in self.name else f"{self.name}, {self.place}"

    @property
    def address(self) -> str:
        """Street, postcode and place on one line; what is unknown is left out."""
        return ", ".join(filter(None, [self.street, f"{self.postcode} {self.place}".strip()]))

    @property
    def facilities(self) -> list[str]:
        """What the building offers, in words."""
        offered = ["step_free", "accessible_toilet", "hearing_loop", "quiet_room"]
        return [self._meta.get_field(name).verbose_name for name in offered if getattr(self, name)]
