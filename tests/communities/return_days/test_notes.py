"""What came out of a return day: who writes it, who reads it, and that it stays."""

from knowledge_base.models import GuidelineIndexPage, GuidelinePage, KnowledgeBasePage
from tests.communities.world import client_of

from .screens import day_url, filled_in, text_of


def notes(user, network, words: str, **more):
    data = filled_in(user, day_url(network)) | {"verslag-notes": words, **more}
    return client_of(user).post(day_url(network), data)


def test_editors_and_advisers_who_were_there_write_the_notes(network):
    for user, words in [(network.gouda.adviser, "Van de adviseur."), (network.editor, "Beter.")]:
        assert notes(user, network, words)["Location"] == day_url(network)
        network.day.refresh_from_db()
        assert (network.day.notes, network.day.changed_by) == (words, user)
    for user in (network.gouda.librarian, network.zwolle.librarian, network.zwolle.adviser):
        assert "Beter." in text_of(user, day_url(network))
        assert notes(user, network, "Anders.")["Location"] == "/admin/"
    network.day.refresh_from_db()
    assert network.day.notes == "Beter."


def test_an_adviser_who_is_one_no_longer_does_not_read_on(network):
    network.gouda.adviser.groups.clear()
    response = client_of(network.gouda.adviser).get(day_url(network))
    assert response.status_code != 200


def test_articles_that_came_out_of_it_are_linked_when_they_are_public(network):
    base = network.site.home.add_child(instance=KnowledgeBasePage(title="Kennisbank"))
    index = base.add_child(instance=GuidelineIndexPage(title="Handvatten"))
    one, draft = (
        index.add_child(instance=GuidelinePage(title=title, summary="Zo.", live=live))
        for title, live in (("Luister eerst", True), ("Nog niet af", False))
    )
    network.day.articles.add(draft)
    assert "Nog niet af" not in text_of(network.editor, day_url(network))
    notes(network.editor, network, "Klaar.", **{"verslag-articles": [one.pk]})
    # What could not be seen, and so not be chosen, stays.
    assert set(network.day.articles.values_list("pk", flat=True)) == {one.pk, draft.pk}
    text = text_of(network.zwolle.librarian, day_url(network))
    assert "In de kennisbank Luister eerst" in text
    assert "Nog niet af" not in text


def test_notes_outlive_the_activity_and_the_community(network):
    notes(network.editor, network, "Blijft.")
    network.zwolle.community.delete()
    network.event.delete()
    text = text_of(network.editor, day_url(network))
    assert "Blijft." in text
    assert "Samen in Zwolle" in text
    assert "staat niet meer in de agenda" in text
