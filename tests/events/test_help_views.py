"""The help with the calendar in the CMS: for everybody who may enter, and true to the screens."""

import re
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils.translation import gettext

from communities import roles
from events import help_views
from tests.site_config import collect_messages

pytestmark = pytest.mark.once

HELP = "/admin/events/help/"
ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates" / "events" / "admin").glob("help*.html"))


@pytest.fixture
def librarian(client, calendar):
    user = get_user_model().objects.create_user("bibliotheek@example.org")
    user.groups.add(roles.library_group(calendar.get_parent().specific.library))
    client.force_login(user)
    return client


def sections(html: str) -> list[str]:
    return re.findall(r'<h2 id="([a-z-]+)" tabindex="-1">', html)


def test_a_librarian_reads_it(librarian):
    response = librarian.get(HELP)
    html = response.content.decode()
    assert response.status_code == 200
    assert "Hulp bij de agenda" in html
    assert re.findall(r'<li><a href="#([a-z-]+)">', html) == sections(html)
    assert len(sections(html)) == 14


def test_an_adviser_without_a_calendar_reads_it(client, site):
    user = get_user_model().objects.create_user("adviseur@example.org")
    user.groups.add(roles.advisers())
    client.force_login(user)
    assert len(sections(client.get(HELP).content.decode())) == 14


def test_a_visitor_is_asked_to_sign_in(client, site):
    response = client.get(HELP)
    assert (response.status_code, response.url) == (
        302,
        f"{reverse('account_login')}?next={HELP}",
    )


def test_somebody_who_may_not_enter_the_cms_does_not_get_it(client, site):
    client.force_login(get_user_model().objects.create_user("inwoner@example.org"))
    response = client.get(HELP)
    assert (response.status_code, response.url) == (
        302,
        f"{reverse('account_login')}?next={HELP}",
    )


def test_the_menu_leads_to_it(librarian):
    assert f'"{HELP}"' in librarian.get(reverse("wagtailadmin_home")).content.decode()


def test_the_list_of_dates_and_the_editor_lead_to_it(librarian, calendar):
    dates = librarian.get(reverse("events_dates:all")).content.decode()
    add = reverse("wagtailadmin_pages:add", args=["events", "eventpage", calendar.pk])
    assert re.findall(rf'href="{HELP}(#[a-z-]+)"', dates) == ["#een-datum"]
    assert re.findall(rf'href="{HELP}(#[a-z-]+)"', librarian.get(add).content.decode()) == [
        "#wanneer"
    ]


def test_every_button_that_it_names_is_on_a_screen():
    """Whoever renames a button comes across the help as well."""
    named = {message for path in TEMPLATES for message in collect_messages.template_messages(path)}
    elsewhere = set()
    for path in [*(ROOT / "events").rglob("*.py"), *(ROOT / "communities").rglob("*.py")]:
        if path.name != "help_views.py" and "migrations" not in path.parts:
            elsewhere.update(collect_messages.python_messages(path))
    for path in (ROOT / "templates").rglob("*.html"):
        if path not in TEMPLATES:
            elsewhere.update(collect_messages.template_messages(path))
    assert len(named) > 40
    assert sorted(named - elsewhere) == []


def test_what_it_names_is_said_in_dutch(librarian):
    response = librarian.get(HELP)
    assert response.context["wagtail"] == {
        "save": "Bewaar concept",
        "more": "Meer acties",
        "publish": "Publiceren",
        "unpublish": "Publicatie intrekken",
    }
    for path in TEMPLATES:
        for message in collect_messages.template_messages(path):
            # Without a context; those with one are words of a calendar's views.
            assert gettext(message) != message or message in {"Month", "Week", "Day"}, message


def test_wagtail_still_has_the_buttons_that_it_names(librarian, calendar):
    add = reverse("wagtailadmin_pages:add", args=["events", "eventpage", calendar.pk])
    editor = librarian.get(add).content.decode()
    words = {name: gettext(one) for name, one in help_views.BUTTONS.items()}
    assert [words[name] in editor for name in ("save", "more", "publish")] == [True] * 3
