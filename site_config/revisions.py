"""Read old versions of a page whose links point at something that was deleted since.

A protected venue or theme can be deleted once no published page uses it, while a draft or
an older version still does. modelcluster knows no answer to a protected key that dangles,
and the page could not be opened any more.
"""

from django.db import models
from modelcluster.models import get_all_child_relations


def without_dangling_keys(model, data: dict) -> dict:
    """The content of a revision without links to what is gone.

    A protected key of the page itself becomes empty; a child record with one is left out.
    """
    data = dict(data)
    for field in _protected_keys(model):
        if _dangles(field, data.get(field.name)):
            data[field.name] = None
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        keys = _protected_keys(relation.related_model)
        if keys and data.get(name):
            data[name] = [
                child
                for child in data[name]
                if not any(_dangles(field, child.get(field.name)) for field in keys)
            ]
    return data


def _protected_keys(model) -> list[models.ForeignKey]:
    return [
        field
        for field in model._meta.fields
        if isinstance(field, models.ForeignKey) and field.remote_field.on_delete is models.PROTECT
    ]


def _dangles(field: models.ForeignKey, key) -> bool:
    return key is not None and not field.related_model._base_manager.filter(pk=key).exists()
