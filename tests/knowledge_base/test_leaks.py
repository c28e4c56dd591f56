"""What is not for everybody is told nowhere: results, suggestions, feeds, sitemap, lists."""

import datetime as dt

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from knowledge_base.models import (
    ExampleGuideline,
    GuidelinePage,
    GuidelineRole,
    GuidelineStep,
    GuidelineTheme,
    GuidelineTool,
)

from . import library

# Words that no dictionary knows, so that nothing else can hold them.
DRAFT, CLOSED, EXPIRED, SCHEDULED = "kwibbeldrum", "zwaffelpunt", "moestenkrib", "flonderpas"
OPEN = "grintelvaar"


def guideline(base, word: str) -> GuidelinePage:
    """Published, with the word in all its texts, and related to everything that there is."""
    page = GuidelinePage(
        title=f"Over {word}",
        summary=f"Kort over {word}.",
        why=f"<p>Waarom {word}.</p>",
        how=[library.point(f"Doe {word}", f"Zo doe je {word}.")],
    )
    page = library.add(base, base.guidelines, page)
    page.tool_links = [GuidelineTool(tool=base.tool)]
    page.step_links = [GuidelineStep(step=base.step)]
    page.theme_links = [GuidelineTheme(theme=base.theme)]
    page.role_links = [GuidelineRole(role="programmamaker")]
    page.save_revision().publish()
    base.example.guideline_links.add(ExampleGuideline(guideline=page))
    base.example.save_revision().publish()
    return page


@pytest.fixture
def secrets(base):
    """One guideline that everybody may see, and one of each kind that nobody may."""
    guideline(base, OPEN)
    guideline(base, DRAFT).unpublish()
    PageViewRestriction.objects.create(
        page=guideline(base, CLOSED), restriction_type=PageViewRestriction.LOGIN
    )
    # Its time is over, and no command has run yet.
    expired = guideline(base, EXPIRED)
    GuidelinePage.objects.filter(pk=expired.pk).update(expire_at=timezone.now())
    from home.search import entries

    entries.rebuild()
    scheduled = GuidelinePage(
        title=f"Over {SCHEDULED}",
        summary=f"Kort over {SCHEDULED}.",
        live=False,
        go_live_at=timezone.now() + dt.timedelta(days=1),
    )
    base.guidelines.add_child(instance=scheduled)
    scheduled.save_revision().publish()
    return base


def outlets(base) -> list[str]:
    """Every address that names articles; %s is the word that one looks for."""
    theme, example = base.theme.url, base.example.url
    return [
        "/",
        "/kennisbank/",
        "/kennisbank/alles/",
        "/kennisbank/feed.xml",
        "/kennisbank/handvatten/",
        "/kennisbank/handvatten/afdrukken/",
        "/kennisbank/handvatten/luister-eerst/",
        "/kennisbank/stappenplan/",
        base.step.url,
        base.tool.url,
        theme,
        f"{theme}voor-bibliotheken/",
        example,
        "/sitemap-pages.xml",
        "/zoeken/?q=%s",
        "/zoeken/?q=over+%s",
        "/zoeken/suggesties/?q=%s",
        "/zoeken/suggesties/?q=over",
    ]


def test_a_word_of_what_is_not_public_stands_nowhere(secrets, client):
    told = {}
    for word in (OPEN, DRAFT, CLOSED, EXPIRED, SCHEDULED):
        for outlet in outlets(secrets):
            address = outlet % word if "%s" in outlet else outlet
            response = client.get(address)
            assert response.status_code == 200, address
            text = response.content.decode().replace(f'value="{word}"', "")
            # The question itself is repeated on the page of results; a title is not asked for.
            if f"over-{word}" in text or f"Over {word}" in text or f"Kort over {word}" in text:
                told.setdefault(word, []).append(outlet)
    assert set(told) == {OPEN}
    silent = {"/", "/kennisbank/", secrets.theme.url, "/kennisbank/handvatten/luister-eerst/"}
    assert set(outlets(secrets)) - set(told[OPEN]) <= silent


@pytest.mark.parametrize("word", [DRAFT, CLOSED, EXPIRED, SCHEDULED])
def test_its_own_addresses_say_nothing_of_it(secrets, client, word):
    for tail in ("", "reactie/", "reactie/bedankt/", "deelbeeld.jpg"):
        response = client.get(f"/kennisbank/handvatten/over-{word}/{tail}")
        assert response.status_code in (302, 404), tail
        assert f"Kort over {word}" not in response.content.decode()
