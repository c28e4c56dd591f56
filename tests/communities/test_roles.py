"""Who may do what in the CMS."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from wagtail.documents.permissions import permission_policy as documents
from wagtail.images.permissions import permission_policy as images
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page
from wagtail.permissions import page_permission_policy

from communities import roles
from home.models import StandardPage
from tests import builders


@pytest.fixture
def two_libraries(site):
    gouda = builders.community(site, "Zaai en maak")
    rotterdam = builders.community(
        site, "Bladzijde Z", library=builders.library("Bibliotheek Rotterdam")
    )
    return gouda, rotterdam


def user_in(group: Group):
    user = get_user_model().objects.create_user(f"{group.name}@example.org")
    user.groups.add(group)
    return user


def may(user, page) -> tuple[bool, bool]:
    """Whether the user may edit and publish the page."""
    permissions = page.permissions_for_user(user)
    return permissions.can_edit(), permissions.can_publish()


def test_librarian_works_below_the_own_community_only(two_libraries, site):
    gouda, rotterdam = two_libraries
    user = user_in(roles.library_group(gouda.library))
    roles.library_group(rotterdam.library)
    assert may(user, gouda) == (True, True)
    assert may(user, gouda.calendar) == (True, True)
    assert gouda.calendar.permissions_for_user(user).can_add_subpage()
    for page in (rotterdam, rotterdam.calendar, site.home, site.index, site.calendar):
        assert may(user, page) == (False, False)


def test_librarian_has_a_collection_of_the_library(two_libraries):
    gouda, rotterdam = two_libraries
    user = user_in(roles.library_group(gouda.library))
    roles.library_group(rotterdam.library)
    own = [roles.own_collection("Bibliotheek Gouda")]
    for policy in (images, documents):
        for action in ("add", "change", "choose"):
            assert list(policy.collections_user_has_permission_for(user, action)) == own


def test_every_group_opens_the_cms(two_libraries):
    gouda, _ = two_libraries
    for group in (roles.library_group(gouda.library), roles.network_editors(), roles.advisers()):
        assert user_in(group).has_perm("wagtailadmin.access_admin")


def test_network_editor_edits_the_front_page_and_what_is_of_the_network(two_libraries, site):
    knowledge_base = builders.theme(site).get_parent()
    user = user_in(roles.network_editors())
    for page in (site.home, site.calendar, knowledge_base, knowledge_base.get_children()[0]):
        assert may(user, page) == (True, True)
        assert may(user, Page.objects.get(pk=page.pk)) == (True, True)
    assert site.home.permissions_for_user(user).can_add_subpage()


def test_network_editor_does_not_edit_communities(two_libraries, site):
    user = user_in(roles.network_editors())
    for community in two_libraries:
        for page in (community, community.calendar, community.stories):
            assert may(user, page) == may(user, Page.objects.get(pk=page.pk)) == (False, False)
    assert may(user, site.index) == (False, False)
    changeable = page_permission_policy.instances_user_has_permission_for(user, "change")
    assert not changeable.filter(path__startswith=site.index.path).exists()


def test_front_page_cannot_be_taken_away_by_editors(two_libraries, site):
    allowed = site.home.permissions_for_user(user_in(roles.network_editors()))
    assert not allowed.can_delete()
    assert not allowed.can_unpublish()
    assert not allowed.can_set_view_restrictions()
    assert not allowed.can_move()


def test_network_editor_edits_a_page_that_is_new_below_the_front_page(two_libraries, site):
    user = user_in(roles.network_editors())
    page = site.home.add_child(instance=StandardPage(title="Privacy"))
    assert may(user, page) == (True, True)


def test_permission_on_the_front_page_of_an_earlier_version_is_taken_away(two_libraries, site):
    group = roles.network_editors()
    permission = Permission.objects.get(codename="change_page")
    GroupPagePermission.objects.create(group=group, page=site.home, permission=permission)
    call_command("set_up_roles")
    assert may(user_in(group), two_libraries[0]) == (False, False)


def test_community_that_goes_to_another_library_takes_its_permissions_along(two_libraries):
    gouda, rotterdam = two_libraries
    old = user_in(roles.library_group(gouda.library))
    new = user_in(roles.library_group(rotterdam.library))
    gouda.library = rotterdam.library
    gouda.save()
    assert (may(old, gouda), may(new, gouda)) == ((False, False), (True, True))
    assert may(new, rotterdam) == (True, True)


def test_library_keeps_its_people_and_pictures_under_a_new_name(two_libraries):
    gouda, _ = two_libraries
    group = roles.library_group(gouda.library)
    gouda.library.name = "Bibliotheek Gouda en omstreken"
    gouda.library.save()
    group.refresh_from_db()
    assert group.name == gouda.library.collection.name == "Bibliotheek Gouda en omstreken"
    assert roles.library_group(gouda.library) == group


def test_library_with_the_name_of_a_role_does_not_get_that_role(site):
    library = builders.library(roles.NETWORK_EDITORS)
    assert roles.library_group(library) != roles.network_editors()


def test_adviser_only_looks_around(two_libraries, site):
    gouda, _ = two_libraries
    user = user_in(roles.advisers())
    assert may(user, gouda) == may(user, site.home) == (False, False)


def test_repeating_changes_nothing(two_libraries):
    gouda, _ = two_libraries

    def counts():
        roles.library_group(gouda.library)
        roles.network_editors()
        roles.advisers()
        return [
            model.objects.count()
            for model in (
                Group,
                Collection,
                GroupPagePermission,
                GroupCollectionPermission,
                Group.permissions.through,
            )
        ]

    assert counts() == counts()


def test_library_without_community_gets_a_group_without_pages(db):
    group = roles.library_group(builders.library())
    assert not group.page_permissions.exists()
