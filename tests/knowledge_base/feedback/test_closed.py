"""Where there is no form, or not for everybody."""

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from knowledge_base.models import Feedback

from .sending import CLOSED, opened, soup, subjects


def test_an_answer_that_there_is_not_is_404_and_other_names_are_passed_over(base, client):
    address = f"{base.guideline.url}reactie/"
    assert client.get(address, {"nuttig": "misschien"}).status_code == 404
    assert client.get(address, {"nuttig": "ja\0"}).status_code == 404
    assert client.get(f"{address}?nuttig=ja&nuttig=nee").status_code == 400
    page = soup(client.get(address, {"utm_source": "x"}))
    assert page.select("[name=nuttig][checked]") == []
    assert client.get(f"{base.glossary.url}bestaat-niet/reactie/").status_code == 404
    assert client.get(f"{base.guidelines.url}reactie/").status_code == 404


def test_an_article_itself_takes_no_form(base, client):
    for address in subjects(base):
        assert client.post(address, {"nuttig": "ja"}).status_code == 405
        assert client.post(f"{address}reactie/bedankt/").status_code == 405
        assert client.put(f"{address}reactie/").status_code == 405
    assert client.post(base.glossary.url).status_code == 405


@pytest.mark.parametrize("tail", CLOSED)
def test_the_form_of_a_closed_article_is_as_closed_as_the_article(base, client, admin_client, tail):
    PageViewRestriction.objects.create(page=base.base, restriction_type=PageViewRestriction.LOGIN)
    for address in subjects(base):
        response = client.get(f"{address}{tail}")
        assert response.status_code == 302
        assert response["Location"].startswith("/inloggen/")
        assert admin_client.get(f"{address}{tail}").status_code == 200


def test_nothing_can_be_sent_to_a_closed_article(base, client, clock):
    data = {**opened(client, base.guideline.url), "nuttig": "ja"}
    clock.tick(5)
    PageViewRestriction.objects.create(
        page=base.guidelines, restriction_type=PageViewRestriction.PASSWORD, password="geheim"
    )
    response = client.post(f"{base.guideline.url}reactie/", data)
    assert "Deze pagina is dicht" in response.content.decode()
    assert "Luister eerst" not in response.content.decode()
    assert not Feedback.objects.exists()


def test_a_draft_an_expired_article_and_one_below_a_draft_have_no_form(base, client, clock):
    data = {**opened(client, base.guideline.url), "nuttig": "ja"}
    clock.tick(5)
    address = f"{base.guideline.url}reactie/"

    def answers():
        return [client.get(address).status_code, client.post(address, data).status_code]

    Page.objects.filter(pk=base.guideline.pk).update(live=False)
    assert answers() == [404, 404]
    Page.objects.filter(pk=base.guideline.pk).update(live=True, expire_at=timezone.now())
    assert answers() == [404, 404]
    Page.objects.filter(pk=base.guideline.pk).update(expire_at=None)
    Page.objects.filter(pk=base.base.pk).update(live=False)
    assert answers() == [404, 404]
    assert not Feedback.objects.exists()
