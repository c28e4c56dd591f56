"""The sizes in which pictures are shown, and lists that fetch them along.

WebP is made when a picture is first shown. AVIF is smaller, but making one takes most of a
second: the command `make_avif` does it at night, and pages offer what there is.
"""

from django.db.models import Model, Prefetch, prefetch_related_objects
from wagtail.images import get_image_model

# Widths for phones to wide screens; each picture is offered in all sizes of its shape.
SHAPES = {
    "card": ["fill-360x240|format-webp", "fill-720x480|format-webp"],
    "page": ["width-480|format-webp", "width-800|format-webp", "width-1200|format-webp"],
}


def avif_of(spec: str) -> str:
    """The same size as AVIF."""
    return spec.replace("format-webp", "format-avif")


def made_for(shape: str) -> list[str]:
    """Every filter specification in which pictures of this shape may be there already."""
    return [*SHAPES[shape], *map(avif_of, SHAPES[shape])]


def with_pictures(pages, shape: str = "card"):
    """The pages with their `picture` and its sizes: two queries, however many pages."""
    pictures = get_image_model().objects.prefetch_renditions(*made_for(shape))
    return pages.prefetch_related(Prefetch("picture", queryset=pictures))


def fetch_sizes(image: Model, shape: str) -> None:
    """The sizes of one picture that no list has fetched, by one query."""
    if not hasattr(image, "prefetched_renditions"):
        there = image.renditions.model.objects.filter(filter_spec__in=made_for(shape))
        prefetch_related_objects(
            [image], Prefetch("renditions", queryset=there, to_attr="prefetched_renditions")
        )
