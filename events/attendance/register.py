"""The register of visitors in the CMS: what was counted, to search and to take along."""

from django.apps import apps
from django.db.models import OuterRef, Subquery
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import re_path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from site_config import dates
from site_config.register_export import RegisterIndexView, RegisterMixin
from site_config.scoped_admin import ScopedButtons, ScopedModelAdmin

from ..models import Attendance, Occurrence
from .filters import COMMUNITY_PATH, ByGroupFilter, CommunityFilter, PeriodFilter
from .scope import OfEvent


class AttendanceButtons(ScopedButtons):
    """Changing, taking away and the history of a row are on the form of its date."""

    def get_buttons_for_obj(self, obj, exclude=None, **options):
        return super().get_buttons_for_obj(obj, exclude=["delete"], **options)


class AttendanceIndex(RegisterIndexView):
    def get_default_ordering(self, request):
        return ["-began", "-pk"]


class AttendanceAdmin(RegisterMixin, ScopedModelAdmin):
    model = Attendance
    scope = OfEvent()
    menu_label = gettext_lazy("Visitors")
    menu_icon = "group"
    index_view_class = AttendanceIndex
    button_helper_class = AttendanceButtons
    # Seven columns fit beside the filters with short headings; a spreadsheet has the long ones.
    list_display = ["activity", "when", "community", "came", "new_ones", "itself", "note"]
    list_display_add_buttons = "activity"
    list_export = [
        *("day", "activity", "community", "visitors", "new_people", "helpers", "by_group"),
        *("note", "noted_at", "who"),
    ]
    list_filter = [PeriodFilter, CommunityFilter, ByGroupFilter]
    list_select_related = ["event", "noted_by"]
    search_fields = ["event__title", "note"]
    empty_value_display = "–"

    def get_queryset(self, request):
        """With the community of each, and when it began: a moved date began on its new day."""
        same = {name: OuterRef(name) for name in ("event", "date", "slot")}
        began = Occurrence.objects.filter(**same).order_by().values("start")[:1]
        community_page = apps.get_model("communities", "CommunityPage")
        above = community_page.objects.filter(path=OuterRef("above")).values("title")[:1]
        rows = super().get_queryset(request)
        rows = rows.annotate(above=COMMUNITY_PATH, began=Subquery(began))
        return rows.annotate(community_title=Subquery(above))

    def when(self, row):
        return dates.short_day(self.day(row))

    when.short_description = gettext_lazy("date")
    when.admin_order_field = "began"

    def day(self, row):
        """The local day, as a spreadsheet can sort it."""
        return timezone.localdate(row.began) if row.began else row.date

    day.short_description = gettext_lazy("date")

    def activity(self, row):
        return row.event.title

    activity.short_description = gettext_lazy("activity")
    activity.admin_order_field = "event__title"

    def community(self, row):
        return row.community_title or _("The network")

    community.short_description = gettext_lazy("community")
    community.admin_order_field = "community_title"

    def came(self, row):
        return row.visitors

    came.short_description = gettext_lazy("visitors")
    came.admin_order_field = "visitors"

    def new_ones(self, row):
        return row.new_people

    new_ones.short_description = gettext_lazy("new")
    new_ones.admin_order_field = "new_people"

    def itself(self, row):
        """In words: a red cross would say that something is wrong."""
        return _("yes") if row.by_group else _("no")

    itself.short_description = gettext_lazy("by the group itself")
    itself.admin_order_field = "by_group"

    def who(self, row):
        return row.noted_by.get_full_name() or row.noted_by.email if row.noted_by else ""

    who.short_description = gettext_lazy("noted by")

    def edit_view(self, request, instance_pk):
        """Leads to the form of its date. Others get the answer of a row that is not there."""
        self._readable_or_404(request, instance_pk)
        one = get_object_or_404(Attendance, pk=instance_pk)
        address = [one.event_id, one.date.isoformat(), one.slot]
        back = f"?next={self.url_helper.index_url}"
        return HttpResponseRedirect(reverse("events_dates:attendance", args=address) + back)

    def get_admin_urls_for_registration(self):
        address = self.url_helper
        views = {"index": self.index_view, "edit": self.edit_view}
        return tuple(
            re_path(
                address.get_action_url_pattern(name), view, name=address.get_action_url_name(name)
            )
            for name, view in views.items()
        )
