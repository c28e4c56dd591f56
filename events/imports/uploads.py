"""Keep an uploaded file between its preview and its import.

It waits in the session of the one who uploaded it, on the server, for at most an hour and
only the last one. The browser holds no more than a mark of what its reader has seen.
"""

import base64
import binascii
import hashlib
import time
import zlib
from dataclasses import dataclass

from .reading import MAX_BYTES

SESSION_KEY = "events_import"
SECONDS_KEPT = 60 * 60


@dataclass(frozen=True)
class Upload:
    content: bytes
    name: str
    calendar_id: int

    @property
    def mark(self) -> str:
        """Differs for another file and for another calendar."""
        return hashlib.sha256(self.content + str(self.calendar_id).encode()).hexdigest()


def keep(session, upload: Upload) -> None:
    packed = base64.b64encode(zlib.compress(upload.content)).decode()
    session[SESSION_KEY] = {
        "content": packed,
        "name": upload.name,
        "calendar": upload.calendar_id,
        "until": int(time.time()) + SECONDS_KEPT,
    }


def find(session) -> Upload | None:
    """The file that waits, unless it has waited too long."""
    kept = session.get(SESSION_KEY)
    if not kept:
        return None
    if kept.get("until", 0) < time.time():
        forget(session)
        return None
    try:
        opened = zlib.decompressobj().decompress(base64.b64decode(kept["content"]), MAX_BYTES)
    except (binascii.Error, zlib.error):
        forget(session)
        return None
    return Upload(opened, kept["name"], kept["calendar"])


def forget(session) -> None:
    session.pop(SESSION_KEY, None)
