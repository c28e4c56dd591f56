"""The filters beside Wagtail's lists, without the names of people and labels of others."""

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.forms import ModelChoiceField
from taggit.models import Tag, TaggedItem
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from .reach import collection_policy

# Wagtail offers the ten that are used most, by whomever.
LABELS = "tag"


def narrow(context: dict, user) -> None:
    """Leave in the filters of a list only colleagues, and labels of what one may choose."""
    form = getattr(context.get("filters"), "form", None)
    if form is None:
        return
    if labels := form.fields.get(LABELS):
        known = set(labels_within_reach(user).values_list("name", flat=True))
        labels.choices = [choice for choice in labels.choices if choice[0] in known]
    for field in form.fields.values():
        if isinstance(field, ModelChoiceField) and field.queryset.model is get_user_model():
            field.queryset = field.queryset.filter(pk__in=colleagues(user).values("pk"))


def colleagues(user):
    """The user, and who is in one of the same groups."""
    people = get_user_model().objects.order_by()
    return people.filter(Q(pk=user.pk) | Q(groups__in=user.groups.values("pk"))).distinct()


def labels_within_reach(user):
    """The labels of pictures and documents that `user` may choose."""
    found = TaggedItem.objects.none()
    for model in (get_image_model(), get_document_model()):
        rows = collection_policy(model).instances_user_has_permission_for(user, "choose")
        found |= TaggedItem.objects.filter(
            content_type=ContentType.objects.get_for_model(model), object_id__in=rows.values("pk")
        )
    return Tag.objects.filter(pk__in=found.values("tag"))
