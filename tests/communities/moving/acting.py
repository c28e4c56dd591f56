"""How the tests of a move act, and what they compare."""

import datetime as dt

from bs4 import BeautifulSoup
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone
from wagtail.documents.models import Document
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Revision,
)

from communities.models import CommunityPage, Library
from events.models import Occurrence, Series, Venue
from home.models import SearchEntry
from tests import builders


def in_days(number: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=number)


def picture(title: str, library: Library):
    one = builders.picture()
    one.title, one.collection = title, library.collection
    one.save()
    return one


def person(email: str, *groups):
    user = get_user_model().objects.create_user(email, email)
    user.groups.add(*groups)
    return user


def shown(client, community, to):
    url = reverse("communities_move", args=[community.pk])
    response = client.get(url, {"library": to.pk})
    return BeautifulSoup(response.content, "html.parser").main


def post(client, community, to):
    mark = shown(client, community, to).select_one("[name=shown]")["value"]
    url = reverse("communities_move", args=[community.pk])
    return client.post(url, {"library": to.pk, "shown": mark})


def everything() -> dict:
    """All that a move may touch."""
    return {
        model: list(model.objects.order_by("pk").values())
        for model in (
            CommunityPage, Library, Venue, Occurrence, Series, GroupPagePermission,
            GroupCollectionPermission, Collection, Document, SearchEntry, Revision,
        )
    }  # fmt: skip
