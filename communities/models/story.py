from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.search import index

from site_config.blocks import body_field
from site_config.pages import BasePage, FixedSlug
from site_config.share import card

from .. import landing


class StoryIndexPage(FixedSlug, BasePage):
    """What a community did: its stories, newest first."""

    fixed_slug = "verhalen"
    template = "communities/story_index_page.html"
    parent_page_types = ["communities.CommunityPage"]
    subpage_types = ["communities.StoryPage"]
    max_count_per_parent = 1

    introduction = models.TextField(_("introduction"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]

    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]

    class Meta:
        verbose_name = _("stories")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["stories"] = landing.stories_below(self, request)
        context["community"] = self.get_parent().specific
        return context

    def share_card(self):
        community = self.get_parent().specific
        return card.of_page(self, community.title, community)


class StoryPage(BasePage):
    """A short report of what a community did, told by somebody who was there."""

    template = "communities/story_page.html"
    parent_page_types = ["communities.StoryIndexPage"]
    subpage_types = []
    shown_along = ("picture",)

    date = models.DateField(_("date"), null=True)
    summary = models.CharField(_("in one sentence"), max_length=250)
    author_role = models.CharField(
        _("told by"),
        max_length=120,
        blank=True,
        help_text=_("A role, such as: a visitor. A name only with permission."),
    )
    picture = models.ForeignKey(
        "wagtailimages.Image",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    body = body_field()

    content_panels = [
        MultiFieldPanel(
            [TitleFieldPanel("title"), "date", "summary", "author_role", "picture"], _("What")
        ),
        FieldPanel("body"),
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.SearchField("author_role"),
        index.FilterField("date"),
    ]

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["community"] = self.get_parent().get_parent().specific
        return context

    def share_card(self):
        community = self.get_parent().get_parent().specific
        return card.of_page(self, community.title, community)
