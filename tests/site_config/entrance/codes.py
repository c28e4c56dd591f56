"""The codes of an authenticator app, by RFC 6238: reckoned apart from the site's own package."""

import base64
import hmac
import struct
import time

PERIOD = 30


def code(secret: str, *, steps: int = 0) -> str:
    """The six digits of now, or of so many half minutes later."""
    counter = int(time.time()) // PERIOD + steps
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", counter), "sha1").digest()
    start = digest[-1] & 0x0F
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"
