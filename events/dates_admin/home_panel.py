"""On the first page of the CMS: school holidays that have to be filled in."""

from wagtail.admin.ui.components import Component

from ..holiday_registers import that_end_soon


class HolidayPanel(Component):
    name = "school_holidays"
    template_name = "events/admin/closure_home.html"
    order = 90

    def get_context_data(self, parent_context):
        return {"registers": that_end_soon()}


def add_to_home(request, panels):
    """Hook construct_homepage_panels: for those who keep the register."""
    if request.user.has_perm("events.add_closure"):
        panels.append(HolidayPanel())
