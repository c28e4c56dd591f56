"""The abstract pages from which every page type of the project is made."""

from http import HTTPMethod

from django.core.exceptions import ValidationError
from django.db import models
from django.http import Http404
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from .reach_forms import PageForm
from .revisions import without_dangling_keys
from .routing import trail
from .share import card, serving
from .visibility import VisiblePageManager, is_open


class BasePage(Page):
    """A page with the project's visibility rule, breadcrumbs and "Voorbeeld" label."""

    is_example = models.BooleanField(
        _("example"),
        default=False,
        help_text=_("Shows the label “Example” and asks search engines to stay away."),
    )

    # Slugs that would hide one of the addresses that the parent page answers itself.
    reserved_slugs = frozenset()

    # Foreign keys that the template always shows: fetched in the same query as the page.
    shown_along = ()
    # Visitors read. Forms, where there are any, say so on their own page type.
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
    # What routing already knows of the view restrictions above this page.
    known_restrictions = None

    objects = VisiblePageManager()
    base_form_class = PageForm

    promote_panels = [
        MultiFieldPanel(
            ["slug", "seo_title", "search_description", "show_in_menus"], _("For search engines")
        ),
    ]
    settings_panels = [*Page.settings_panels, FieldPanel("is_example")]

    class Meta:
        abstract = True

    @classmethod
    def from_serializable_data(cls, data, *args, **kwargs):
        return super().from_serializable_data(without_dangling_keys(cls, data), *args, **kwargs)

    def clean(self):
        super().clean()
        self._check_slug_is_not_reserved()

    def minimal_clean(self):
        super().minimal_clean()
        self._check_slug_is_not_reserved()

    def _check_slug_is_not_reserved(self):
        if self.slug in self.reserved_slugs:
            raise ValidationError(
                {"slug": _("The site uses this address itself. Choose another one.")}
            )

    def marked(self, title: str = "") -> str:
        """Its title, with "(voorbeeld)" behind it when it was made up: where no label can stand."""
        title = title or self.title
        return gettext("%(subject)s (example)") % {"subject": title} if self.is_example else title

    @property
    def search_title(self) -> str:
        """Its title among the results of a search."""
        return self.title

    @property
    def search_names(self) -> list[str]:
        """What it is called besides its title: who searches for one of these finds it first."""
        return []

    @property
    def noindex(self) -> bool:
        """Whether search engines are asked to leave this page out."""
        return self.is_example

    def get_sitemap_urls(self, request=None):
        return [] if self.noindex else super().get_sitemap_urls(request)

    def route(self, request, path_components):
        if not is_open(self):
            raise Http404("This page is not public")
        if path_components == [serving.FILE_NAME]:
            return RouteResult(self, kwargs={"share_image": True})
        return super().route(request, path_components)

    def serve(self, request, *args, share_image=False, **kwargs):
        if share_image:
            return serving.respond(self, request)
        return super().serve(request, *args, **kwargs)

    def share_card(self) -> card.Card:
        """What the image says that goes along when somebody shares this page."""
        return card.of_page(self)

    def get_view_restrictions(self):
        if self.known_restrictions is not None:
            return self.known_restrictions
        return super().get_view_restrictions()

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["trail"] = trail(self, request)
        return context


class RoutableBasePage(RoutablePageMixin, BasePage):
    """A page that answers at addresses below its own as well."""

    class Meta:
        abstract = True

    def route(self, request, path_components):
        if not is_open(self):
            raise Http404("This page is not public")
        return super().route(request, path_components)

    def serve(self, request, *args, share_image=False, **kwargs):
        # The mixin knows no other arguments than its own.
        if share_image:
            return serving.respond(self, request)
        return super().serve(request, *args, **kwargs)


class FixedSlug:
    """Mixin for pages whose address is part of the site's structure.

    `fixed_slug` is put in place before validation, so that a changed title, an import
    or a hurried editor can never move `/agenda/`.
    """

    fixed_slug = ""

    def full_clean(self, *args, **kwargs):
        self.slug = self.fixed_slug
        super().full_clean(*args, **kwargs)

    def minimal_clean(self):
        self.slug = self.fixed_slug
        super().minimal_clean()
