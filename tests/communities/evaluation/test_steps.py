"""Finishing, and the way into the knowledge base: two say yes, one draft, and the way back."""

import datetime as dt

import pytest
from django.contrib.messages import get_messages
from wagtail.models import ModelLogEntry

from communities.evaluation import history, steps
from communities.models import Evaluation
from knowledge_base.models import ExampleIndexPage, ExamplePage
from site_config import example_drafts

from .conftest import LAST, NOW


def step(client, evaluation, name: str) -> str:
    """What is said after it."""
    response = client.post(f"/admin/evaluations/{evaluation.pk}/{name}/")
    assert response.status_code == 302
    evaluation.refresh_from_db()
    return [str(one).strip() for one in get_messages(response.wsgi_request)][-1]


@pytest.fixture
def offered(evaluation, librarian):
    step(librarian, evaluation, "finish")
    step(librarian, evaluation, "offer")
    return evaluation


def test_finishing_asks_for_what_an_evaluation_is_about(librarian, evaluation):
    Evaluation.objects.update(story="", failure="", phase="")
    assert step(librarian, evaluation, "finish") == (
        "Vul eerst in: fase, één verhaal, wat mislukte."
    )
    assert evaluation.finished_at is None


def test_a_period_that_goes_on_is_not_finished(librarian, evaluation):
    Evaluation.objects.update(last_date=NOW.date() + dt.timedelta(days=1))
    assert step(librarian, evaluation, "finish").startswith("De periode is nog niet voorbij.")
    Evaluation.objects.update(last_date=LAST)
    assert step(librarian, evaluation, "finish") == "Afgerond. De cijfers staan nu vast."
    assert (evaluation.finished_at, evaluation.finished_by) == (NOW, librarian.user)
    assert evaluation.figures["visitors"] == 20
    assert step(librarian, evaluation, "finish") == "Deze evaluatie is al afgerond."


def test_offering_is_for_what_is_finished_and_agreed(librarian, evaluation):
    assert step(librarian, evaluation, "offer") == "Rond de evaluatie eerst af."
    Evaluation.objects.update(story_read=False)
    step(librarian, evaluation, "finish")
    assert step(librarian, evaluation, "offer").startswith("De verteller van het verhaal moet")
    assert evaluation.offered_at is None
    Evaluation.objects.update(story_read=True)
    step(librarian, evaluation, "offer")
    assert (evaluation.offered_at, evaluation.offered_by) == (NOW, librarian.user)
    assert step(librarian, evaluation, "reopen").startswith("De evaluatie is aangeboden")
    assert evaluation.finished_at == NOW


def test_two_say_yes_and_there_is_a_draft(offered, librarian, editor):
    assert step(editor, offered, "accept").startswith("Er staat nu een concept")
    page = ExamplePage.objects.get()
    assert (offered.example, offered.accepted_by, offered.accepted_at) == (page, editor.user, NOW)
    assert (page.live, page.owner, page.title) == (
        False,
        editor.user,
        "Zaai en maak: wat we leerden",
    )
    assert page.get_parent().specific == ExampleIndexPage.objects.get()
    draft = page.get_latest_revision_as_object()
    assert (draft.library, draft.period) == (
        "Bibliotheek Gouda",
        "1 oktober tot en met 20 november 2026",
    )
    assert next(block.value["text"] for block in draft.facts) == (
        "Bezoekers: 20 (geteld bij 4 van de 8 keer)."
    )
    assert "Op een avond kwam niemand." in draft.interpretation
    assert [block.value["heading"] for block in draft.take_along] == ["Wat we anders doen"]
    assert "Een opa kwam" in str(draft.body)
    assert [block.value for block in draft.unknown] == [
        "Hoeveel mensen er waren bij de 4 van de 8 keer die niet geteld zijn."
    ]
    assert editor.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
    draft.full_clean()


def test_accepting_twice_makes_one(offered, editor):
    step(editor, offered, "accept")
    assert step(editor, offered, "accept") == "Van deze evaluatie is al een concept gemaakt."
    assert ExamplePage.objects.count() == 1


