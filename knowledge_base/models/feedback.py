import uuid

from django.db import models
from django.db.models import Count, Max, Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

MOST_CHARACTERS = 1000
# The form promises it, `delete_old_feedback` does it.
YEARS_KEPT = 2
ANSWERS = [(True, gettext_lazy("Yes")), (False, gettext_lazy("No"))]


class Part(models.TextChoices):
    """The part of an article that has a page and a form of its own."""

    FOR_LIBRARIES = "libraries", gettext_lazy("for libraries")


class FeedbackQuerySet(models.QuerySet):
    def per_article(self):
        """One row for each article: `name` of today, numbers, and the last moment."""
        current = Coalesce("page__title", "term__term", "title")
        return (
            self.order_by()
            .values("page_id", "term_id", "part", name=current)
            .annotate(
                yes=Count("pk", filter=Q(useful=True)),
                no=Count("pk", filter=Q(useful=False)),
                waiting=Count("pk", filter=Q(handled=False)),
                last=Max("created_at"),
            )
        )


class Feedback(models.Model):
    """What a visitor thought of an article. Nothing in it says who that was.

    It outlives its article: `title` keeps what the article was called.
    """

    # An article is not “in use” because somebody found it useful.
    wagtail_reference_index_ignore = True

    page = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    term = models.ForeignKey(
        "knowledge_base.GlossaryTerm",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    part = models.CharField(max_length=12, blank=True, choices=Part)
    title = models.CharField(gettext_lazy("article"), max_length=300)
    useful = models.BooleanField(gettext_lazy("useful"), choices=ANSWERS)
    missed = models.TextField(gettext_lazy("missed"), blank=True, max_length=MOST_CHARACTERS)
    created_at = models.DateTimeField(
        gettext_lazy("received"), default=timezone.now, db_index=True, editable=False
    )
    # The form's own number: sent twice, it is stored once.
    form = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    handled = models.BooleanField(gettext_lazy("handled"), default=False)
    note = models.TextField(
        gettext_lazy("note"),
        blank=True,
        help_text=gettext_lazy("What was done with it. Only the editors see this."),
    )

    objects = FeedbackQuerySet.as_manager()

    panels = [
        MultiFieldPanel(
            [
                FieldPanel("title", read_only=True),
                FieldPanel("created_at", read_only=True),
                FieldPanel("useful", read_only=True),
                FieldPanel("missed", read_only=True),
            ],
            gettext_lazy("What the visitor said"),
        ),
        MultiFieldPanel(["handled", "note"], gettext_lazy("What the editors do")),
    ]

    class Meta:
        verbose_name = gettext_lazy("reaction")
        verbose_name_plural = gettext_lazy("reactions")
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return f"{self.article}: {self.get_useful_display()}"

    @property
    def article(self) -> str:
        """What the article is called today, or was called when it was still there."""
        if self.page_id:
            return name_of(self.page.title, self.part)
        return self.term.term if self.term_id else self.title


def name_of(title: str, part: str) -> str:
    """The name of an article or of its part: “Groen en duurzaam voor bibliotheken”."""
    return _("%(title)s for libraries") % {"title": title} if part else title
