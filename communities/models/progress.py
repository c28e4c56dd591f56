"""How far a community is with the step plan: per step, with its preconditions and comments.

The plan is the network's and changes. What was recorded outlives it: a row keeps the number and
the title of its step, and the text of each precondition, from when it was written down.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..choices import StepState, Verdict

MOST_CHARACTERS = 5000


class StepProgress(models.Model):
    """One step as one community goes about it. No row: nothing was recorded yet."""

    # A community or a step is not “in use” because somebody recorded how far they are.
    wagtail_reference_index_ignore = True

    community = models.ForeignKey(
        "communities.CommunityPage", on_delete=models.CASCADE, related_name="step_progress"
    )
    step = models.ForeignKey(
        "knowledge_base.StepPage", null=True, on_delete=models.SET_NULL, related_name="progress"
    )
    number = models.PositiveSmallIntegerField(gettext_lazy("number"), null=True)
    title = models.CharField(gettext_lazy("step"), max_length=255)
    state = models.CharField(
        gettext_lazy("state"), max_length=12, choices=StepState, default=StepState.NOT_STARTED
    )
    since = models.DateField(gettext_lazy("since"), null=True, blank=True)
    note = models.TextField(
        gettext_lazy("note of the library"), blank=True, max_length=MOST_CHARACTERS
    )

    decision = models.CharField(gettext_lazy("decision"), max_length=8, choices=Verdict, blank=True)
    decided_by = models.CharField(gettext_lazy("decided by"), max_length=120, blank=True)
    decided_on = models.DateField(gettext_lazy("decided on"), null=True, blank=True)
    decided_why = models.TextField(gettext_lazy("why"), blank=True, max_length=MOST_CHARACTERS)

    # Counts what librarians saved, so that two who save at the same time notice each other.
    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(gettext_lazy("last change"), null=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        verbose_name = gettext_lazy("progress of a step")
        verbose_name_plural = gettext_lazy("progress of steps")
        ordering = ["community", "number", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["community", "step"], name="step_progress_once"),
        ]

    def __str__(self):
        return step_name(self.number, self.title)

    @property
    def met_keys(self) -> set[int]:
        """The keys of the preconditions that are met and still in the plan."""
        return {one.precondition_id for one in self.all_met if one.precondition_id}

    @property
    def all_met(self) -> list["MetPrecondition"]:
        return list(self.met.all()) if self.pk else []

    @property
    def all_comments(self) -> list["StepComment"]:
        return [one for one in self.comments.all() if one.text] if self.pk else []


class MetPrecondition(models.Model):
    """A precondition that a community has arranged."""

    wagtail_reference_index_ignore = True

    progress = models.ForeignKey(StepProgress, on_delete=models.CASCADE, related_name="met")
    precondition = models.ForeignKey(
        "knowledge_base.Precondition", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.CharField(gettext_lazy("what has to be arranged"), max_length=250)

    class Meta:
        verbose_name = gettext_lazy("met precondition")
        verbose_name_plural = gettext_lazy("met preconditions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["progress", "precondition"], name="met_precondition_once"
            ),
        ]

    def __str__(self):
        return self.text


class StepComment(models.Model):
    """What an adviser says of a step. Each adviser has one text, and changes no other."""

    wagtail_reference_index_ignore = True

    progress = models.ForeignKey(StepProgress, on_delete=models.CASCADE, related_name="comments")
    adviser = models.ForeignKey(
        "communities.Adviser", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField(gettext_lazy("remark"), blank=True, max_length=MOST_CHARACTERS)
    version = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(gettext_lazy("last change"), null=True)

    class Meta:
        verbose_name = gettext_lazy("remark of an adviser")
        verbose_name_plural = gettext_lazy("remarks of advisers")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["progress", "adviser"], name="step_comment_once"),
        ]

    def __str__(self):
        return self.text


def step_name(number: int | None, title: str) -> str:
    """Stap 3: Regel de basis"""
    return _("Step %(number)s: %(title)s") % {"number": number, "title": title} if number else title
