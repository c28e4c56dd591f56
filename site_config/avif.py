"""Pictures as AVIF, made where nobody waits for it: some two thirds of the bytes of WebP."""

import logging

from wagtail.images import get_image_model
from wagtail.images.models import Filter

from . import pictures

logger = logging.getLogger(__name__)

SPECS = {spec: pictures.avif_of(spec) for specs in pictures.SHAPES.values() for spec in specs}


def make_missing(limit: int) -> tuple[int, list[int]]:
    """Make AVIF of what has been shown as WebP: at most `limit`, each by itself.

    Returns how many were made, and the keys of the images of which one could not be made; the
    others are made nevertheless.
    """
    made, failed = 0, set()
    for image, spec in _missing():
        if made == limit:
            break
        if image.pk in failed:
            continue
        try:
            image.get_rendition(spec)
        except Exception:  # One file that is broken or gone stops no other.
            logger.exception("No AVIF of image %s as %s", image.pk, spec)
            failed.add(image.pk)
        else:
            made += 1
    return made, sorted(failed)


def _missing():
    """Every image with a size that it has as WebP and not as AVIF, in its present crop."""
    wanted = [*SPECS, *SPECS.values()]
    images = get_image_model().objects.prefetch_renditions(*wanted).order_by("pk")
    for image in images.iterator(chunk_size=200):
        for webp, spec in SPECS.items():
            there = image.find_existing_renditions(Filter(spec=webp), Filter(spec=spec))
            if [one.spec for one in there] == [webp]:
                yield image, spec
