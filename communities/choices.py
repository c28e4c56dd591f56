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


class StepState(models.TextChoices):
    """How far a community is with one step of the step plan."""

    NOT_STARTED = "not_started", _("Not started")
    UNDER_WAY = "under_way", _("Under way")
    DONE = "done", _("Done")
    NOT_FOR_US = "not_for_us", _("Not for us")


class Verdict(models.TextChoices):
    """What was decided where a step asks for a go or a no-go."""

    GO = "go", _("Yes, go")
    NOT_YET = "not_yet", _("Not yet")
    NO_GO = "no_go", _("No, no-go")


class Phase(models.TextChoices):
    """In which phase a group is, as the phase card of the knowledge base has them."""

    EMERGING = "emerging", _("Emerging")
    SHAPING = "shaping", _("Taking shape")
    RUNNING = "running", _("Running by itself")
    PARTING = "parting", _("Splitting, handing over or rounding off")


class Outcome(models.TextChoices):
    """What a community is for, as the purpose card of the knowledge base has them."""

    HELPING = "helping", _("Helping each other")
    THINKING = "thinking", _("Thinking along")
    REACHING = "reaching", _("Reaching new people")
    CONTRIBUTING = "contributing", _("Contributing")
    CONNECTED = "connected", _("Staying connected")
    FURTHER = "further", _("Getting further")