def test_without_the_library_nothing_is_made(evaluation, librarian, editor, admin_client):
    step(librarian, evaluation, "finish")
    url = f"/admin/evaluations/{evaluation.pk}/accept/"
    assert editor.post(url).status_code == 404
    assert librarian.post(url).status_code == 404
    assert step(admin_client, evaluation, "accept").startswith("De bibliotheek biedt deze")
    assert not ExamplePage.objects.exists()


def test_withdrawing_takes_the_draft_along(offered, librarian, editor):
    assert step(librarian, offered, "withdraw").startswith("Ingetrokken.")
    assert offered.offered_at is None
    step(librarian, offered, "offer")
    step(editor, offered, "accept")
    assert step(librarian, offered, "withdraw").startswith("Ingetrokken.")
    assert (offered.example, offered.offered_at, offered.accepted_at) == (None, None, None)
    assert not ExamplePage.objects.exists()
    assert step(librarian, offered, "withdraw") == "Deze evaluatie is niet aangeboden."


def test_what_is_public_is_not_withdrawn(offered, librarian, editor):
    step(editor, offered, "accept")
    page = ExamplePage.objects.get()
    page.get_latest_revision().publish()
    assert step(librarian, offered, "withdraw").startswith("Het voorbeeld is al openbaar geweest.")
    page.refresh_from_db()
    page.unpublish()
    assert step(librarian, offered, "withdraw").startswith("Het voorbeeld is al openbaar geweest.")
    assert (ExamplePage.objects.count(), offered.offered_at) == (1, NOW)


def test_a_draft_that_an_editor_deleted_can_be_made_again(offered, editor):
    step(editor, offered, "accept")
    ExamplePage.objects.get().delete()
    offered.refresh_from_db()
    assert offered.example is None
    step(editor, offered, "accept")
    assert ExamplePage.objects.count() == 1


def test_without_an_overview_of_examples_it_says_so(offered, admin_client):
    """Nobody is offered the button then; who had the page open reads why."""
    assert admin_client.post(f"/admin/evaluations/{offered.pk}/accept/").status_code == 404
    with pytest.raises(steps.NotPossible, match="De kennisbank heeft nog geen overzicht"):
        steps.accept(offered.pk, None)
    offered.refresh_from_db()
    assert offered.accepted_at is None


def test_what_was_done_by_whom_is_kept(offered, librarian, editor):
    step(editor, offered, "accept")
    entries = ModelLogEntry.objects.for_instance(offered).order_by("pk")
    assert [(one.action, one.user) for one in entries] == [
        (history.FINISHED, librarian.user),
        (history.OFFERED, librarian.user),
        (history.ACCEPTED, editor.user),
    ]
    page = librarian.get(f"/admin/communities/evaluation/inspect/{offered.pk}/").content.decode()
    assert "Aangenomen; er is een concept in de kennisbank gemaakt." in page


def test_texts_become_no_html_in_the_draft(evaluation, librarian, editor):
    Evaluation.objects.update(failure="<b onclick=x>Dik</b>\n\nTwee", lesson="Als je <i>, doe dan")
    for who, name in ((librarian, "finish"), (librarian, "offer"), (editor, "accept")):
        step(who, evaluation, name)
    draft = ExamplePage.objects.get().get_latest_revision_as_object()
    assert "<p>&lt;b onclick=x&gt;Dik&lt;/b&gt;</p><p>Twee</p>" in draft.interpretation
    assert draft.summary == "Als je <i>, doe dan"


def test_steps_are_posts(librarian, evaluation):
    for name in ("finish", "reopen", "offer", "withdraw", "accept"):
        url = f"/admin/evaluations/{evaluation.pk}/{name}/"
        assert librarian.get(url).status_code == 405


def test_nobody_makes_examples_without_a_knowledge_base(monkeypatch, admin_user):
    monkeypatch.setattr(example_drafts, "_makers", [])
    assert not example_drafts.may_make(admin_user)
    with pytest.raises(example_drafts.NoPlace):
        example_drafts.make(None, admin_user)
