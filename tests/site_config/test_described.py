"""A page with a picture that nobody described can be kept, and not published."""

import pytest
from bs4 import BeautifulSoup
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.images.models import Image

from events.models import EventPage
from tests import builders
from tests.events.editing import editor


@pytest.fixture
def picture(db):
    image = builders.picture()
    Image.objects.update(description="")
    return image


def errors(response) -> list[str]:
    page = BeautifulSoup(response.content, "html.parser")
    return [one.get_text(strip=True) for one in page.select(".error-message")]


def test_publishing_asks_for_a_description(calendar, admin_client, picture):
    response = editor.create(admin_client, calendar, picture=picture.pk, **editor.PUBLISH)
    assert errors(response) == [
        "Deze afbeelding heeft nog geen beschrijving. Kies “Bewerk deze afbeelding” en schrijf "
        "wat er te zien is. Of kies een andere afbeelding."
    ]
    assert not EventPage.objects.exists()
    Image.objects.update(description="Een vlak")
    editor.create(admin_client, calendar, picture=picture.pk, **editor.PUBLISH)
    assert EventPage.objects.get().live


def test_a_draft_may_wait_for_it(calendar, admin_client, picture):
    editor.create(admin_client, calendar, picture=picture.pk)
    assert EventPage.objects.get().picture == picture


def test_publishing_many_at_once_names_it(calendar, admin_client, picture):
    event = builders.event(calendar, publish=False, picture=picture)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    query = f"id={event.pk}&next={reverse('wagtailadmin_home')}"
    response = admin_client.post(f"{address}?{query}")
    [said] = [str(one) for one in get_messages(response.wsgi_request)]
    assert said.startswith("“Repair Café” is niet gepubliceerd. Afbeelding: ")
    assert not EventPage.objects.get().live
