"""The sizes in which pictures are shown, and lists that fetch them along."""

from django.db.models import Prefetch
from wagtail.images import get_image_model

# Widths for phones to wide screens; each picture is offered in all sizes of its shape.
SHAPES = {
    "card": ["fill-360x240|format-webp", "fill-720x480|format-webp"],
    "page": ["width-480|format-webp", "width-800|format-webp", "width-1200|format-webp"],
}


def with_pictures(pages, shape: str = "card"):
    """The pages with their `picture` and its sizes: two queries, however many pages."""
    pictures = get_image_model().objects.prefetch_renditions(*SHAPES[shape])
    return pages.prefetch_related(Prefetch("picture", queryset=pictures))
