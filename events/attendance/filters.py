"""The filters of the register of visitors."""

from django.db.models import Q
from django.db.models.functions import Length, Substr
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from site_config import register_filters
from site_config.register_filters import Choice, KnownValues

from .. import listing

NETWORK = "netwerk"
# Two steps below a community: its calendar, and the activity.
COMMUNITY_PATH = Substr("event__path", 1, Length("event__path") - 2 * Page.steplen)


class PeriodFilter(register_filters.PeriodFilter):
    """By the moment at which the date began."""

    field = "began"


class ByGroupFilter(Choice):
    title = _("done by the group itself")
    parameter_name = "zelf"
    choices_and_conditions = {
        "ja": (_("Yes"), Q(by_group=True)),
        "nee": (_("No"), Q(by_group=False)),
    }


class CommunityFilter(KnownValues):
    """The communities that occur in the rows of this user, and the network's own activities."""

    title = _("community")
    parameter_name = "community"

    def lookups(self, request, model_admin):
        rows = model_admin.get_queryset(request).order_by()
        tops = set(rows.values_list("above", flat=True).distinct())
        below = "0" * 2 * Page.steplen
        found = listing.communities_above(f"{top}{below}" for top in tops)
        self.paths = {str(page.pk): path for path, page in found.items()}
        names = sorted(((str(one.pk), one.title) for one in found.values()), key=lambda two: two[1])
        self.others = bool(tops - found.keys())
        return [*names, (NETWORK, _("The network"))] if self.others else names

    def condition(self, value) -> Q:
        if value == NETWORK and self.others:
            inside = Q(pk__in=[])
            for path in self.paths.values():
                inside |= Q(event__path__startswith=path)
            return ~inside
        return Q(event__path__startswith=self.paths[value])
