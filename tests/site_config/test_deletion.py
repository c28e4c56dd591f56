"""What is in use stays, and the message says where it is used."""

import html
import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction, ReferenceIndex

from communities import roles
from events.models import EventTheme
from home.models import StandardPage
from knowledge_base.models import (
    GuidelineIndexPage,
    GuidelinePage,
    GuidelineTheme,
    ThemePage,
    ToolIndexPage,
    ToolPage,
)
from site_config import usage
from tests import builders

pytestmark = [pytest.mark.usefixtures("indexes"), pytest.mark.once]


@pytest.fixture
def theme(site):
    return builders.theme(site)


@pytest.fixture
def base(theme):
    return theme.get_parent().get_parent()


@pytest.fixture
def guideline(base, theme):
    index = base.add_child(instance=GuidelineIndexPage(title="Handvatten"))
    page = GuidelinePage(title="Werken in fasen", summary="Stap voor stap.")
    page.theme_links = [GuidelineTheme(theme=theme)]
    return index.add_child(instance=page)


@pytest.fixture
def administrator(client, db):
    user = get_user_model().objects.create_superuser("beheer", "beheer@example.org", "x")
    client.force_login(user)
    return client


def sign_in(client, group):
    user = get_user_model().objects.create_user("iemand@example.org")
    user.groups.add(group)
    client.force_login(user)
    return user


def said(response) -> str:
    """The messages as they are read, with the address of each link behind it."""
    text = " ".join(str(one) for one in get_messages(response.wsgi_request))
    linked = re.sub(r'<a href="([^"]+)">(.*?)</a>', r"\2 [\1]", text)
    return html.unescape(" ".join(linked.split()))


