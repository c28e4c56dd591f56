from django.db import models
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.search import index

from site_config.blocks import item_list

from .. import video
from ..choices import PublicationKind
from .article import ArticlePage, SectionIndexPage


class PublicationIndexPage(SectionIndexPage):
    fixed_slug = "publicaties"
    template = "knowledge_base/publication_index_page.html"
    subpage_types = ["knowledge_base.PublicationPage"]

    class Meta:
        verbose_name = _("overview of publications")


class PublicationPage(ArticlePage):
    """A white paper, evaluation or video about this work, retold in short."""

    template = "knowledge_base/publication_page.html"
    shown_along = ("document",)
    parent_page_types = ["knowledge_base.PublicationIndexPage"]

    kind = models.CharField(
        _("kind"), max_length=12, choices=PublicationKind, default=PublicationKind.WHITEPAPER
    )
    publisher = models.CharField(_("publisher"), max_length=120, blank=True)
    published = models.CharField(
        _("published"), max_length=40, blank=True, help_text=_("A year or a date, in words.")
    )
    document = models.ForeignKey(
        "wagtaildocs.Document",
        verbose_name=_("document"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    video_url = models.URLField(
        _("address of the video"),
        blank=True,
        validators=[video.check_address],
        help_text=_("Of YouTube or Vimeo. Nothing is fetched there before a visitor asks for it."),
    )
    sources = item_list(_("sources"))

    content_panels = [
        MultiFieldPanel(
            [
                TitleFieldPanel("title"),
                "summary",
                FieldRowPanel(["kind", "publisher", "published"]),
            ],
            _("What"),
        ),
        FieldPanel("body"),
        FieldPanel("document"),
        FieldPanel("video_url"),
        FieldPanel("sources"),
        ArticlePage.review_panel,
    ]

    search_fields = [
        *ArticlePage.search_fields,
        index.SearchField("publisher"),
        index.SearchField("published"),
        index.SearchField("sources"),
    ]

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")

    @property
    def video_host(self) -> str:
        return video.find(self.video_url).host

    @path("")
    def article(self, request):
        return self.render(request)

    @path("video/")
    def with_video(self, request):
        """The same page with the player in it: only who asks for it fetches from elsewhere."""
        if not self.video_url:
            raise Http404("No video")
        found = video.find(self.video_url)
        response = self.render(request, context_overrides={"player": found.player, "noindex": True})
        return video.allow(response, found)
