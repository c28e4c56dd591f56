"""Websites by their origin (RFC 6454), one a line, as a content security policy names them.

Only `https://` and the name of a host: what a policy lets through has to be read at a glance.
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

SCHEME = "https://"
MOST = 20
LONGEST_HOST = 253
LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
# The last part of a name has a letter: without, it would be the number of a computer.
HOST = re.compile(rf"(?:{LABEL}\.)+(?=[a-z0-9-]*[a-z]){LABEL}")


def validate(text: str) -> None:
    """For a field with one origin a line. Raises ValidationError with all that is wrong."""
    read(text)


def read(text: str) -> list[str]:
    """The origins in the order of the lines, each once, as browsers write them.

    Raises ValidationError with a sentence for every line that is not one.
    """
    found, wrong = [], []
    for line in filter(None, map(str.strip, text.splitlines())):
        try:
            found.append(origin(line))
        except ValueError as error:
            wrong.append(str(error))
    found = list(dict.fromkeys(found))
    if len(found) > MOST:
        wrong.append(_("At most %(number)s websites can stand here.") % {"number": MOST})
    if wrong:
        raise ValidationError(wrong)
    return found


def origin(line: str) -> str:
    """One address as an origin. Raises ValueError with a sentence for whoever typed it."""
    said = {"line": line[:80]}
    scheme, separator, rest = line.partition("://")
    if not separator:
        raise ValueError(_("Write https:// in front of “%(line)s”.") % said)
    if scheme.lower() != "https":
        raise ValueError(
            _("“%(line)s” does not begin with https://. Only websites that do can stand here.")
            % said
        )
    name = rest.removesuffix("/")
    if re.search(r"[/?#]", name):
        raise ValueError(
            _("Leave out what comes after the name of the website in “%(line)s”.") % said
        )
    if "*" in name:
        raise ValueError(
            _("Write every website by itself, without an asterisk: “%(line)s” cannot stand here.")
            % said
        )
    host = _ascii(name)
    if len(host) > LONGEST_HOST or not HOST.fullmatch(host):
        raise ValueError(
            _("“%(line)s” is not the address of a website. An example: https://www.library.nl.")
            % said
        )
    return f"{SCHEME}{host}"


def kept(text: str) -> list[str]:
    """Those of a field that was saved earlier; a line that is no origin opens nothing."""
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        try:
            found.append(origin(line))
        except ValueError:
            continue
    return list(dict.fromkeys(found))[:MOST]


def _ascii(name: str) -> str:
    """Letters with accents in a name, as the network writes them: café.nl is xn--caf-dma.nl."""
    try:
        return name.encode("idna").decode("ascii").lower()
    except UnicodeError:
        return ""
