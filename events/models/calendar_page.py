from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from site_config.pages import FixedSlug, RoutableBasePage
from site_config.share import card

from .. import calendar_views
from ..embedding.views import CalendarEmbedding
from ..feeds.views import CalendarFeeds
from ..subscribing import CalendarSubscribing


class CalendarPage(
    FixedSlug,
    CalendarFeeds,
    CalendarSubscribing,
    CalendarEmbedding,
    calendar_views.CalendarViews,
    RoutableBasePage,
):
    """The calendar of one community, or below the front page that of the network."""

    fixed_slug = "agenda"
    template = "events/calendar_page.html"
    parent_page_types = ["home.HomePage", "communities.CommunityPage"]
    subpage_types = ["events.EventPage"]
    max_count_per_parent = 1

    introduction = models.TextField(
        _("introduction"),
        blank=True,
        help_text=_("One or two sentences above the list."),
    )

    content_panels = [*RoutableBasePage.content_panels, FieldPanel("introduction")]

    search_fields = [*RoutableBasePage.search_fields, index.SearchField("introduction")]

    class Meta:
        verbose_name = _("calendar")
        verbose_name_plural = _("calendars")

    def share_card(self):
        community = self.community()
        return card.of_page(self, community.title if community else "", community)

    @property
    def is_network(self) -> bool:
        """The network's calendar stands right below the front page and shows everything."""
        return self.depth == 3
