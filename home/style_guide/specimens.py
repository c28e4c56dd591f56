"""Which component is shown with what: in the words that the templates use for it.

`values` holds what the component is given, by name, as a path into the context of a source.
A test asks that every component stands here, or inside one that does.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.template import Context, Variable, VariableDoesNotExist
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from .sources import Sources

# Around every page, this one too; and what only machines see.
IN_THE_FRAME = {"site_header", "site_footer", "breadcrumbs", "picture"}
UNSEEN = {"share_tags", "structured_data", "feed_links"}
# What a script fills, and what only the pages for signing in have.
UNSEEN |= {"share_link", "form_field"}


@dataclass(frozen=True)
class Specimen:
    """`around` is the element that the component has to stand in."""

    name: str
    source: str = ""
    values: dict[str, str] = field(default_factory=dict)
    fixed: dict = field(default_factory=dict)
    around: str = ""

    def given(self, sources: Sources) -> dict | None:
        """What it is given; None when the site has nothing of the kind yet."""
        context = Context(getattr(sources, self.source) if self.source else {})
        given = {}
        for name, path in self.values.items():
            try:
                value = Variable(path).resolve(context)
            except VariableDoesNotExist:
                value = None
            # What is not there, and what holds nothing; false and zero are answers.
            if value is None or (hasattr(value, "__len__") and not len(value)):
                return None
            given[name] = value
        return {**given, **self.fixed}


@dataclass(frozen=True)
class Group:
    slug: str
    name: str
    specimens: list[Specimen]

    def shown(self, sources: Sources) -> Iterator[tuple[Specimen, SafeString]]:
        """Those for which there is content, as they come out."""
        for one in self.specimens:
            given = one.given(sources)
            if given is None:
                continue
            template = f"components/{one.name}.html"
            text = render_to_string(template, {**given, "request": sources.request})
            if text.strip():
                yield one, text


_DATED = {"today": "today"}
_ASKED = {"asked": "asked"}

GROUPS = [
    Group(
        "onderdelen",
        _("Small parts"),
        [
            Specimen("example_tag"),
            Specimen("swatch", "community", {"community": "page"}),
            Specimen("item_list", "community", {"items": "page.house_rules"}),
            Specimen("page_list", "community", {"pages": "themes"}, {"summaries": True}),
            Specimen("contact", "community", {"community": "page"}),
            Specimen("venue", "community", {"venue": "venues.0"}),
            Specimen("toc", "standard", {"headings": "headings"}),
            Specimen("ways_out", "frame", {"ways": "ways"}),
            Specimen("filter_tags", "chosen", {"tags": "tags", "here": "here"}),
        ],
    ),
    Group(
        "communities",
        _("Communities"),
        [
            Specimen(
                "community_card", "communities", {"community": "communities.0"}, {"number": 1},
                around="community-cards community-cards--numbered",
            ),
            Specimen("ended_note", "ended", {"community": "community"}),
            Specimen("story_item", "community", {"story": "stories.0"}, around="stories"),
            Specimen("community_filters", "communities", {"groups": "groups", "here": "here"}),
            Specimen("community_map", "communities", {"map": "map"}),
            Specimen("map_notes", "communities", {"map": "map"}),
        ],
    ),
    Group(
        "agenda",
        _("Calendar"),
        [
            Specimen("next_moment", "event", {"occurrence": "next_occurrence", **_DATED}),
            Specimen("calendar_views", "calendar", {"views": "views"}),
            Specimen("quick_choices", "calendar", {"links": "quick_choices"}),
            Specimen(
                "filter_form", "calendar",
                {"groups": "groups", "filters": "filters", "here": "here", **_ASKED},
                {"dated": True},
            ),
            Specimen(
                "result_count", "chosen",
                {"filters": "filters", "total": "total", "tags": "tags", "here": "here", **_ASKED},
                {"exact": True},
            ),
            Specimen("day_of_events", "network", {"day": "days.0", **_DATED}, {"is_network": True}),
            Specimen(
                "event_card", "changed", {"occurrence": "cancelled", "day": "today"},
                {"with_day": True},
                around="events",
            ),
            Specimen("status_note", "changed", {"occurrence": "moved"}),
            Specimen(
                "nothing_here", "chosen",
                {"filters": "filters", "next_occurrence": "next_occurrence", **_ASKED, **_DATED},
            ),
            Specimen("pagination", "network", {"window": "window"}),
            Specimen("period_links", "month", {"before": "before", "after": "after"}),
            Specimen("month", "month", {"weeks": "weeks", "period": "period", **_ASKED, **_DATED}),
            Specimen("jump_form", "calendar", {"jump": "jump", **_ASKED}),
        ],
    ),
    Group(
        "activiteit",
        _("Activity"),
        [
            Specimen(
                "facts", "event",
                {
                    "event": "page", "occurrence": "next_occurrence", "venue": "page.venue",
                    "community": "community",
                },
            ),
            Specimen("date_line", "event", {"occurrence": "coming.0"}, around="dates"),
            Specimen(
                "add_to_calendar", "event", {"event": "page", "occurrence": "next_occurrence"}
            ),
            Specimen("belongs_to", "event", {"community": "community", "themes": "themes"}),
            Specimen("series_links", "event", {"later": "page"}),
            Specimen("other_place", "changed", {"occurrence": "changed"}),
            Specimen(
                "more_activities", "event",
                {"occurrences": "more", "community": "community", "calendar": "calendar", **_DATED},
            ),
            Specimen("subscribe_steps"),
            Specimen(
                "subscribe_form", "subscribing", {"themes": "themes", "filters": "filters"},
                {"address": ""},
            ),
        ],
    ),
    Group(
        "zoeken",
        _("Finding"),
        [
            Specimen("search_filters", "search", {"filters": "filters"}),
            Specimen(
                "search_hit", "search", {"hit": "groups.0.hits.0", "today": "today"},
                around="hits",
            ),
            Specimen("search_nothing"),
        ],
    ),
    Group(
        "kennisbank",
        _("Knowledge base"),
        [
            Specimen("explained_list", "guideline", {"items": "page.how"}, {"numbered": True}),
            Specimen("in_practice", "guideline", {"text": "page.in_practice"}),
            Specimen(
                "shown_example", "guideline",
                {"example": "page.example", "says": "page.example_says"},
            ),
            Specimen("page_section", "guideline", {"pages": "tools"}, {"heading": _("Tools")}),
            Specimen(
                "related", "guideline",
                {"steps": "steps", "themes": "themes"},
            ),
            Specimen("sources", "guideline", {"sources": "page.sources", "page": "page"}),
            Specimen("reviewed", "guideline", {"page": "page"}),
            Specimen("feedback", "guideline", {"address": "page.url"}),
            Specimen("not_kept"),
            Specimen(
                "hard_words", "glossary", {"terms": "terms"},
                {"glossary_url": "/kennisbank/begrippen/"},
            ),
            Specimen(
                "prev_next", "guideline", {"next": "next_page"},
                {"label": _("Previous and next guideline"), "next_label": _("Next guideline")},
            ),
        ],
    ),
]  # fmt: skip
