"""The "When" of the page editor: controls on one side, what they come to on the other."""

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from ..choices import Region


class WhenPanel(MultiFieldPanel):
    """Fields with, beside them, the dates that they give."""

    class BoundPanel(MultiFieldPanel.BoundPanel):
        template_name = "events/admin/when_panel.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            calendar = getattr(self.form, "parent_page", None)
            if calendar is not None:
                page_id = self.instance.pk
                arguments = [calendar.pk, page_id] if page_id else [calendar.pk]
                context["preview_url"] = reverse("events_when_preview", args=arguments)
                context["preview"] = None if self.form.is_bound else self._preview(calendar)
            return context

        def _preview(self, calendar):
            """What the server knows of it already; from then on the browser asks."""
            from .surroundings import Surroundings
            from .when_preview import preview

            return preview(self.instance, Surroundings.of(calendar, self.instance.pk, self.request))


class SchoolHolidaysPanel(FieldPanel):
    """Offers the region of the community's own library first, by name."""

    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            calendar = getattr(self.form, "parent_page", None)
            if self.bound_field is not None and calendar is not None:
                self.bound_field.field.widget.choices = _region_choices(calendar)


def _region_choices(calendar) -> list[tuple[str, str]]:
    from .surroundings import library_above

    library = library_above(calendar)
    own = library.region if library else ""
    regions = sorted(Region, key=lambda region: region != own)
    return [
        ("", _("also takes place in school holidays")),
        *((one, _words(one, library)) for one in regions),
    ]


def _words(region: Region, library) -> str:
    words = _("not in the school holidays of the region %(region)s") % {"region": region.label}
    if library and library.region == region:
        return _("%(words)s (of %(library)s)") % {"words": words, "library": library}
    return words
