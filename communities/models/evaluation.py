import datetime as dt

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from events.pattern_check import EARLIEST, LATEST
from site_config import dates

from ..choices import Outcome, Phase
from .four_questions import FourQuestions

LONGEST = dt.timedelta(days=2 * 366)
MOST_PEOPLE = 5000


def _people(verbose_name, help_text):
    return models.PositiveSmallIntegerField(
        verbose_name,
        null=True,
        blank=True,
        validators=[MaxValueValidator(MOST_PEOPLE)],
        help_text=help_text,
    )


def _text(verbose_name, help_text="", max_length=3000):
    return models.TextField(verbose_name, blank=True, max_length=max_length, help_text=help_text)


def _by(verbose_name):
    return models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=verbose_name,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )


def _at(verbose_name):
    return models.DateTimeField(verbose_name, null=True, blank=True, editable=False)


class Evaluation(FourQuestions):
    """What a community did in a period, and what its library learned from it.

    Open: its texts are being written, and its figures are computed each time from the dates
    and from what was counted. Finished: the texts are closed and `figures` holds the figures
    as they were then (see `communities.evaluation.figures`). A finished one can be offered to
    the network; an editor who accepts makes the draft of an example (`example`). Both say so
    by name and moment. Days are local (Europe/Amsterdam), both inclusive.
    """

    community = models.ForeignKey(
        "communities.CommunityPage",
        verbose_name=_("community"),
        on_delete=models.CASCADE,
        related_name="evaluations",
    )
    first_date = models.DateField(_("from"))
    last_date = models.DateField(_("up to and including"))

    goal = _text(
        _("our purpose"),
        _("One sentence: “We want [group] to be able to [change]”. Copy the old one as it was."),
        500,
    )
    outcome = models.CharField(_("what we chose"), max_length=15, choices=Outcome, blank=True)
    second_outcome = models.CharField(_("and perhaps"), max_length=15, choices=Outcome, blank=True)

    helpers = _people(
        _("people who helped"), _("How many different people? Count each of them once.")
    )
    returned = _people(
        _("people who came back (estimate)"), _("How many of the visitors came more than once?")
    )
    partners = _people(_("partners that take part"), _("Other organisations that do something."))
    phase = models.CharField(_("phase"), max_length=10, choices=Phase, blank=True)
    phase_evidence = _text(
        _("what shows the phase"),
        _("One thing that you saw. For example: when I was ill, everything went on."),
        600,
    )

    said = _text(
        _("what people wrote on the cards"), _("Copy their sentences as they are. No names.")
    )
    story = _text(
        _("one story"),
        _("About 150 words: who came, what happened, what changed? Leave names out."),
    )
    story_read = models.BooleanField(_("whoever told it has read it and says yes"), default=False)
    worked = _text(_("what worked"), _("And how do you know?"))
    failure = _text(
        _("what failed"), _("What did you think, what happened, and what did you do then?")
    )
    difference = _text(
        _("how our group differs from others"),
        _("Look at a group of another library. Name one difference, and what explains it."),
    )
    question = _text(_("a question that we cannot answer ourselves"), max_length=600)
    changes = _text(_("what we change"), _("At most three things, each with a role and a month."))
    lesson = _text(
        _("what others can learn"), _("One sentence. Begin with: “If you …, then …”"), 400
    )

    finished_at = _at(_("finished at"))
    finished_by = _by(_("finished by"))
    figures = models.JSONField(_("figures"), null=True, blank=True, editable=False)
    offered_at = _at(_("offered at"))
    offered_by = _by(_("offered by"))
    accepted_at = _at(_("accepted at"))
    accepted_by = _by(_("accepted by"))
    example = models.OneToOneField(
        "knowledge_base.ExamplePage",
        verbose_name=_("example"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="evaluation",
    )

    class Meta:
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        ordering = ["-last_date", "-pk"]

    def __str__(self):
        return f"{self.community}, {self.period}"

    @property
    def period(self) -> str:
        return dates.period(self.first_date, self.last_date)

    @property
    def is_finished(self) -> bool:
        return self.finished_at is not None

    @property
    def is_offered(self) -> bool:
        return self.offered_at is not None

    @property
    def is_published(self) -> bool:
        """Whether its example has ever been public: then consent cannot be taken back."""
        return self.example is not None and (
            self.example.live or self.example.first_published_at is not None
        )

    def clean(self):
        for name in ("first_date", "last_date"):
            day = getattr(self, name)
            if day and not EARLIEST <= day <= LATEST:
                raise ValidationError({name: _("Check the year of this date.")})
        if not (self.first_date and self.last_date):
            return
        if self.last_date < self.first_date:
            raise ValidationError({"last_date": _("The last day comes before the first.")})
        if self.last_date - self.first_date > LONGEST:
            raise ValidationError({"last_date": _("Choose a period of two years at most.")})
        if self.second_outcome and self.second_outcome == self.outcome:
            raise ValidationError({"second_outcome": _("You chose this one already.")})
