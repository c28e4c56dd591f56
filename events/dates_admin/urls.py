"""Addresses of the dates in the CMS, below /admin/dates/."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from . import change_views, dormant_views, list_views, split_views
from .kinds import Kind


class DateConverter(StringConverter):
    """An original local date: 2026-12-03."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"


class KindConverter(StringConverter):
    regex = "|".join(Kind.values)

    def to_python(self, value):
        return Kind(value)


register_converter(DateConverter, "original_date")
register_converter(KindConverter, "change_kind")

app_name = "events_dates"
ONE = "<int:event_id>/<original_date:date_text>/<int:slot>/<change_kind:kind>/"

urlpatterns = [
    path("", list_views.all_dates, name="all"),
    path("<int:event_id>/", list_views.event_dates, name="event"),
    path("<int:event_id>/split/", split_views.split, name="split"),
    path(ONE, change_views.change, name="change"),
    path(f"{ONE}back/", change_views.take_back, name="take_back"),
    path("dormant/<int:change_id>/", dormant_views.settle, name="settle"),
]
