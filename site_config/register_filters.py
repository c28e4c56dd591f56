"""Filters beside the list of a register: of known values, and of stretches of time."""

import datetime as dt

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

PERIODS = {
    "week": _("the last 7 days"),
    "maand": _("the last 30 days"),
    "kwartaal": _("the last 90 days"),
    "dit-jaar": _("this year"),
    "vorig-jaar": _("last year"),
}
_DAYS = {"week": 7, "maand": 30, "kwartaal": 90}


def in_period(name: str, today: dt.date, field: str) -> Q:
    """The rows whose moment `field` lies in one of PERIODS, by local days.

    Raises KeyError on another name.
    """
    if name in ("dit-jaar", "vorig-jaar"):
        year = today.year - (name == "vorig-jaar")
        first, end = dt.date(year, 1, 1), dt.date(year + 1, 1, 1)
    else:
        first, end = today - dt.timedelta(days=_DAYS[name] - 1), today + dt.timedelta(days=1)
    return Q(**{f"{field}__gte": _midnight(first), f"{field}__lt": _midnight(end)})


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))


class KnownValues(SimpleListFilter):
    """A value that it does not offer is refused, never taken for something else.

    `condition(value)` gives a Q and raises KeyError on an unknown value.
    """

    def queryset(self, request, queryset):
        value = self.value()
        if not value:
            return queryset
        try:
            return queryset.filter(self.condition(value))
        except KeyError as error:
            raise IncorrectLookupParameters from error


class Choice(KnownValues):
    """One of a few: `choices_and_conditions` by the value in the address."""

    choices_and_conditions = {}

    def lookups(self, request, model_admin):
        return [(value, label) for value, (label, _q) in self.choices_and_conditions.items()]

    def condition(self, value) -> Q:
        return self.choices_and_conditions[value][1]


class PeriodFilter(KnownValues):
    """One of PERIODS, by the moment in `field`."""

    title = _("period")
    parameter_name = "periode"
    field = ""

    def lookups(self, request, model_admin):
        return PERIODS.items()

    def condition(self, value) -> Q:
        return in_period(value, timezone.localdate(), self.field)
