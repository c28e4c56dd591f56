"""Who may do what in the CMS: one group for each library, one for the network, advisers.

Every function may be repeated; it adds what is missing and takes nothing away.
"""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page, Site

from .models import CommunityPage, Library

NETWORK_EDITORS = "Netwerkredactie"
ADVISERS = "Adviseurs"

PAGE_PERMISSIONS = ["add_page", "change_page", "publish_page"]
COLLECTION_PERMISSIONS = [
    ("wagtailimages", "add_image"),
    ("wagtailimages", "change_image"),
    ("wagtailimages", "choose_image"),
    ("wagtaildocs", "add_document"),
    ("wagtaildocs", "change_document"),
    ("wagtaildocs", "choose_document"),
]


def library_group(library: Library) -> Group:
    """The librarians of one library: its communities, and a collection of its own."""
    group = _group(library.name)
    for community in CommunityPage.objects.filter(library=library):
        _allow_on_page(group, community)
    _allow_on_collection(group, own_collection(library.name))
    return group


def network_editors() -> Group:
    """The network's editors: the front page and all below it, the knowledge base included.

    Wagtail hands a permission on a page down to the pages below it, so whoever edits the
    front page may edit the communities as well. They keep the register of closures too, and
    handle what visitors say of the articles.
    """
    group = _group(NETWORK_EDITORS)
    for action in ("add", "change", "delete", "view"):
        group.permissions.add(_permission("events", f"{action}_closure"))
    for action in ("change", "delete", "view"):
        group.permissions.add(_permission("knowledge_base", f"{action}_feedback"))
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site:
        _allow_on_page(group, site.root_page)
    _allow_on_collection(group, own_collection(NETWORK_EDITORS))
    return group


def advisers() -> Group:
    """The network's advisers may look around in the CMS."""
    return _group(ADVISERS)


def own_collection(name: str) -> Collection:
    """The collection of images and documents that carries the name of a group."""
    found = Collection.objects.filter(name=name, depth=2).first()
    return found or Collection.get_first_root_node().add_child(name=name)


def _group(name: str) -> Group:
    group, _ = Group.objects.get_or_create(name=name)
    group.permissions.add(_permission("wagtailadmin", "access_admin"))
    return group


def _allow_on_page(group: Group, page: Page) -> None:
    for codename in PAGE_PERMISSIONS:
        GroupPagePermission.objects.get_or_create(
            group=group, page_id=page.pk, permission=_permission("wagtailcore", codename)
        )


def _allow_on_collection(group: Group, collection: Collection) -> None:
    for app, codename in COLLECTION_PERMISSIONS:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=_permission(app, codename)
        )


def _permission(app: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app, codename=codename)
