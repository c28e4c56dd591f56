"""Return days (“terugkomdagen”): who takes part, how far they are prepared, what came out of it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from site_config import dates

MOST_CHARACTERS = 10_000
MOST_QUESTION = 600


class ReturnDay(models.Model):
    """One date of an activity of the network, on which communities come back and learn.

    Knows its date like a one-date change does: by the event, the original local date
    (Europe/Amsterdam) and the slot. It keeps the title and the date by itself, so that what was
    noted outlives the page of the activity.
    """

    # An activity, or an article, is not “in use” because a return day names it.
    wagtail_reference_index_ignore = True

    event = models.ForeignKey(
        "events.EventPage",
        verbose_name=_("activity"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="return_days",
    )
    date = models.DateField(_("original date"))
    slot = models.PositiveSmallIntegerField(_("slot"), default=0)
    title = models.CharField(_("title"), max_length=255)
    advisers = models.ManyToManyField(
        "communities.Adviser", verbose_name=_("advisers"), blank=True, related_name="return_days"
    )
    notes = models.TextField(_("notes"), blank=True, max_length=MOST_CHARACTERS)
    articles = models.ManyToManyField(
        "wagtailcore.Page", verbose_name=_("what came out of it"), blank=True, related_name="+"
    )
    # Counts who saved the notes, so that two who write at the same time notice each other.
    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(_("last change"), null=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = _("return day")
        verbose_name_plural = _("return days")
        ordering = ["date", "slot", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["event", "date", "slot"], name="return_day_once"),
        ]

    def __str__(self):
        return f"{self.title}, {dates.day(self.date)}"


class Preparation(models.Model):
    """That a community takes part, and what it brings: checklist C9 of the knowledge base.

    A community may go; that it took part, and its question, stay under the name it had.
    """

    wagtail_reference_index_ignore = True

    day = models.ForeignKey(ReturnDay, on_delete=models.CASCADE, related_name="preparations")
    community = models.ForeignKey(
        "communities.CommunityPage",
        verbose_name=_("community"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="return_day_preparations",
    )
    name = models.CharField(_("name"), max_length=255)
    has_card = models.BooleanField(_("The measuring card"), default=False)
    has_story = models.BooleanField(_("One story"), default=False)
    has_failure = models.BooleanField(_("One failure"), default=False)
    has_question = models.BooleanField(_("One question"), default=False)
    has_photo = models.BooleanField(_("A photo of the calendar"), default=False)
    question = models.TextField(_("our question"), blank=True, max_length=MOST_QUESTION)
    evaluation = models.ForeignKey(
        "communities.Evaluation",
        verbose_name=_("evaluation"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(_("last change"), null=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    # In the order of the checklist.
    ITEMS = ("has_card", "has_story", "has_failure", "has_question", "has_photo")

    class Meta:
        verbose_name = _("preparation of a return day")
        verbose_name_plural = _("preparations of return days")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["day", "community"], name="return_day_takes_part_once"),
        ]

    def __str__(self):
        return self.name

    @property
    def checklist(self) -> list[tuple[str, bool]]:
        """What to bring, and whether it is ready."""
        return [(self._meta.get_field(one).verbose_name, getattr(self, one)) for one in self.ITEMS]

    @property
    def ready(self) -> int:
        return sum(getattr(self, one) for one in self.ITEMS)

    @property
    def is_begun(self) -> bool:
        return bool(self.ready or self.question or self.evaluation_id)
