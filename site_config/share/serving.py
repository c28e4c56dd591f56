"""The answer at /…/deelbeeld.jpg: drawn once, kept as a file under the name of its content."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.http import HttpResponse
from django.utils import timezone

from ..conditional import answer
from . import drawing
from .card import Card

FILE_NAME = "deelbeeld.jpg"
FOLDER = "share"


def respond(page, request) -> HttpResponse:
    """The share image of a page that this visitor may see."""
    return answer(
        request,
        kept(page.share_card()),
        "image/jpeg",
        page.last_published_at or timezone.now(),
        public=not page.get_view_restrictions(),
    )


def kept(card: Card) -> bytes:
    """The image from its file; drawn and kept when there is none yet."""
    name = f"{FOLDER}/{card.key}.jpg"
    try:
        with default_storage.open(name) as file:
            return file.read()
    except FileNotFoundError:
        content = drawing.draw(card)
    saved = default_storage.save(name, ContentFile(content))
    if saved != name:
        # Somebody else asked at the same moment, and was first.
        default_storage.delete(saved)
    return content
