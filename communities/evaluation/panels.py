"""The form of an evaluation: its parts in the order of the report of the knowledge base."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, Panel

from ..models.four_questions import QUESTIONS, answers_to
from .figures import Figures, lines


class FiguresPanel(Panel):
    """What the site knows already; nothing to fill in."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "communities/admin/evaluation_figures_panel.html"

        def is_shown(self):
            return self.instance.pk is not None and super().is_shown()

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            context["lines"] = lines(Figures.of(self.instance))
            return context


def _question(name: str) -> FieldRowPanel:
    """Each field says by itself which answer to which question it counts."""
    return FieldRowPanel([f"{name}_{answer}" for answer in answers_to(name)])


panels = [
    MultiFieldPanel(
        [
            FieldPanel("community", widget=forms.Select),
            FieldRowPanel(["first_date", "last_date"]),
        ],
        _("Which community, and when"),
    ),
    MultiFieldPanel(["goal", FieldRowPanel(["outcome", "second_outcome"])], _("What we wanted")),
    FiguresPanel(heading=_("Our figures")),
    MultiFieldPanel(
        [FieldRowPanel(["helpers", "returned", "partners"])], _("What you count yourself")
    ),
    MultiFieldPanel(["phase", "phase_evidence"], _("The phase of the group")),
    MultiFieldPanel(
        [*map(_question, QUESTIONS), "said"],
        _("The four questions"),
        help_text=_("Count the cards: how many people gave each answer? No cards? Leave it empty."),
    ),
    MultiFieldPanel(["story", "story_read"], _("One story")),
    MultiFieldPanel(["worked", "failure", "difference", "question"], _("What we learned")),
    MultiFieldPanel(["changes", "lesson"], _("What we change")),
]
