"""Pages that nobody counts."""

import pytest
from django.http import Http404

from events.paging import MAX_PAGE, PER_PAGE, Slice, page_number


@pytest.mark.parametrize(
    ("number", "has_next", "expected"),
    [
        (1, False, (0, None, None)),
        (1, True, (0, None, 2)),
        (2, True, (PER_PAGE, 1, 3)),
        (MAX_PAGE, True, (870, MAX_PAGE - 1, None)),
    ],
)
def test_pages_know_their_neighbours(number, has_next, expected):
    part = Slice(number, has_next)
    assert (part.begin, part.previous_number, part.next_number) == expected


def test_all_pages_together_are_less_than_a_thousand_rows():
    assert (PER_PAGE, MAX_PAGE) == (30, 30)


@pytest.mark.parametrize(
    ("query", "number"), [("", 1), ("pagina=", 1), ("pagina=1", 1), ("pagina=30", 30)]
)
def test_a_plain_number_is_read(rf, query, number):
    assert page_number(rf.get(f"/?{query}")) == number


@pytest.mark.parametrize("text", ["0", "31", "-1", "1.0", "+1", " 1", "²", "٢", "x", "9" * 9999])
def test_anything_else_is_not_found(rf, text):
    with pytest.raises(Http404) as raised:
        page_number(rf.get("/agenda/", {"pagina": text, "q": "a b"}))
    assert raised.value.ways == [("/agenda/?q=a+b", "Naar de eerste pagina")]
