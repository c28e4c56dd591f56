from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from site_config.blocks import body_field
from site_config.own_addresses import first_parts
from site_config.pages import BasePage


class StandardPage(BasePage):
    """A page about the site itself: contact, privacy, accessibility."""

    template = "home/standard_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types = []

    summary = models.CharField(_("in one sentence"), max_length=250, blank=True)
    body = body_field()

    content_panels = [*BasePage.content_panels, FieldPanel("summary"), FieldPanel("body")]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")

    @property
    def reserved_slugs(self) -> frozenset[str]:
        return first_parts()
