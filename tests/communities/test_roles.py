"""Who may do what in the CMS."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.documents.permissions import permission_policy as documents
from wagtail.images.permissions import permission_policy as images
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission

from communities import roles
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


def test_network_editor_edits_the_front_page_and_the_knowledge_base(two_libraries, site):
    knowledge_base = builders.theme(site).get_parent()
    user = user_in(roles.network_editors())
    assert may(user, site.home) == (True, True)
    assert may(user, knowledge_base) == (True, True)


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
