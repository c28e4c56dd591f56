"""The register of evaluations in the CMS: list, form, and a page to read one."""

from django.contrib.admin.utils import quote
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail_modeladmin.views import CreateView, EditView, InspectView

from site_config import example_drafts
from site_config.register_export import RegisterMixin
from site_config.scoped_admin import RelatedFilter, ScopedModelAdmin

from ..models import Evaluation
from ..models.four_questions import QUESTIONS, answers_to
from . import history
from .figures import Figures, lines
from .filters import StateFilter
from .panels import panels
from .scope import OfCommunity

ANSWERS = [f"{name}_{answer}" for name in QUESTIONS for answer in answers_to(name)]
FIGURES = {
    "held": gettext_lazy("Activities that took place"),
    "cancelled": gettext_lazy("Activities that were called off"),
    "onsite": gettext_lazy("In the building"),
    "online": gettext_lazy("Online"),
    "hybrid": gettext_lazy("In the building and online"),
    "counted": gettext_lazy("Counted on how many dates"),
    "visitors": gettext_lazy("Visitors"),
    "new_people": gettext_lazy("New people"),
    "by_group": gettext_lazy("Activities by the group itself"),
}


def _column(name: str, label):
    """One figure for the spreadsheet, as it was frozen. Of what is open it stays empty."""

    def figure(evaluation):
        return (evaluation.figures or {}).get(name)

    figure.short_description = label
    return figure


def state(evaluation) -> str:
    """How far it is, in a word or two."""
    one = evaluation
    if not one.is_finished:
        return _("Open")
    if one.example is not None:
        return _("Public") if one.example.live else _("Draft made")
    return _("Offered") if one.is_offered else _("Finished")


class LeadsToReading:
    """Mixin: after saving one reads the whole, from where it can be finished."""

    def get_success_url(self):
        return self.url_helper.get_action_url("inspect", quote(self.instance.pk))

    def get_success_message(self, instance):
        return _("“%(evaluation)s” was saved.") % {"evaluation": instance}

    def get_success_message_buttons(self, instance):
        return []


class EvaluationCreate(LeadsToReading, CreateView):
    pass


class EvaluationEdit(LeadsToReading, EditView):
    pass


class EvaluationReading(InspectView):
    def get_page_title(self):
        return _("Evaluation")

    def get_meta_title(self):
        return str(self.instance)

    def get_context_data(self, **kwargs):
        one, user = self.instance, self.request.user
        kept = self.model_admin.scope.kept(Evaluation.objects.filter(pk=one.pk), user).exists()
        return super().get_context_data(
            header_title=str(one),
            breadcrumbs_items=[
                {"url": self.index_url, "label": _("Evaluations")},
                {"url": "", "label": str(one)},
            ],
            evaluation=one,
            lines=lines(Figures.of(one)),
            state=state(one),
            kept=kept,
            may_accept=example_drafts.may_make(user),
            edit_url=self.edit_url if kept and not one.is_finished else "",
            entries=history.of_evaluation(one),
            **kwargs,
        )


class EvaluationAdmin(RegisterMixin, ScopedModelAdmin):
    model = Evaluation
    scope = OfCommunity()
    menu_label = gettext_lazy("Evaluations")
    menu_icon = "form"
    menu_order = 205
    panels = panels
    inspect_view_enabled = True
    create_view_class = EvaluationCreate
    edit_view_class = EvaluationEdit
    inspect_view_class = EvaluationReading
    inspect_template_name = "communities/admin/evaluation.html"
    list_display = ["community", "library", "period", "phase", "state"]
    list_filter = [
        StateFilter,
        "phase",
        ("community__library", RelatedFilter),
        "community",
    ]
    list_select_related = ["community__library", "example"]
    search_fields = [
        *("community__title", "community__library__name", "goal", "story", "worked"),
        *("failure", "changes", "lesson"),
    ]
    list_export = [
        *("community", "library", "first_date", "last_date", "state", "finished_at"),
        *(_column(name, label) for name, label in FIGURES.items()),
        *("helpers", "returned", "partners", "phase", "phase_evidence"),
        *ANSWERS,
        *("goal", "outcome", "second_outcome", "said", "story", "worked", "failure"),
        *("difference", "question", "changes", "lesson"),
    ]

    def library(self, evaluation):
        return evaluation.community.library

    library.short_description = gettext_lazy("library")
    library.admin_order_field = "community__library__name"

    def period(self, evaluation):
        return evaluation.period

    period.short_description = gettext_lazy("period")
    period.admin_order_field = "last_date"

    def state(self, evaluation):
        return state(evaluation)

    state.short_description = gettext_lazy("state")

    def edit_view(self, request, instance_pk):
        """What is finished is read; whoever may, opens it again there."""
        self._readable_or_404(request, instance_pk)
        if Evaluation.objects.filter(pk=instance_pk, finished_at__isnull=False).exists():
            messages.info(request, _("This evaluation is finished: you can read it."))
            return redirect(self.url_helper.get_action_url("inspect", instance_pk))
        return super().edit_view(request, instance_pk)
