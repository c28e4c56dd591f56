"""The editor of an activity, in the order in which one thinks: what, when, where, for whom, how."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    TitleFieldPanel,
)

from ..dates_admin.lost_panel import LostChangesPanel
from .panels import SchoolHolidaysPanel, WhenPanel

CONTENT = [
    LostChangesPanel(heading=_("Dates with a change"), icon="warning"),
    MultiFieldPanel(
        [
            TitleFieldPanel("title", help_text=_("Says what it is, in at most 60 characters.")),
            "summary",
            FieldPanel(
                "picture",
                help_text=_("Shows what one does there. Needs a description."),
            ),
        ],
        _("What"),
    ),
    WhenPanel(
        [
            FieldRowPanel(["first_date", "start_time", "end_time"]),
            FieldRowPanel(["all_day", "last_date"]),
            "recurrences",
            SchoolHolidaysPanel("school_holidays", heading=_("School holidays")),
            "not_on_public_holidays",
            InlinePanel(
                "extra_dates",
                [FieldRowPanel(["date", "start_time", "end_time"])],
                label=_("extra date"),
                heading=_("Extra dates"),
            ),
            InlinePanel(
                "skipped_dates",
                label=_("date that does not take place"),
                heading=_("Dates that do not take place"),
            ),
        ],
        _("When"),
    ),
    MultiFieldPanel(
        [
            FieldPanel(
                "venue",
                help_text=_("Is it not in the list? Add it first: in the menu, at the calendar."),
            ),
            "venue_note",
            "outdoors",
            "online",
            "online_how",
        ],
        _("Where"),
    ),
    MultiFieldPanel(
        [
            FieldPanel("audience", help_text=_("By this, people filter the calendar.")),
            FieldPanel(
                "audience_note",
                help_text=_("For example: for who wants to repair something."),
            ),
            InlinePanel(
                "theme_links",
                label=_("theme"),
                heading=_("Themes"),
                help_text=_("By this, people look for activities. One or two will do."),
                max_num=4,
            ),
        ],
        _("For whom"),
    ),
    MultiFieldPanel(
        [
            FieldRowPanel(["price", "price_note"]),
            "sign_up",
            "sign_up_note",
            FieldRowPanel(
                [
                    FieldPanel("places", help_text=_("Empty: as many as like to come.")),
                    FieldPanel("full", help_text=_("For all dates at once.")),
                ]
            ),
            "accessibility",
            "contact",
        ],
        _("How"),
    ),
    FieldPanel("body"),
]
