"""What the editor of a page says about its text."""

import datetime as dt
import json

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse

from communities.models import StoryPage
from home.models import StandardPage
from knowledge_base.models import GlossaryTerm, Precondition, StepPage, StepPlanPage
from site_config import content_checks, page_texts
from site_config.page_texts import Passage
from tests import builders

LONG = "Wij " + "en ".join(["jij "] * 13) + "samen."


def tips(report) -> dict[str, list[tuple[str, str]]]:
    """Of each kind, what it is about and where it stands."""
    return {
        group.heading: [(one.about, one.where) for one in group.tips] for group in report.groups
    }


def test_report_names_what_could_be_easier_and_where():
    report = content_checks.report(
        [
            Passage("Titel", "<p>Het IDO en de VNG</p>"),
            Passage("Tekst", f"<h2>Kop</h2><p>{LONG} Indien u komt, indien u belt. Doe mee.</p>"),
            Passage("Uitleg", '<h4>Diep</h4><p><a href="/x">Klik hier</a></p><img>'),
        ],
        known={"IDO"},
    )
    long_sentence, *rest = [group.tips for group in report.groups]
    assert [(tip.hint, tip.where) for tip in long_sentence] == [
        ("27 woorden. Maak er twee zinnen van.", "Tekst")
    ]
    assert long_sentence[0].about.startswith("Wij jij en jij")
    assert [[(tip.about, tip.where) for tip in group] for group in rest] == [
        [("indien (2×)", "Tekst")],
        [("VNG", "Titel")],
        [("Klik hier", "Uitleg")],
        [("Diep", "Uitleg")],
        [("(geen beschrijving)", "Uitleg")],
    ]
    assert (report.longest, report.average, report.count) == (27, 11.7, 6)
    assert not report.average_is_high


def test_report_of_nothing_is_empty():
    report = content_checks.report([])
    assert (report.average, report.longest, report.groups) == (0.0, 0, [])


def test_more_than_ten_of_a_kind_are_counted():
    html = "".join(f'<p><a href="/{at}">hier</a></p>' for at in range(13))
    (group,) = content_checks.report([Passage("Tekst", html)]).groups
    assert (len(group.named), group.unnamed) == (10, 3)


@pytest.fixture
def step(site):
    builders.theme(site)
    plan = (
        site.home.get_children()
        .get(slug="kennisbank")
        .add_child(instance=StepPlanPage(title="Stappenplan"))
    )
    page = StepPage(
        title="Ken je opdracht",
        summary="Weet <waarom>.",
        number=1,
        why="<p>Omdat het <a linktype='page' id='1'>hier</a> staat.</p>",
        actions=[("item", {"heading": "Lees het plan", "text": "<p>Indien het er is.</p>"})],
        body=[
            ("heading", "Verder"),
            ("picture", _picture_value("")),
            ("mind", {"heading": "", "text": "Vraag het VWS."}),
        ],
    )
    page.preconditions = [Precondition(text="Een plan", explanation="Thans ook op papier.")]
    return plan.add_child(instance=page)


def _picture_value(alternative: str, *, decorative: bool = False):
    picture = builders.picture()
    picture.contextual_alt_text, picture.decorative = alternative, decorative
    return picture


def test_passages_hold_every_field_that_an_editor_fills(step):
    found = {one.where: one.html for one in page_texts.passages(step)}
    assert found == {
        "Titel": "<p>Ken je opdracht</p>",
        "In één of twee zinnen": "<p>Weet &lt;waarom&gt;.</p>",
        "Tekst": "<h2>Verder</h2><img><p>Vraag het VWS.</p>",
        "Waarom deze stap": step.why,
        "Dit doe je": "<p>Lees het plan</p><p>Indien het er is.</p>",
        "Wat er geregeld moet zijn": "<p>Een plan</p>",
        "Uitleg": "<p>Thans ook op papier.</p>",
    }


def test_decoration_and_described_pictures_are_fine(site):
    page = site.home.add_child(
        instance=StandardPage(
            title="Over ons",
            body=[
                ("picture", _picture_value("", decorative=True)),
                ("picture", _picture_value("Een volle kas")),
            ],
        )
    )
    assert content_checks.check(page).groups == []


def test_a_picture_in_a_field_of_its_own_needs_a_description(calendar):
    picture = builders.picture()
    picture.description = ""
    picture.save()
    stories = calendar.get_parent().get_children().get(slug="verhalen").specific
    story = stories.add_child(
        instance=StoryPage(
            title="De kas", date=dt.date(2026, 5, 1), summary="Wij zaaien.", picture=picture
        )
    )
    assert tips(content_checks.check(story)) == {
        "Afbeeldingen": [("(geen beschrijving)", "Afbeelding")]
    }


def test_the_glossary_explains_abbreviations(step):
    assert ("VWS", "Tekst") in tips(content_checks.check(step))["Afkortingen zonder uitleg"]
    GlossaryTerm.objects.create(
        term="Ministerie van Volksgezondheid",
        slug="vws",
        abbreviation="VWS",
        explanation="Den Haag.",
    )
    assert "Afkortingen zonder uitleg" not in tips(content_checks.check(step))


def test_the_glossary_costs_one_query(step, django_assert_num_queries):
    page = StepPage.objects.prefetch_related("preconditions").get(pk=step.pk)
    with django_assert_num_queries(1):
        content_checks.report([], content_checks._known_abbreviations())
    assert content_checks.check(page).count > 0


@pytest.fixture
def administrator(client, db):
    user = get_user_model().objects.create_superuser("beheer", "beheer@example.org", "x")
    client.force_login(user)
    return client


def test_the_editor_shows_the_advice_of_the_last_draft(administrator, step):
    step.summary = "Indien het kan."
    step.save_revision()
    html = administrator.get(reverse("wagtailadmin_pages:edit", args=[step.pk])).content.decode()
    assert html.count('id="plain-language"') == 1
    advice = html.split('id="plain-language"')[1].split("</section>")[0]
    assert "<strong>indien (2×)" not in advice
    assert advice.count("<strong>indien</strong> Liever: als.") == 2
    assert "Publiceren mag ook zo" in advice


def test_a_page_that_is_being_made_has_no_advice_yet(administrator, site):
    url = reverse("wagtailadmin_pages:add", args=["home", "standardpage", site.home.pk])
    assert "zodra de pagina voor het eerst is opgeslagen" in administrator.get(url).content.decode()


def test_saving_renews_the_advice(administrator, site):
    page = site.home.add_child(instance=StandardPage(title="Over ons", slug="over"))
    page.save_revision()
    response = administrator.post(
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        {
            "title": "Over ons",
            "slug": "over",
            "summary": "Indien het kan.",
            "body-count": "0",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
        },
        headers={"accept": "application/json"},
    )
    html = json.loads(response.content)["html"]
    assert 'data-w-teleport-target-value="#plain-language"' in html
    assert "<strong>indien</strong> Liever: als." in html
