"""Pages of a list without counting it: two million rows are never counted for a visitor."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from site_config.errors import HelpfulNotFound

# As far as pages go: together not more than a thousand rows. Further on one goes by date.
PER_PAGE = 30
MAX_PAGE = 30
PARAMETER = "pagina"


@dataclass(frozen=True)
class Slice:
    """Which page of a list this is, and whether another one follows."""

    number: int
    has_next: bool

    @property
    def begin(self) -> int:
        """How many rows the pages before this one show."""
        return (self.number - 1) * PER_PAGE

    @property
    def previous_number(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def next_number(self) -> int | None:
        return self.number + 1 if self.has_next and self.number < MAX_PAGE else None


def page_number(request) -> int:
    """The page asked for, 1 by default. Raises HelpfulNotFound on anything but a plain number."""
    text = request.GET.get(PARAMETER) or "1"
    if not (text.isascii() and text.isdigit() and len(text) <= 2 and 1 <= int(text) <= MAX_PAGE):
        raise no_such_page(request)
    return int(text)


def no_such_page(request) -> HelpfulNotFound:
    """Says so, and leads to the first page of the same list."""
    query = request.GET.copy()
    query.pop(PARAMETER, None)
    first = f"{request.path}?{query.urlencode()}" if query else request.path
    return HelpfulNotFound(_("This list has no such page."), [(first, _("To the first page"))])
