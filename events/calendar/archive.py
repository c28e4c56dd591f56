"""What has been, newest first."""

from .. import listing, windows
from ..paging import PER_PAGE, Slice, no_such_page, page_number
from .asked import Asked


def context(asked: Asked) -> dict:
    number = page_number(asked.request)
    rows = asked.rows.filter(start__lte=asked.now, end__lte=asked.now).order_by("-start", "-pk")
    begin = (number - 1) * PER_PAGE
    keys = list(rows.values_list("pk", flat=True)[begin : begin + PER_PAGE + 1])
    if number > 1 and not keys:
        raise no_such_page(asked.request)
    found = listing.with_events(
        windows.in_order(keys[:PER_PAGE]), None if asked.is_network else asked.community
    )
    return {
        "days": list(listing.by_day(found)),
        "window": Slice(number, len(keys) > PER_PAGE),
        "total": None,
    }
