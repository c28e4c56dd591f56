"""What somebody may refer to: whose pages, pictures, documents and rows of the registers.

Each app says for its own registers who may choose among which rows. Forms narrow their
choices by it (`reach_forms`), and refuse what was posted from outside of it.
"""

from collections.abc import Callable, Iterable

from django.db.models import Model, QuerySet
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page

from .page_reach import pages_within_reach

Rows = Callable[[object], QuerySet]
_registered: dict[type[Model], Rows] = {}


def register(model: type[Model], rows: Rows) -> None:
    """`rows(user)` are the rows of `model` that this user may choose."""
    _registered[model] = rows


def is_known(model: type[Model]) -> bool:
    """Whether it is settled who may refer to rows of `model`."""
    return issubclass(model, (Page, get_image_model(), get_document_model())) or (
        model in _registered
    )


def collection_policy(model: type[Model]):
    """Wagtail's own policy for what lies in collections: pictures and documents."""
    # Imported late: these modules ask for the models, which need the forms of our pages.
    from wagtail.documents.permissions import permission_policy as documents
    from wagtail.images.permissions import permission_policy as images

    for policy in (images, documents):
        if issubclass(model, policy.model):
            return policy
    return None


def within_reach(model: type[Model], user) -> QuerySet | None:
    """The rows that `user` may refer to; None when nobody settled that for this model."""
    if user.is_superuser:
        return model._default_manager.all()
    if issubclass(model, Page):
        return pages_within_reach(model._default_manager.all(), user)
    if policy := collection_policy(model):
        return policy.instances_user_has_permission_for(user, "choose")
    rows = _registered.get(model)
    return rows(user) if rows else None


def out_of_reach(model: type[Model], keys: Iterable, user) -> bool:
    """Whether one of these rows exists and is not within reach of `user`."""
    keys = set(keys)
    if not keys or (rows := within_reach(model, user)) is None:
        return False
    there = set(model._base_manager.filter(pk__in=keys).values_list("pk", flat=True))
    return bool(there - set(rows.filter(pk__in=there).values_list("pk", flat=True)))
