"""Pages by the number that stands in an address."""

from django.db.models import Manager, QuerySet
from django.shortcuts import get_object_or_404


def page_by_id_or_404(pages: QuerySet | Manager | type, page_id: int):
    """The page among `pages` that has this key. Raises Http404.

    By `id`: asked by `pk`, which goes through `page_ptr`, a number that no database holds is an
    OverflowError on SQLite.
    """
    return get_object_or_404(pages, id=page_id)
