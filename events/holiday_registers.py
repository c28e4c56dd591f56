"""Until when the school holidays of each region are known, and whether that is soon over."""

import datetime as dt
from dataclasses import dataclass

from dateutil.relativedelta import relativedelta
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from site_config import dates

from .choices import Region
from .models import Closure, EventPage

WARN_BEFORE = relativedelta(months=6)


@dataclass(frozen=True)
class Register:
    """The school holidays of one region. `until` is the last known day, None without any."""

    region: Region
    until: dt.date | None
    ends_soon: bool
    used: bool

    @property
    def needs_care(self) -> bool:
        """(Nearly) at its end, and in use or begun once: nobody misses a region of others."""
        return self.ends_soon and bool(self.used or self.until)

    @property
    def sentence(self) -> str:
        values = {"region": self.region.label}
        if self.until is None:
            return _("Region %(region)s: no school holidays filled in yet.") % values
        values["date"] = dates.day(self.until)
        return _("Region %(region)s: filled in until %(date)s.") % values

    @property
    def warning(self) -> str:
        """What it means and what to do, where something has to be done."""
        if not self.needs_care:
            return ""
        return _("Activities “not in school holidays” stop there. Fill in the next holidays.")


def registers(today: dt.date | None = None) -> list[Register]:
    """All three regions. Two queries."""
    today = today or timezone.localdate()
    known = dict(
        Closure.objects.filter(kind=Closure.Kind.SCHOOL_HOLIDAY)
        .values_list("region")
        .annotate(Max("last_date"))
        .order_by()
    )
    used = set(
        EventPage.objects.exclude(school_holidays="")
        .values_list("school_holidays", flat=True)
        .distinct()
    )
    soon = today + WARN_BEFORE
    return [
        Register(region, until, until is None or until < soon, region in used)
        for region in Region
        for until in [known.get(region)]
    ]


def that_end_soon(today: dt.date | None = None) -> list[Register]:
    """Those that somebody should see to."""
    return [one for one in registers(today) if one.needs_care]
