"""Videos of others, shown only to who asks for them.

Before the visitor's click nothing is fetched elsewhere. The player comes on an address of its
own, and only that answer allows frames of that one host.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

YOUTUBE_ID = re.compile(r"[A-Za-z0-9_-]{6,20}")
VIMEO_ID = re.compile(r"[0-9]{4,15}")


@dataclass(frozen=True)
class Video:
    """`player` is the address for the frame, without cookies where the host offers that."""

    host: str
    player: str


def find(address: str) -> Video | None:
    """The player of a video's address; None when it is of no host that we know."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if parts.scheme != "https":
        return None
    last = parts.path.rstrip("/").rpartition("/")[2]
    if host in ("youtube.com", "youtube-nocookie.com"):
        name = parse_qs(parts.query).get("v", [last])[0]
        return _youtube(name)
    if host == "youtu.be":
        return _youtube(last)
    if host in ("vimeo.com", "player.vimeo.com") and VIMEO_ID.fullmatch(last):
        return Video("player.vimeo.com", f"https://player.vimeo.com/video/{last}?dnt=1")
    return None


def _youtube(name: str) -> Video | None:
    if not YOUTUBE_ID.fullmatch(name):
        return None
    host = "www.youtube-nocookie.com"
    return Video(host, f"https://{host}/embed/{name}")


def check_address(address: str) -> None:
    """Validator. Raises ValidationError for what cannot be shown."""
    if find(address) is None:
        raise ValidationError(
            _("Give the https address of one video on YouTube or Vimeo."), code="video"
        )


def allow(response, video: Video):
    """Let this one answer show frames of the video's host."""
    response._csp_update = {"frame-src": f"https://{video.host}"}
    return response
