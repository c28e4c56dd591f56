from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from events.choices import Region
from site_config import origins

# The name of the group with the accounts of advisers.
ADVISERS = "Adviseurs"


class Adviser(models.Model):
    """Somebody of the network who guides libraries in building their community."""

    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("phone"), max_length=30, blank=True)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="adviser",
    )

    panels = [FieldPanel("name"), FieldRowPanel(["email", "phone"]), FieldPanel("user")]

    class Meta:
        verbose_name = _("adviser")
        verbose_name_plural = _("advisers")
        ordering = ["name"]

    def __str__(self):
        return self.name


class LibraryQuerySet(models.QuerySet):
    """Whose library is it? Asked by every register that has a `library`."""

    def kept_by(self, user):
        """The libraries of which `user` is a librarian."""
        if not user.is_active:
            return self.none()
        return self.filter(group__in=user.groups.values("pk"))

    def advised_by(self, user):
        """The libraries that `user` guides, as long as that account is one of an adviser."""
        if not user.is_active:
            return self.none()
        advisers = user.groups.filter(name=ADVISERS)
        return self.filter(adviser__user=user).filter(models.Exists(advisers))

    def open_to(self, user):
        """The libraries of which `user` may read everything."""
        if user.is_superuser:
            return self
        kept, advised = self.kept_by(user).order_by(), self.advised_by(user).order_by()
        return self.filter(
            models.Q(pk__in=kept.values("pk")) | models.Q(pk__in=advised.values("pk"))
        )


class Library(models.Model):
    """A library organisation that takes part in the network."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    slug = models.SlugField(
        _("short name"),
        max_length=60,
        unique=True,
        help_text=_("Used in addresses and filters. Small letters, digits and hyphens."),
    )
    place = models.CharField(_("town or village"), max_length=80)
    region = models.CharField(
        _("school holiday region"), max_length=10, choices=Region, default=Region.MIDDLE
    )
    adviser = models.ForeignKey(
        Adviser,
        verbose_name=_("adviser"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="libraries",
    )
    latitude = models.DecimalField(
        _("latitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("longitude"), max_digits=8, decimal_places=5, null=True, blank=True
    )

    calendar_sites = models.TextField(
        _("websites that may show the calendar"),
        blank=True,
        validators=[origins.validate],
        help_text=_(
            "One address a line, such as https://www.library.nl. "
            "Other websites cannot show the calendar of this library."
        ),
    )

    # By key, not by name: a library that gets another name keeps its people and its pictures.
    group = models.OneToOneField(
        "auth.Group",
        verbose_name=_("group of its librarians"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="library",
    )
    collection = models.OneToOneField(
        "wagtailcore.Collection",
        verbose_name=_("collection of its pictures and documents"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="library",
    )

    objects = LibraryQuerySet.as_manager()

    panels = [
        FieldRowPanel(["name", "slug"]),
        FieldRowPanel(["place", "region"]),
        FieldPanel("adviser"),
        FieldRowPanel(["latitude", "longitude"]),
        FieldPanel("calendar_sites"),
    ]

    class Meta:
        verbose_name = _("library")
        verbose_name_plural = _("libraries")
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def calendar_origins(self) -> list[str]:
        """The websites that may show its calendar, as a security policy names them."""
        return origins.kept(self.calendar_sites)
