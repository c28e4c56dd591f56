"""The register of closures in the CMS: what one touches is shown before it is saved."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin import messages
from wagtail_modeladmin.views import CreateView, EditView

from site_config.register_export import RegisterIndexView, RegisterMixin
from site_config.scoped_admin import ScopedDeleteView, ScopedModelAdmin
from site_config.scopes import OfLibrary

from . import listing
from .closure_effects import Change, Effect, Touched, effects
from .holiday_registers import registers
from .models import Closure

MOST_ACTIVITIES = 100


@dataclass(frozen=True)
class TouchedActivity:
    """One activity with its touched dates, and its community (None for the network's own)."""

    event: object
    community: object
    dates: Sequence[Touched]


@dataclass(frozen=True)
class Preview:
    """What a closure does: numbers for all of it, and a list that stays readable."""

    touched: Sequence[Touched]
    activities: Sequence[TouchedActivity]
    left_out: int

    @classmethod
    def of(cls, touched: Sequence[Touched]) -> "Preview":
        """Grouped by activity; one query for the communities of those that are listed."""
        groups = [list(group) for _, group in groupby(touched, key=lambda one: one.event.pk)]
        listed = groups[:MOST_ACTIVITIES]
        communities = listing.communities_above(group[0].event.path for group in listed)
        activities = [
            TouchedActivity(
                group[0].event,
                communities.get(group[0].event.path[: -2 * group[0].event.steplen]),
                group,
            )
            for group in listed
        ]
        return cls(touched, activities, len(groups) - len(listed))

    @property
    def sentences(self) -> list[str]:
        """How many dates of how many activities, for each effect that there is."""
        return [
            _SENTENCES[effect](len(found), len({one.event.pk for one in found}))
            for effect in Effect
            if (found := [one for one in self.touched if one.effect == effect])
        ]


def _activities(number: int) -> str:
    return ngettext("%(n)d activity", "%(n)d activities", number) % {"n": number}


def _sentence(dates: int, activities: int, one: str, more: str) -> str:
    text = one if dates == 1 else more
    return text % {"n": dates, "activities": _activities(activities)}


_SENTENCES = {
    Effect.CANCELLED: lambda dates, activities: _sentence(
        dates,
        activities,
        _("%(n)d date of %(activities)s will not take place. It stays in the calendar, marked."),
        _("%(n)d dates of %(activities)s will not take place. They stay in the calendar, marked."),
    ),
    Effect.GONE: lambda dates, activities: _sentence(
        dates,
        activities,
        _("%(n)d date of %(activities)s will leave the calendar."),
        _("%(n)d dates of %(activities)s will leave the calendar."),
    ),
    Effect.BACK: lambda dates, activities: _sentence(
        dates,
        activities,
        _("%(n)d date of %(activities)s will be in the calendar (again)."),
        _("%(n)d dates of %(activities)s will be in the calendar (again)."),
    ),
    Effect.KEPT: lambda dates, activities: _sentence(
        dates,
        activities,
        _("Note: %(n)d date of %(activities)s goes on, because it was changed by itself."),
        _("Note: %(n)d dates of %(activities)s go on, because they were changed by themselves."),
    ),
}


class PreviewedForm:
    """Mixin for both forms: the first post shows what happens, the second one saves."""

    def post(self, request, *args, **kwargs):
        if "again" in request.POST:
            return self.render_to_response(self.get_context_data(form=self.get_form()))
        return super().post(request, *args, **kwargs)

    def form_valid(self, form):
        before = Closure.objects.filter(pk=form.instance.pk).first()
        self.preview = Preview.of(effects(Change(before, form.instance)))
        if "confirmed" in self.request.POST:
            return super().form_valid(form)
        context = self.get_context_data(form=form, preview=self.preview, closure=form.instance)
        context["hidden"] = [form[name].as_hidden() for name in form.fields]
        return self.response_class(
            self.request, "events/admin/closure_preview.html", context, using=self.template_engine
        )

    def get_success_message(self, instance):
        saved = _("“%(name)s” was saved.") % {"name": instance.name}
        return " ".join([saved, *_told(self.preview)])


def _told(preview: Preview) -> list[str]:
    return preview.sentences or [_("No activity was touched.")]


class ClosureIndex(RegisterIndexView):
    def get_context_data(self, **kwargs):
        return super().get_context_data(registers=registers(), **kwargs)


class ClosureCreate(PreviewedForm, CreateView):
    pass


class ClosureEdit(PreviewedForm, EditView):
    pass


class ClosureDelete(ScopedDeleteView):
    def get_context_data(self, **kwargs):
        self.preview = Preview.of(effects(Change(self.instance, None)))
        return super().get_context_data(preview=self.preview, closure=self.instance, **kwargs)

    def post(self, request, *args, **kwargs):
        preview = Preview.of(effects(Change(self.instance, None)))
        response = super().post(request, *args, **kwargs)
        messages.success(request, " ".join(_told(preview)))
        return response


class ClosureAdmin(RegisterMixin, ScopedModelAdmin):
    model = Closure
    scope = OfLibrary()
    # By itself it would be “Vakanties En Sluitingen”.
    menu_label = gettext_lazy("Closures")
    menu_icon = "calendar-alt"
    list_display = ["name", "kind", "first_date", "last_date", "region", "library"]
    list_filter = ["kind", "region"]
    list_select_related = ["library"]
    search_fields = ["name"]
    index_view_class = ClosureIndex
    create_view_class = ClosureCreate
    edit_view_class = ClosureEdit
    delete_view_class = ClosureDelete
    index_template_name = "events/admin/closure_index.html"
    create_template_name = "events/admin/closure_create.html"
    edit_template_name = "events/admin/closure_edit.html"
    delete_template_name = "events/admin/closure_delete.html"
