"""How much work one file may ask for.

Counted in steps rather than in seconds, so that the same file gets the same answer on a
fast and on a slow machine. A step is one day, hour or moment looked at: a few microseconds.
"""

from django.utils.translation import gettext as _

from .refusals import SeriesRefused

STEPS_OF_SERIES = 60_000
STEPS_OF_FILE = 1_000_000


class Budget:
    """The steps that are left; those of one series draw on those of the whole file."""

    def __init__(self, steps: int = STEPS_OF_FILE, whole: "Budget | None" = None):
        self.left = steps
        self.whole = whole

    def of_series(self) -> "Budget":
        return Budget(STEPS_OF_SERIES, self)

    def spend(self, steps: int = 1) -> None:
        """Raise SeriesRefused when there are no steps left."""
        self.left -= steps
        if self.whole:
            self.whole.spend(steps)
        if self.left < 0:
            raise SeriesRefused(
                _(
                    "Working out these dates takes too long. "
                    "The repetition hardly ever or never meets."
                )
                if self.whole
                else _("There is too much to work out in this file. Split it into smaller files.")
            )
