"""“Looked at today”: what it writes, and who may."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import GroupPagePermission

from communities import roles
from knowledge_base.models import ToolPage
from knowledge_base.reviewing import marking

from .conftest import user_in

pytestmark = pytest.mark.once


def address(page) -> str:
    return reverse("knowledge_base_looked_at", args=[page.pk])


def said(response) -> list[str]:
    return [" ".join(str(one).split()) for one in get_messages(response.wsgi_request)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(2026, 6, 1), dt.date(2027, 6, 1)),
        (dt.date(2028, 2, 29), dt.date(2029, 2, 28)),
        (dt.date(2027, 2, 28), dt.date(2028, 2, 28)),
    ],
)
def test_a_year_on(day, expected):
    assert marking.a_year_on(day) == expected


def test_looked_at_today_is_published(client, editor, article, today):
    page = article(looked=400, again=-30)
    response = client.post(address(page))
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    page.refresh_from_db()
    assert (page.reviewed_on, page.review_by) == (today, marking.a_year_on(today))
    assert (page.live, page.has_unpublished_changes) == (True, False)
    assert page.latest_revision.user == editor
    assert said(response) == ["“Meetkaart” is vandaag nagekeken."]


def test_an_unfinished_draft_is_not_published_along(client, editor, article, today):
    page = article(looked=400, again=-30)
    page.summary = "Half af"
    page.save_revision()
    response = client.post(address(page))
    page.refresh_from_db()
    assert (page.summary, page.reviewed_on) == (
        "Tellen wat er gebeurt.",
        today - dt.timedelta(days=400),
    )
    draft = page.get_latest_revision_as_object()
    assert (draft.summary, draft.reviewed_on) == ("Half af", today)
    assert "Publiceer dat ook nog." in said(response)[0]


def test_who_may_not_publish_makes_a_draft(client, article, tools, today):
    group = roles._group("Schrijvers")
    GroupPagePermission.objects.create(
        group=group, page=tools, permission=Permission.objects.get(codename="change_page")
    )
    client.force_login(user_in(group))
    page = article(looked=400, again=-30)
    assert "Dit komt in het concept." in client.get(address(page)).content.decode()
    client.post(address(page))
    page.refresh_from_db()
    assert page.reviewed_on == today - dt.timedelta(days=400)
    assert page.get_latest_revision_as_object().reviewed_on == today


def test_asking_changes_nothing(client, editor, article, today):
    page = article(looked=400, again=-30)
    html = client.get(address(page)).content.decode()
    assert "Dit staat meteen op de site." in html
    page.refresh_from_db()
    assert page.revisions.count() == 1


def test_a_librarian_may_not_look_at_articles(client, article, calendar):
    group = roles.library_group(calendar.get_parent().specific.library)
    client.force_login(user_in(group))
    page = article()
    response = client.post(address(page))
    assert (response.status_code, response.url) == (302, reverse("wagtailadmin_home"))
    page.refresh_from_db()
    assert page.reviewed_on is None
    assert page.revisions.count() == 1


def test_a_page_that_is_no_article_is_not_found(client, editor, site):
    assert client.post(address(site.home)).status_code == 404
    assert client.post(reverse("knowledge_base_looked_at", args=[999999])).status_code == 404


def test_a_locked_article_is_left_alone(client, editor, article):
    other = get_user_model().objects.create_superuser("beheer", "b@example.org", "x")
    page = article()
    page.locked, page.locked_by = True, other
    page.save()
    assert client.post(address(page)).url == reverse("wagtailadmin_home")
    assert page.revisions.count() == 1


def test_an_article_that_is_not_complete_says_so(client, editor, article):
    page = article()
    ToolPage.objects.filter(pk=page.pk).update(summary="")
    page.revisions.all().delete()
    response = client.post(address(page))
    assert response.status_code == 302
    problem = "In één of twee zinnen: Dit veld kan niet leeg zijn."
    assert said(response) == [f"“Meetkaart” kon niet worden opgeslagen. {problem}"]


def test_one_goes_back_to_where_one_came_from_on_this_site_only(client, editor, article):
    page = article()
    report = reverse("knowledge_base_review_report")
    assert client.post(address(page), {"next": report}).url == report
    assert client.post(address(page), {"next": "https://example.org/"}).url == reverse(
        "wagtailadmin_pages:edit", args=[page.pk]
    )


def test_the_editor_says_what_has_to_be_done(client, editor, article):
    late = article("Te laat", looked=400, again=-30)
    html = client.get(reverse("wagtailadmin_pages:edit", args=[late.pk])).content.decode()
    assert "opnieuw worden nagekeken" in html
    assert html.count(f'action="{address(late)}"') == 1
    # In the menu at the top as well, which asks first.
    assert f'href="{address(late)}"' in html


@pytest.mark.parametrize(
    "fields", [{"looked": 10, "again": 300}, {"publish": False}], ids=["fine", "draft"]
)
def test_the_editor_is_silent_where_nothing_is_due(client, editor, article, fields):
    page = article("In orde", **fields)
    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert "review-note" not in html
    assert f'href="{address(page)}"' in html
