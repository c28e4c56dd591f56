"""The list of communities with its filters and its map: `thema= regio=`, each repeatable.

A community has to meet one of the values of each name. A value that does not exist is a 404
that says so; other names are passed over. A region is a province, found by the place of the
library on the map.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from site_config.errors import HelpfulNotFound

from . import landing
from .map import drawing

THEME, REGION = "thema", "regio"
MAX_VALUES = 60


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    checked: bool
    count: int


@dataclass(frozen=True)
class Group:
    name: str
    legend: str
    options: list[Option]


@dataclass(frozen=True)
class Choices:
    """What can be chosen: by name, the label of each value and the communities that meet it."""

    labels: dict[str, dict[str, str]]
    members: dict[str, dict[str, set[int]]]

    def meets(self, community, chosen: dict[str, list[str]], apart: str = "") -> bool:
        """Whether it meets what was chosen, but for the choices of one name."""
        return all(
            name == apart or any(community.pk in self.members[name][value] for value in values)
            for name, values in chosen.items()
        )


def index_context(index, request) -> dict:
    """What the overview of communities shows for this address."""
    everything, ended = list(landing.communities(request)), list(landing.ended(request))
    choices = _choices(everything + ended, request)
    chosen = _read(request.GET)
    for name, values in chosen.items():
        if unknown := [value for value in values if value not in choices.labels[name]]:
            _refuse(index, request, unknown[0])
    shown = [one for one in everything if choices.meets(one, chosen)]
    return {
        "communities": shown,
        "ended": [one for one in ended if choices.meets(one, chosen)],
        "groups": _groups(everything, chosen, choices),
        "tags": _tags(chosen, choices),
        "filtered": bool(chosen),
        "noindex": bool(request.GET),
        "here": request.path,
        "map": map_of(shown, request, frame_from=everything),
    }


def map_of(shown: Sequence, request, *, frame_from: Sequence) -> drawing.Map | None:
    """The map of these communities, in the frame of others; None when none has a place."""
    frame = drawing.frame_of(frame_from)
    if frame is drawing.COUNTRY:
        return None
    return drawing.draw(
        shown,
        frame,
        address=lambda community: community.get_url(request),
        province_address=lambda province: f"?{REGION}={province.slug}#resultaat",
    )


def _read(query: QueryDict) -> dict[str, list[str]]:
    chosen = {
        name: list(dict.fromkeys(filter(None, query.getlist(name))))[:MAX_VALUES]
        for name in (THEME, REGION)
    }
    return {name: values for name, values in chosen.items() if values}


def _choices(communities, request) -> Choices:
    labels: dict[str, dict[str, str]] = {THEME: {}, REGION: {}}
    members = {THEME: defaultdict(set), REGION: defaultdict(set)}
    for slug, title, pk in landing.theme_slugs(communities, request):
        labels[THEME][slug] = title
        members[THEME][slug].add(pk)
    for one in communities:
        if province := drawing.province_of(one):
            labels[REGION][province.slug] = province.name
            members[REGION][province.slug].add(one.pk)
    labels[REGION] = dict(sorted(labels[REGION].items()))
    return Choices(labels, members)


def _groups(communities, chosen, choices) -> list[Group]:
    """The groups of the form; one in which there is nothing to choose is left out."""
    found = []
    living = {one.pk for one in communities}
    for name, legend in ((THEME, _("Theme")), (REGION, _("Where"))):
        pool = {one.pk for one in communities if choices.meets(one, chosen, apart=name)}
        of_name = choices.members[name]
        options = [
            Option(
                value,
                label,
                value in chosen.get(name, ()),
                len(pool & of_name[value]),
            )
            for value, label in choices.labels[name].items()
            # What only communities have that have stopped is no choice for who looks for one.
            if living & of_name[value] or value in chosen.get(name, ())
        ]
        if len(options) > 1 or any(option.checked for option in options):
            found.append(Group(name, legend, options))
    return found


def _tags(chosen, choices) -> list[dict]:
    """What was chosen, each with the address that leaves it out."""
    pairs = [(name, value) for name, values in chosen.items() for value in values]
    tags = []
    for left_out in pairs:
        query = QueryDict(mutable=True)
        for name, value in pairs:
            if (name, value) != left_out:
                query.appendlist(name, value)
        name, value = left_out
        tags.append(
            {"words": choices.labels[name][value], "address": f"?{query.urlencode()}#resultaat"}
        )
    return tags


def _refuse(index, request, value: str):
    raise HelpfulNotFound(
        _("We do not know the choice “%(value)s”.") % {"value": value[:80]},
        [(index.get_url(request), _("All communities"))],
    )
