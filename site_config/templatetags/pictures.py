"""Pictures in the shapes of this site: {% picture image "card" %}."""

from django import template

from .. import pictures

register = template.Library()

register.filter("with_pictures", pictures.with_pictures)

SIZES = {
    "card": "(min-width: 64em) 18rem, (min-width: 40em) 45vw, 90vw",
    "page": "(min-width: 64em) 42rem, 95vw",
}


@register.inclusion_tag("components/picture.html")
def picture(image, shape="page", lazy=True, alt=None):
    """An <img> with all sizes of its shape. `alt=""` where the words beside it say enough."""
    renditions = _by_width(pictures.sizes(image, shape))
    return {
        "renditions": renditions,
        "avif": _by_width(pictures.smaller_sizes(image, shape)),
        "middle": renditions[len(renditions) // 2],
        "sizes": SIZES[shape],
        "lazy": lazy,
        "alt": renditions[0].alt if alt is None else alt,
    }


def _by_width(found: dict) -> list:
    return sorted(found.values(), key=lambda rendition: rendition.width)
