"""Addresses of the dates in the CMS, below /admin/dates/."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from ..attendance import views as attendance_views
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
DATE = "<int:event_id>/<original_date:date_text>/<int:slot>/"
ONE = f"{DATE}<change_kind:kind>/"

urlpatterns = [
    path("", list_views.all_dates, name="all"),
    path("<int:event_id>/", list_views.event_dates, name="event"),
    path("<int:event_id>/split/", split_views.split, name="split"),
    path(ONE, change_views.change, name="change"),
    path(f"{ONE}back/", change_views.take_back, name="take_back"),
    path("past/", attendance_views.all_past, name="past"),
    path("<int:event_id>/past/", attendance_views.event_past, name="event_past"),
    path(f"{DATE}attendance/", attendance_views.note, name="attendance"),
    path(f"{DATE}attendance/away/", attendance_views.take_away, name="attendance_away"),
    path("dormant/<int:change_id>/", dormant_views.settle, name="settle"),
]
