"""What a community can choose from."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """What the editor of the page says. That a community stops is more: see `Ending`."""

    STARTING = "starting", _("Starts soon")
    ACTIVE = "active", _("Active")


class Colour(models.TextChoices):
    """The palette of the site; each keeps AA contrast on paper and at night."""

    BLUE = "blue", _("Blue")
    MOSS = "moss", _("Moss green")
    AUBERGINE = "aubergine", _("Aubergine")
    OCHRE = "ochre", _("Ochre")
    TEAL = "teal", _("Teal")
    BRICK = "brick", _("Brick red")
    SLATE = "slate", _("Slate grey")


class Pattern(models.TextChoices):
    """Goes with the colour, so that a community is never known by colour alone."""

    STRIPES = "stripes", _("Stripes")
    DOTS = "dots", _("Dots")
    WAVES = "waves", _("Waves")
    LEAVES = "leaves", _("Leaves")
    BRICKS = "bricks", _("Bricks")
    STITCHES = "stitches", _("Stitches")
    LETTERS = "letters", _("Letters")
