from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    TitleFieldPanel,
)
from wagtail.models import Orderable
from wagtail.search import index

from site_config.blocks import body_field, item_list
from site_config.pages import BasePage, FixedSlug
from site_config.share import card

from .. import finding, landing
from ..choices import Colour, Pattern, Status


class CommunityIndexPage(FixedSlug, BasePage):
    """All communities of the network."""

    fixed_slug = "communities"
    template = "communities/community_index_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = ["communities.CommunityPage"]
    max_count = 1

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]

    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]

    class Meta:
        verbose_name = _("overview of communities")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context.update(finding.index_context(self, request))
        return context


class CommunityPage(BasePage):
    """The landing page of one library's community."""

    template = "communities/community_page.html"
    parent_page_types = ["communities.CommunityIndexPage"]
    subpage_types = ["events.CalendarPage", "communities.StoryIndexPage"]
    shown_along = ("library", "picture", "ending")

    library = models.ForeignKey(
        "communities.Library",
        verbose_name=_("library"),
        null=True,
        on_delete=models.PROTECT,
        related_name="communities",
        help_text=_(
            "Administrators give a community to another library by “To another library” in the "
            "menu above the page. Then its pictures and places go along."
        ),
    )
    subtitle = models.CharField(_("subtitle"), max_length=120, blank=True)
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.ACTIVE)
    for_whom = models.TextField(_("for whom"), help_text=_("Who will feel at home here?"))
    purpose = models.TextField(_("purpose"), help_text=_("What do you do this for, together?"))
    body = body_field()
    colour = models.CharField(_("colour"), max_length=12, choices=Colour, default=Colour.BLUE)
    pattern = models.CharField(
        _("pattern"), max_length=12, choices=Pattern, default=Pattern.STRIPES
    )
    picture = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    how_to_look = models.TextField(_("come and look"), blank=True)
    how_to_join = models.TextField(_("join in"), blank=True)
    how_to_help = models.TextField(_("help"), blank=True)
    how_to_lead = models.TextField(_("lead"), blank=True)
    house_rules = item_list(_("house rules"))

    contact_function = models.CharField(
        _("who"),
        max_length=120,
        blank=True,
        help_text=_("A function, not a name: people leave, the function stays."),
    )
    contact_phone = models.CharField(_("phone"), max_length=30, blank=True)
    contact_email = models.EmailField(_("e-mail"), blank=True)
    contact_visit = models.TextField(
        _("without internet"),
        blank=True,
        help_text=_("Where and when can people walk in and ask?"),
    )
    online_place = models.TextField(
        _("online meeting place"),
        blank=True,
        help_text=_("Which app or group, and how to get in. No link: everybody reads this."),
    )

    content_panels = [
        MultiFieldPanel([TitleFieldPanel("title"), "subtitle", "library", "status"], _("What")),
        MultiFieldPanel(
            ["for_whom", "purpose", InlinePanel("theme_links", label=_("theme"), max_num=6)],
            _("For whom and why"),
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            ["how_to_look", "how_to_join", "how_to_help", "how_to_lead", "house_rules"],
            _("How to take part"),
        ),
        MultiFieldPanel(
            [
                "contact_function",
                FieldRowPanel(["contact_phone", "contact_email"]),
                "contact_visit",
                "online_place",
            ],
            _("Contact"),
        ),
        MultiFieldPanel([FieldRowPanel(["colour", "pattern"]), "picture"], _("Looks")),
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("subtitle"),
        index.SearchField("for_whom"),
        index.SearchField("purpose"),
        index.SearchField("body"),
        index.SearchField("how_to_look"),
        index.SearchField("how_to_join"),
        index.SearchField("how_to_help"),
        index.SearchField("how_to_lead"),
        index.SearchField("house_rules"),
        index.SearchField("contact_function"),
        index.SearchField("contact_visit"),
        index.SearchField("online_place"),
        index.FilterField("library"),
    ]

    class Meta:
        verbose_name = _("community")
        verbose_name_plural = _("communities")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context.update(landing.landing_context(self, request))
        return context

    def share_card(self):
        return card.of_page(self, self.library.place if self.library else "", self)

    @property
    def search_names(self) -> list[str]:
        """Who searches for a library, or for its town, looks for its community."""
        return [self.library.name, self.library.place] if self.library else []

    @property
    def ladder(self) -> list[tuple[str, str]]:
        """How to take part, from looking to leading: (step, text), empty steps left out."""
        steps = [
            (_("Come and look"), self.how_to_look),
            (_("Join in"), self.how_to_join),
            (_("Help"), self.how_to_help),
            (_("Lead"), self.how_to_lead),
        ]
        return [step for step in steps if step[1]]


class CommunityTheme(Orderable):
    """The link to a theme. A key of its own, so that Wagtail counts where a theme is used."""

    community = ParentalKey(CommunityPage, on_delete=models.CASCADE, related_name="theme_links")
    theme = models.ForeignKey(
        "knowledge_base.ThemePage",
        verbose_name=_("theme"),
        on_delete=models.PROTECT,
        related_name="community_links",
    )

    panels = [FieldPanel("theme")]

    class Meta(Orderable.Meta):
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        constraints = [
            models.UniqueConstraint(fields=["community", "theme"], name="community_theme_once"),
        ]

    def __str__(self):
        return str(self.theme)
