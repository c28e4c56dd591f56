from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.search import index

from site_config.pages import BasePage
from site_config.routing import route_from_root

from .. import front
from ..front_permissions import FrontPagePermissions


class HomePage(BasePage):
    """The front page: what this is, what is on, which communities there are."""

    template = "home/home_page.html"
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "communities.CommunityIndexPage",
        "events.CalendarPage",
        "knowledge_base.KnowledgeBasePage",
        "home.StandardPage",
    ]
    max_count = 1

    lead = models.CharField(
        _("in one sentence"),
        max_length=200,
        blank=True,
        help_text=_("What can people do here? The first thing that they read."),
    )
    introduction = models.TextField(_("introduction"), blank=True)
    picture = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    professionals = models.TextField(
        _("for libraries"),
        blank=True,
        help_text=_("Beside the entrance to the knowledge base."),
    )

    content_panels = [
        MultiFieldPanel(
            [TitleFieldPanel("title"), "lead", "introduction", "picture"], _("For residents")
        ),
        FieldPanel("professionals"),
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("lead"),
        index.SearchField("introduction"),
        index.SearchField("professionals"),
    ]

    class Meta:
        verbose_name = _("front page")

    def permissions_for_user(self, user):
        return FrontPagePermissions(user, self)

    def route(self, request, path_components):
        page, rest = route_from_root(self, request, path_components)
        return super().route(request, rest) if page is self else page.route(request, rest)

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context.update(front.front_context(self, request))
        return context
