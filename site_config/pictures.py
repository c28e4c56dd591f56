"""The sizes in which pictures are shown, and lists that fetch them along.

WebP is made when a picture is first shown. AVIF is smaller, but making one takes most of a
second: the command `make_avif` does it at night, and pages offer what there is.
"""

from django.core.cache import cache
from django.db.models import Model, Prefetch
from wagtail.images import get_image_model
from wagtail.images.models import Filter
from wagtail.images.shortcuts import get_renditions_or_not_found

KEPT_SECONDS = 600
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


def sizes(image: Model, shape: str) -> dict:
    """The picture in every size of its shape as WebP, by specification; made where missing.

    One query for a picture that no list has fetched, or none for ten minutes. Wagtail keeps in
    the cache which renditions there are, and asks the database each time for those that there
    are not: pictures have no AVIF until the night after.
    """
    key = _key(image.pk, shape)
    if not hasattr(image, "prefetched_renditions"):
        image.prefetched_renditions = cache.get(key)
        if image.prefetched_renditions is None:
            there = image.renditions.filter(filter_spec__in=made_for(shape))
            image.prefetched_renditions = list(there)
            cache.set(key, image.prefetched_renditions, KEPT_SECONDS)
    before = len(image.prefetched_renditions)
    found = get_renditions_or_not_found(image, SHAPES[shape])
    if len(image.prefetched_renditions) != before:
        cache.set(key, image.prefetched_renditions, KEPT_SECONDS)
    return found


def smaller_sizes(image: Model, shape: str) -> dict:
    """Those of `sizes` that there are as AVIF. Ask after `sizes`: this asks no database."""
    return image.find_existing_renditions(*(Filter(spec=avif_of(spec)) for spec in SHAPES[shape]))


def forget_sizes(sender, instance, **kwargs) -> None:
    """Receiver of post_save and post_delete of renditions: what was kept is no longer so."""
    cache.delete_many([_key(instance.image_id, shape) for shape in SHAPES])


def _key(image_id: int, shape: str) -> str:
    return f"sizes-of-picture-{image_id}-{shape}"
