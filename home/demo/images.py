"""The demo's pictures, each in the collection of those who may use it."""

from functools import cache
from pathlib import Path

import yaml
from django.core.exceptions import ValidationError
from django.core.files.images import ImageFile
from wagtail.images.models import Image
from wagtail.models import Collection

from .content import ContentError

FOLDER = Path(__file__).parent / "pictures"
# The part around the focal point that no crop may cut off, in pixels of 1200 x 800.
FOCAL_SIZE = 300


def add(slug: str, collection: Collection) -> Image:
    """Store one picture with its title, alternative text and focal point."""
    try:
        facts = _facts()[slug]
        x, y = facts["focal"]
        title, alt = facts["title"], facts["alt"]
        path = FOLDER / f"{slug}.webp"
        with path.open("rb") as file:
            image = Image(
                title=title,
                description=alt,
                file=ImageFile(file, name=path.name),
                collection=collection,
                focal_point_x=x,
                focal_point_y=y,
                focal_point_width=FOCAL_SIZE,
                focal_point_height=FOCAL_SIZE,
            )
            image.full_clean()
            image.save()
    except (KeyError, OSError, ValueError, ValidationError) as error:
        raise ContentError(f"pictures.yaml, {slug}: {error!r}") from error
    return image


@cache
def _facts() -> dict[str, dict]:
    return yaml.safe_load((FOLDER / "pictures.yaml").read_text(encoding="utf-8"))
