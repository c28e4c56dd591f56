"""Insert pages and occurrences by the thousand, past `save()` and its signals.

What these would have kept is computed here: tree paths, addresses, counts of children.
Page by page 30,000 activities would take hours.
"""

import datetime as dt
from collections.abc import Sequence

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.db.models import F
from wagtail.models import Page

from events.models import Occurrence

BASE_FIELDS = [field for field in Page._meta.concrete_fields if not field.primary_key]
OCCURRENCE_FIELDS = [
    field for field in Occurrence._meta.local_concrete_fields if not field.primary_key
]


def add_pages(now: dt.datetime, below: Sequence[tuple[Page, Page]]) -> None:
    """Insert pages of one type, each below its (stored) parent: base rows, then own rows."""
    if not below:
        return
    model = type(below[0][1])
    content_type = ContentType.objects.get_for_model(model)
    children: dict[int, int] = {}
    bases = []
    for parent, page in below:
        if parent.pk not in children:
            children[parent.pk] = _last_step(parent)
        children[parent.pk] += 1
        page.path = Page._get_path(parent.path, parent.depth + 1, children[parent.pk])
        page.depth = parent.depth + 1
        page.url_path = f"{parent.url_path}{page.slug}/"
        page.draft_title = page.title
        page.locale_id = parent.locale_id
        page.content_type = content_type
        page.is_example = True
        page.first_published_at = page.last_published_at = now
        bases.append(Page(**{field.attname: getattr(page, field.attname) for field in BASE_FIELDS}))
    Page.objects.bulk_create(bases, batch_size=1000)
    for (_, page), base in zip(below, bases, strict=True):
        page.pk = page.id = base.pk
    _insert_own_rows(model, [page for _, page in below])
    for parent_id in children:
        added = sum(1 for parent, _ in below if parent.pk == parent_id)
        Page.objects.filter(pk=parent_id).update(numchild=F("numchild") + added)


def _last_step(parent: Page) -> int:
    last = Page.objects.filter(depth=parent.depth + 1, path__startswith=parent.path).order_by(
        "-path"
    )
    path = last.values_list("path", flat=True).first()
    return Page._str2int(path[-Page.steplen :]) if path else 0


def _insert_own_rows(model: type[models.Model], objects: list) -> None:
    """The rows of a child table. Django's bulk_create refuses models with a parent table."""
    fields = model._meta.local_concrete_fields
    size = connection.ops.bulk_batch_size(fields, objects)
    for at in range(0, len(objects), size):
        query = models.sql.InsertQuery(model)
        query.insert_values(fields, objects[at : at + size])
        query.get_compiler(connection=connection).execute_sql()


def add_occurrences(rows: list[tuple]) -> None:
    names = [field.attname for field in OCCURRENCE_FIELDS]
    if connection.vendor == "postgresql":
        table, columns = Occurrence._meta.db_table, ", ".join(f'"{name}"' for name in names)
        with (
            connection.cursor() as cursor,
            cursor.copy(f'COPY "{table}" ({columns}) FROM STDIN') as copy,
        ):
            for row in rows:
                copy.write_row(
                    [
                        field.get_db_prep_save(value, connection)
                        for field, value in zip(OCCURRENCE_FIELDS, row, strict=True)
                    ]
                )
        return
    Occurrence.objects.bulk_create(
        (Occurrence(**dict(zip(names, row, strict=True))) for row in rows), batch_size=2000
    )
