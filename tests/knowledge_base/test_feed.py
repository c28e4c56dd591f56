"""The Atom feed of new and changed articles."""

from xml.etree import ElementTree

from django.utils import timezone
from wagtail.models import PageViewRestriction

ADDRESS = "/kennisbank/feed.xml"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def titles(client):
    feed = ElementTree.fromstring(client.get(ADDRESS).content)
    return [one.text for one in feed.findall("a:entry/a:title", ATOM)]


def test_what_changed_last_comes_first(base, client):
    assert titles(client) == [
        "Witboek",
        "Luister eerst",
        "Zadenbibliotheek in Gouda",
        "Regel de basis",
        "Gespreksleidraad",
        "Groen en duurzaam",
    ]
    response = client.get(ADDRESS)
    assert response["Content-Type"].startswith("application/atom+xml")
    entry = ElementTree.fromstring(response.content).find("a:entry", ATOM)
    assert entry.find("a:link", ATOM).get("href") == (
        "http://localhost/kennisbank/publicaties/witboek/"
    )
    assert entry.find("a:updated", ATOM).text == "2026-11-02T11:06:00+00:00"


def test_an_unchanged_feed_is_304_and_a_changed_article_changes_it(base, client):
    tag = client.get(ADDRESS)["ETag"]
    assert client.get(ADDRESS, headers={"if-none-match": tag}).status_code == 304
    base.theme.summary = "Iets nieuws."
    base.theme.save_revision().publish()
    assert client.get(ADDRESS, headers={"if-none-match": tag}).status_code == 200
    assert titles(client)[0] == "Groen en duurzaam"


def test_drafts_closed_and_expired_articles_are_not_in_it(base, client):
    base.theme.unpublish()
    PageViewRestriction.objects.create(page=base.tool, restriction_type=PageViewRestriction.LOGIN)
    type(base.step).objects.filter(pk=base.step.pk).update(expire_at=timezone.now())
    assert titles(client) == ["Witboek", "Luister eerst", "Zadenbibliotheek in Gouda"]
