"""Pages of a list without counting it: two million rows are never counted for a visitor."""

from dataclasses import dataclass

from django.http import Http404

MAX_PAGE = 500
PARAMETER = "pagina"


@dataclass(frozen=True)
class Slice:
    """One page of a queryset. `items` is a queryset that may still be refined."""

    items: object
    number: int
    has_next: bool

    @classmethod
    def of(cls, queryset, number: int, size: int) -> "Slice":
        """Page `number` (from 1) of `size` items. Asks for the keys of one item more."""
        begin = (number - 1) * size
        keys = list(queryset.values_list("pk", flat=True)[begin : begin + size + 1])
        order = queryset.query.order_by
        items = queryset.model.objects.filter(pk__in=keys[:size]).order_by(*order)
        return cls(items, number, len(keys) > size)

    @property
    def previous_number(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def next_number(self) -> int | None:
        return self.number + 1 if self.has_next else None


def page_number(request) -> int:
    """The page asked for, 1 by default. Raises Http404 on anything but a plain number."""
    text = request.GET.get(PARAMETER, "1")
    if not (text.isascii() and text.isdigit() and len(text) <= 4 and 1 <= int(text) <= MAX_PAGE):
        raise Http404("Not a page number")
    return int(text)
