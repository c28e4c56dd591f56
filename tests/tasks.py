"""Wagtail's tasks in tests: what only the CMS looks up is not kept with every page."""

from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from django_tasks.backends.immediate import ImmediateBackend

# Where a page is used, and the search of the CMS: a quarter of the time of saving a page.
INDEXING = {"update_reference_index_task", "insert_or_update_object_task"}


class WithoutIndexes(ImmediateBackend):
    """Runs every task at once, but keeps no index; with `indexing` it does.

    The browser tests' server runs with all of it.
    """

    indexing = False

    def enqueue(self, task, args, kwargs):
        if task.func.__name__ in INDEXING and not type(self).indexing:
            return None
        return super().enqueue(task, args, kwargs)


@contextmanager
def indexing() -> Iterator[None]:
    """As long as this lasts the indexes are kept, of what is saved meanwhile."""
    with mock.patch.object(WithoutIndexes, "indexing", True):
        yield