def edit(page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_theme_in_use_is_not_deleted_and_says_where(administrator, theme, guideline, method):
    response = getattr(administrator, method)(reverse("wagtailadmin_pages:delete", args=[theme.pk]))
    assert (response.status_code, response.url) == (302, edit(theme))
    assert said(response) == (
        "“Maken en repareren” is niet verwijderd. “Maken en repareren” wordt op 1 plek gebruikt: "
        f"Werken in fasen [{edit(guideline)}]. "
        "Haal daar eerst de verwijzing weg. Of haal het artikel offline."
    )
    assert ThemePage.objects.filter(pk=theme.pk).exists()


def test_links_in_text_count_too(administrator, site, base):
    index = base.add_child(instance=ToolIndexPage(title="Hulpmiddelen"))
    tool = index.add_child(instance=ToolPage(title="Meetkaart", summary="Tellen."))
    in_text = site.home.add_child(
        instance=StandardPage(
            title="Over ons",
            body=[("paragraph", f'<p>Zie de <a linktype="page" id="{tool.pk}">kaart</a>.</p>')],
        )
    )
    response = administrator.post(reverse("wagtailadmin_pages:delete", args=[tool.pk]))
    assert f"wordt op 1 plek gebruikt: Over ons [{edit(in_text)}]." in said(response)
    in_text.body = []
    in_text.save()
    response = administrator.post(reverse("wagtailadmin_pages:delete", args=[tool.pk]))
    assert "verwijderd" in said(response)
    assert not Page.objects.filter(pk=tool.pk).exists()


def test_what_somebody_may_not_see_is_a_number(client, site, calendar, theme, guideline):
    other = builders.community(site, "Bladzijde Z", library=builders.library("Rotterdam"))
    secret = builders.event(other.calendar, "Geheim plan", publish=False)
    secret.theme_links = [EventTheme(theme=theme)]
    secret.save()
    builders.event(other.calendar, "Open avond", themes=[theme])
    own = builders.event(calendar, "Eigen avond", themes=[theme])
    restricted = builders.event(other.calendar, "Besloten avond", themes=[theme])
    PageViewRestriction.objects.create(
        page=restricted, restriction_type=PageViewRestriction.PASSWORD, password="x"
    )
    library = calendar.get_parent().specific.library
    group = roles.library_group(library)
    community = calendar.get_parent()
    roles._allow_on_pages(group, Page.objects.filter(pk__in=[theme.pk, community.pk]))
    sign_in(client, group)
    response = client.post(reverse("wagtailadmin_pages:delete", args=[theme.pk]))
    assert said(response).split(" Haal")[0].split("gebruikt: ")[1] == (
        f"Eigen avond [{edit(own)}], Open avond, Werken in fasen, en 2 die je niet kunt zien."
    )
    assert "5 plekken" in said(response)
    assert "Geheim" not in said(response)
    assert "Besloten" not in said(response)


def test_the_names_of_pages_are_no_markup(administrator, site, theme):
    page = builders.event(site.calendar, "<script>alert(1)</script>", themes=[theme])
    response = administrator.post(reverse("wagtailadmin_pages:delete", args=[theme.pk]))
    raw = " ".join(str(one) for one in get_messages(response.wsgi_request))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in raw
    assert "<script" not in raw
    assert edit(page) in raw


def test_more_than_ten_places_are_counted(administrator, site, theme):
    for number in range(12):
        builders.event(site.calendar, f"Avond {number:02}", themes=[theme])
    response = administrator.post(reverse("wagtailadmin_pages:delete", args=[theme.pk]))
    all_of_them = reverse("wagtailadmin_pages:usage", args=[theme.pk])
    assert f"Avond 09 [{edit(site.calendar.get_children().get(title='Avond 09'))}]" in said(
        response
    )
    assert "Avond 10" not in said(response)
    assert f"nog 2 [{all_of_them}]" in said(response)


@pytest.mark.parametrize("method", ["get", "post"])
def test_bulk_deletion_names_every_page_that_stays(administrator, site, theme, guideline, method):
    unused = builders.theme(site, "Zingen")
    back = reverse("wagtailadmin_explore", args=[theme.get_parent().pk])
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    address = f"{url}?id={theme.pk}&id={unused.pk}&next={back}"
    response = getattr(administrator, method)(address)
    assert (response.status_code, response.url) == (302, back)
    assert f"wordt op 1 plek gebruikt: Werken in fasen [{edit(guideline)}]." in said(response)
    assert "Zingen" not in said(response)
    assert ThemePage.objects.count() == 2


def test_bulk_deletion_of_what_is_not_used(administrator, site, theme):
    other = builders.theme(site, "Zingen")
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    address = f"{url}?id={theme.pk}&id={other.pk}"
    assert "Zingen" in administrator.get(address).content.decode()
    assert administrator.post(address).status_code == 302
    assert not ThemePage.objects.exists()


def test_a_section_with_an_article_in_use_stays(administrator, theme, guideline):
    index = theme.get_parent()
    response = administrator.post(reverse("wagtailadmin_pages:delete", args=[index.pk]))
    assert said(response).startswith("“Thema’s” is niet verwijderd. “Maken en repareren” wordt")
    assert ThemePage.objects.count() == 1


def test_what_is_not_used_may_go(administrator, theme):
    response = administrator.post(reverse("wagtailadmin_pages:delete", args=[theme.pk]))
    assert response.status_code == 302
    assert not ThemePage.objects.exists()


def test_protection_that_the_index_does_not_know_is_found(rf, theme, guideline):
    ReferenceIndex.objects.all().delete()
    request = rf.get("/admin/")
    request.user = get_user_model().objects.create_superuser("beheer", "beheer@example.org", "x")
    uses = usage.uses_of(ThemePage.objects.all(), request)
    assert {key: [one.title for one in value.places] for key, value in uses.items()} == {
        theme.pk: ["Werken in fasen"]
    }


def test_places_cost_the_same_for_one_as_for_many(
    rf, site, theme, guideline, django_assert_max_num_queries
):
    request = rf.get("/admin/")
    request.user = get_user_model().objects.create_superuser("beheer", "beheer@example.org", "x")
    usage.uses_of(ThemePage.objects.all(), request)
    for number in range(6):
        builders.event(site.calendar, f"Avond {number}", themes=[theme])
    with django_assert_max_num_queries(14) as counted:
        uses = usage.uses_of(ThemePage.objects.all(), request)
    assert uses[theme.pk].count == 7
    ReferenceIndex.objects.exclude(to_object_id=str(theme.pk)).delete()
    builders.event(site.calendar, "Nog een avond", themes=[theme])
    with django_assert_max_num_queries(len(counted)):
        assert usage.uses_of(ThemePage.objects.all(), request)[theme.pk].count == 8


def test_a_protected_record_is_never_a_server_error(administrator, theme, guideline, monkeypatch):
    """As when somebody links to it between the question and the answer."""
    monkeypatch.setattr(ThemePage, "deletion_blockers", classmethod(lambda *_arguments: []))
    monkeypatch.setattr("wagtail.models.reference_index.ReferenceGroups.is_protected", False)
    response = administrator.post(reverse("wagtailadmin_pages:delete", args=[theme.pk]))
    assert response.status_code == 302
    assert said(response) == "Niet gelukt, er is niets veranderd. Iets anders gebruikt dit nog."
    assert ThemePage.objects.count() == 1


def test_taking_an_article_offline_says_how_often_it_is_used(administrator, theme, guideline):
    response = administrator.get(reverse("wagtailadmin_pages:unpublish", args=[theme.pk]))
    text = " ".join(response.content.decode().split())
    assert reverse("wagtailadmin_pages:usage", args=[theme.pk]) in text
    usage_page = administrator.get(reverse("wagtailadmin_pages:usage", args=[theme.pk]))
    assert "Werken in fasen" in usage_page.content.decode()
