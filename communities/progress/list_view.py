"""“Stappenplan” in the menu: all communities that one may see, to seek, filter and export."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages

from events.paging import page_number
from site_config.register_export import SafeExport

from ..choices import StepState
from . import access, listing, plan
from .listing import Row, Wanted

ALL = "communities_progress"
COMMUNITIES_ON_A_PAGE = 50


class TaskLists(SafeExport, TemplateView):
    http_method_names = ["get", "head"]
    template_name = "communities/admin/progress_list.html"
    export_headings = {
        "community": gettext_lazy("Community"),
        "library": gettext_lazy("Library"),
        "adviser": gettext_lazy("Adviser"),
        "number": gettext_lazy("Current step"),
        "step": gettext_lazy("Name of the step"),
        "state": gettext_lazy("State of the step"),
        **{state.value: state.label for state in StepState},
        "open": gettext_lazy("Open preconditions"),
        "decision": gettext_lazy("Decision"),
        "decided_by": gettext_lazy("Decided by"),
        "decided_on": gettext_lazy("Decided on"),
        "changed": gettext_lazy("Last change"),
    }
    list_export = list(export_headings)

    def get(self, request, *args, **kwargs):
        communities = access.communities_of(request.user)
        if not access.reads_all(request.user):
            own = list(communities.values_list("pk", flat=True)[:2])
            if not own:
                raise PermissionDenied
            if len(own) == 1 and not request.GET:
                return redirect("communities_progress_one", own[0])
        try:
            self.wanted = Wanted.of(request.GET, self.steps)
        except ValueError:
            messages.error(request, _("There is no such filter. You see the whole list."))
            return redirect(ALL)
        self.rows = listing.rows(request.user, self.wanted, self.steps)
        if self.is_export:
            return self.as_spreadsheet(self.rows, request.GET["export"])
        return super().get(request, *args, **kwargs)

    @cached_property
    def steps(self):
        return plan.steps()

    def get_filename(self):
        return f"{slugify(_('Step plan'))}-{timezone.localdate().isoformat()}"

    def get_heading(self, queryset, field):
        return str(self.export_headings[field])

    def to_row_dict(self, item: Row):
        community, summary, decision = item.community, item.summary, item.summary.decision
        current = summary.current
        cells = {
            "community": community.title,
            "library": community.library,
            "adviser": community.library and community.library.adviser,
            "number": current and current.number,
            "step": _("All steps passed") if summary.finished else current and current.title,
            "state": current and summary.current_state.label,
            **{state.value: summary.counts[state] for state in StepState},
            "open": len(summary.open_preconditions),
            "decision": decision and decision.verdict.label,
            "decided_by": decision and decision.by,
            "decided_on": decision and decision.on,
            "changed": summary.changed_at,
        }
        return {name: cells[name] for name in self.list_export}

    def get_context_data(self, **kwargs):
        paginator = Paginator(self.rows, COMMUNITIES_ON_A_PAGE)
        number = page_number(self.request)
        if number > paginator.num_pages:
            raise Http404("No such page")
        query = self.request.GET.copy()
        query.pop("pagina", None)
        title = _("Step plan")
        return super().get_context_data(
            header_title=title,
            header_icon="list-ol",
            breadcrumbs_items=[{"url": "", "label": title}],
            page=paginator.page(number),
            step_choices=listing.step_choices(self.steps),
            state_choices=StepState.choices,
            wanted=self.wanted,
            filtered=self.wanted != Wanted(),
            along=f"&{query.urlencode()}" if query else "",
            **kwargs,
        )
