from django.db import models
from django.db.models import Q

from ..search.kinds import Kind


class SearchEntry(models.Model):
    """What visitors find: one page that everybody may see now, or one glossary term on it.

    Written in the transaction that publishes, moves or closes a page (home.search.entries).
    The words that it is found by stand beside it: on SQLite in an FTS5 table with the same
    keys, on PostgreSQL in a column `vector` that only home.search.store knows.
    """

    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    term = models.ForeignKey(
        "knowledge_base.GlossaryTerm", null=True, on_delete=models.CASCADE, related_name="+"
    )
    kind = models.CharField(max_length=12, choices=Kind)
    title = models.CharField(max_length=300)
    # What comes after the address of the page: a glossary term has one below it.
    tail = models.CharField(max_length=100, blank=True)
    # Folded, as "|zaai en maak|bibliotheek gouda|gouda|": who asks for one gets it first.
    names = models.TextField()
    # The community or section that it stands in, as the result shows it.
    place = models.CharField(max_length=300, blank=True)
    # What was taken from the pages and records around it: when that changes, this does.
    around = models.TextField(blank=True)
    text = models.TextField(blank=True)
    # Title and text as folded words, for phrases.
    words = models.TextField()
    # When the last date of an activity ends; empty for what goes on, and for other pages.
    ends_at = models.DateTimeField(null=True)
    # The first expiry on the line above it: holds without any command having run.
    visible_until = models.DateTimeField(null=True)
    is_example = models.BooleanField(default=False)
    analyser = models.CharField(max_length=20)

    class Meta:
        verbose_name = "search entry"
        verbose_name_plural = "search entries"
        constraints = [
            models.UniqueConstraint(
                fields=["page"], condition=Q(term=None), name="search_entry_once_per_page"
            ),
            models.UniqueConstraint(fields=["page", "term"], name="search_entry_once_per_term"),
        ]

    def __str__(self):
        return self.title
