"""Who may do what in the CMS: one group for each library, one for the network, advisers.

Every function may be repeated: it adds what is missing, and takes away permissions on pages
that the group should not have (any more). Administrators are Django's superusers; who reads
the closed part of the knowledge base is in `readers`.
"""

from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Site

from . import readers
from .models import CommunityIndexPage, CommunityPage, Library
from .models.library import ADVISERS

NETWORK_EDITORS = "Netwerkredactie"
ROLES = [NETWORK_EDITORS, ADVISERS, readers.READERS]

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
    # Somebody else may have linked them since this library was read.
    library.refresh_from_db(fields=["group", "collection"])
    name = _free_name(library)
    group = _group(name, library.group)
    collection = library.collection or own_collection(name)
    if collection.name != name:
        collection.name = name
        collection.save()
    if (library.group_id, library.collection_id) != (group.pk, collection.pk):
        library.group, library.collection = group, collection
        library.save(update_fields=["group", "collection"])
    _allow_on_pages(group, CommunityPage.objects.filter(library=library))
    _allow_on_collection(group, collection)
    readers.let_read(group)
    return group


def network_editors() -> Group:
    """The network's editors: the knowledge base, the pages about the site, the network's calendar.

    Wagtail hands a permission on a page down to all pages below it. So they get theirs on the
    pages below the front page, all but the communities, and the front page by itself goes by a
    permission on its model (see `HomePage.permissions_for_user`). On registers that they share
    with libraries, such a permission is for the rows of the network (see `OfLibrary`).
    They handle what visitors say of the articles.
    """
    group = _group(NETWORK_EDITORS)
    for action in ("add", "change", "delete", "view"):
        group.permissions.add(_permission("events", f"{action}_closure"))
        group.permissions.add(_permission("events", f"{action}_venue"))
        group.permissions.add(_permission("knowledge_base", f"{action}_glossaryterm"))
    for action in ("change", "delete", "view"):
        group.permissions.add(_permission("knowledge_base", f"{action}_feedback"))
    for name in ("library", "adviser", "stepprogress"):
        group.permissions.add(_permission("communities", f"view_{name}"))
    group.permissions.add(_permission("communities", "change_returnday"))
    group.permissions.add(_permission("home", "change_homepage"))
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    if site:
        _allow_on_pages(group, site.root_page.get_children().not_type(CommunityIndexPage))
    _allow_on_collection(group, own_collection(NETWORK_EDITORS))
    readers.let_read(group)
    return group


def advisers() -> Group:
    """Advisers read of the libraries that they guide (`Library.adviser`).

    They change nothing, but for their own remarks in the step plan (see `progress.access`).
    """
    group = _group(ADVISERS)
    readers.let_read(group)
    return group


def own_collection(name: str) -> Collection:
    """The collection of images and documents that carries the name of a group."""
    found = Collection.objects.filter(name=name, depth=2).first()
    return found or Collection.get_first_root_node().add_child(name=name)


def _free_name(library: Library) -> str:
    """Never that of a group that there is already, with what that group may do."""
    taken = Group.objects.filter(name=library.name).exclude(pk=library.group_id).exists()
    return f"{library.name} (bibliotheek)" if taken or library.name in ROLES else library.name


def _group(name: str, group: Group | None = None) -> Group:
    """The group of that name, or `group` with that name, whose people may open the CMS."""
    if group is None:
        group, _ = Group.objects.get_or_create(name=name)
    elif group.name != name:
        group.name = name
        group.save()
    group.permissions.add(_permission("wagtailadmin", "access_admin"))
    return group


def _allow_on_pages(group: Group, pages) -> None:
    """On these pages, with all below them, and on no other."""
    keys = list(pages.values_list("pk", flat=True))
    GroupPagePermission.objects.filter(group=group).exclude(page__in=keys).delete()
    for key in keys:
        for codename in PAGE_PERMISSIONS:
            GroupPagePermission.objects.get_or_create(
                group=group, page_id=key, permission=_permission("wagtailcore", codename)
            )


def _allow_on_collection(group: Group, collection: Collection) -> None:
    for app, codename in COLLECTION_PERMISSIONS:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=_permission(app, codename)
        )


def _permission(app: str, codename: str) -> Permission:
    return Permission.objects.get(content_type__app_label=app, codename=codename)
