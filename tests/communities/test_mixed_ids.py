"""What is mine in the address, what is theirs in the rest of the request: refused as a whole."""

import json

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield

from events.models import Closure, Venue

from . import world as worlds
from .walking import fingerprint, reached

pytestmark = pytest.mark.once


@pytest.fixture
def world(everything, indexes):
    everything.client = worlds.client_of(everything.accounts["A"])
    everything.before = fingerprint(everything)
    return everything


def text_of(response) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode(errors="replace") + str(response.cookies.get("messages", ""))


def page_url(name: str, *keys) -> str:
    return reverse(f"wagtailadmin_pages:{name}", args=keys)


LOOKS = {
    "browse": lambda w: f"/admin/choose-page/?page_type={w.b.draft._meta.label}",
    "browse theirs": lambda w: f"/admin/choose-page/{w.b.community.calendar.pk}/",
    "browse for a move": lambda w: (
        f"/admin/choose-page/?user_perms=move_to&target_pages[]={w.b.draft.pk}"
    ),
    "find": lambda w: f"/admin/choose-page/search/?q={worlds.CANARY[:5]}",
    "find public": lambda w: "/admin/choose-page/search/?q=koor",
    "chosen": lambda w: (
        f"/admin/choose-page/chosen-multiple/?id={w.a.live.pk}&id={w.b.draft.pk}&id={w.b.live.pk}"
    ),
    "pictures": lambda w: f"/admin/images/?q=foto&collection_id={w.b.collection.pk}",
    "pictures chosen": lambda w: f"/admin/images/chooser/chosen-multiple/?id={w.b.image.pk}",
    "pictures by collection": lambda w: (
        f"/admin/images/chooser/results/?collection_id={w.b.collection.pk}&q=foto"
    ),
    "documents": lambda w: f"/admin/documents/?q=verslag&collection_id={w.b.collection.pk}",
    "documents chosen": lambda w: f"/admin/documents/chooser/chosen-multiple/?id={w.b.document.pk}",
    "labels": lambda w: f"/admin/tag-autocomplete/?term={worlds.CANARY[:5]}",
    "search": lambda w: f"/admin/pages/search/?q={worlds.CANARY[:5]}",
    "search public": lambda w: "/admin/pages/search/?q=koor",
    "api children": lambda w: (
        f"/admin/api/main/pages/?child_of={w.b.community.calendar.pk}&fields=*"
    ),
    "api below": lambda w: f"/admin/api/main/pages/?descendant_of={w.b.community.pk}",
    "api find": lambda w: f"/admin/api/main/pages/find/?id={w.b.draft.pk}",
    "venues": lambda w: f"/admin/events/venue/?library__id__exact={w.b.library.pk}",
    "venues by letters": lambda w: "/admin/events/venue/?library__adviser__name__contains=z",
    "venues exported": lambda w: "/admin/events/venue/?export=csv",
    "closures": lambda w: f"/admin/events/closure/?q={worlds.CANARY[:5]}",
    "closures exported": lambda w: "/admin/events/closure/?export=xlsx",
    "libraries": lambda w: f"/admin/communities/library/?adviser__id__exact={w.b.adviser.pk}",
    "advisers": lambda w: "/admin/communities/adviser/?user__password__startswith=m",
    "pages deleted": lambda w: (
        f"/admin/bulk/wagtailcore/page/delete/?id={w.a.draft.pk}&id={w.b.draft.pk}"
    ),
    "pages below theirs": lambda w: (
        f"/admin/bulk/wagtailcore/page/publish/?id=all&childOf={w.b.community.calendar.pk}"
    ),
    "public pages unpublished": lambda w: (
        f"/admin/bulk/wagtailcore/page/unpublish/?id={w.b.live.pk}"
    ),
    "pictures deleted": lambda w: (
        f"/admin/bulk/wagtailimages/image/delete/?id={w.a.image.pk}&id={w.b.image.pk}"
    ),
    "documents moved": lambda w: (
        f"/admin/bulk/wagtaildocs/document/add_to_collection/?id={w.b.document.pk}"
    ),
    "people": lambda w: f"/admin/bulk/auth/user/delete/?id={w.accounts['B'].pk}",
    "revision": lambda w: page_url("revisions_view", w.a.live.pk, w.b.live.latest_revision_id),
    "compare": lambda w: page_url(
        "revisions_compare", w.a.live.pk, w.a.live.latest_revision_id, w.b.live.latest_revision_id
    ),
    "move to": lambda w: page_url("move_confirm", w.a.story.pk, w.b.community.stories.pk),
    "workflow": lambda w: page_url("workflow_action", w.a.story.pk, "approve", w.b.task_state.pk),
    "workflow preview": lambda w: page_url("workflow_preview", w.a.story.pk, w.b.task.pk),
    "workflow history": lambda w: page_url("workflow_history_detail", w.a.story.pk, w.b.state.pk),
    "import": lambda w: f"/admin/events/import/?calendar={w.b.community.calendar.pk}",
    "adviser’s pages": lambda w: f"/admin/advice/page/{w.b.draft.pk}/",
    "what is to come": lambda w: f"/admin/dates/?q={worlds.CANARY[:5]}",
}


def test_no_way_of_looking_shows_what_is_theirs(world):
    shown = []
    for what, address in LOOKS.items():
        response = world.client.get(address(world), follow=True)
        asked = address(world)
        if worlds.CANARY in text_of(response).replace(asked, ""):
            shown.append(what)
        if response.status_code >= 500:
            shown.append(f"{what}: broken")
    assert shown == []


def test_own_things_are_found_in_the_same_ways(world):
    """The same ways do show what is one's own, so that the test above proves something."""
    for address in (
        "/admin/choose-page/search/?q=plan",
        "/admin/images/?q=foto",
        "/admin/documents/?q=verslag",
        "/admin/tag-autocomplete/?term=gouda",
        "/admin/pages/search/?q=plan",
        "/admin/events/venue/?export=csv",
        "/admin/events/closure/?export=csv",
        f"/admin/bulk/wagtailcore/page/delete/?id={world.a.draft.pk}",
        f"/admin/images/chooser/chosen-multiple/?id={world.a.image.pk}",
    ):
        assert "gouda" in text_of(world.client.get(address)), address


EMPTY_BODY = {"body-count": "0"}


def body(kind: str, value) -> dict:
    """One block of the running text, as its form posts it."""
    fields = streamfield([(kind, value)])
    return {f"body-{key}": one for key, one in _flat(fields)}


def _flat(fields, prefix=""):
    for key, value in fields.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}-")
        else:
            yield f"{prefix}{key}", value


def a_link(kind: str, key) -> dict:
    return body("paragraph", rich_text(f'<p><a linktype="{kind}" id="{key}">daar</a></p>'))


EDITS = {
    "picture": (lambda a, w: {"picture": a.image.pk, **EMPTY_BODY}),
    "venue": (lambda a, w: {"venue": a.venue.pk, **EMPTY_BODY}),
    "picture in the text": (
        lambda a, w: body("picture", {"image": a.image.pk, "alt_text": "", "decorative": ""})
    ),
    "link to a page": (lambda a, w: a_link("page", a.draft.pk)),
    "link to a document": (lambda a, w: a_link("document", a.document.pk)),
}


@pytest.mark.parametrize("what", EDITS)
def test_own_page_takes_what_is_own_and_refuses_what_is_theirs(world, what):
    for name in ("edit", "preview_on_edit"):
        url = page_url(name, world.a.draft.pk)
        own = world.client.post(url, EDITS[what](world.a, world))
        theirs = world.client.post(url, EDITS[what](world.b, world))
        assert (reached(own), reached(theirs)) == (True, False), name
        assert worlds.CANARY not in text_of(theirs)
    assert fingerprint(world) == world.before


def test_new_page_refuses_what_is_theirs(world):
    for name in ("add", "preview_on_add"):
        url = page_url(name, "events", "eventpage", world.a.community.calendar.pk)
        response = world.client.post(url, {"venue": world.b.venue.pk, **EMPTY_BODY})
        assert not reached(response)


def test_theme_that_is_not_published_is_refused(world):
    world.theme.unpublish()
    rows = {"theme": world.theme.pk, "id": "", "ORDER": "1", "DELETE": ""}
    data = {**EMPTY_BODY, **{f"theme_links-{k}": v for k, v in _flat(inline_formset([rows]))}}
    assert not reached(world.client.post(page_url("edit", world.a.draft.pk), data))


def test_community_cannot_be_given_to_another_library(world):
    url = page_url("edit", world.a.community.pk)
    data = {"body-count": "0", "house_rules-count": "0"}
    own = world.client.post(url, {**data, "library": world.a.library.pk})
    theirs = world.client.post(url, {**data, "library": world.b.library.pk})
    assert (reached(own), reached(theirs)) == (True, False)
    assert world.b.library.name not in text_of(world.client.get(url))


def test_what_was_there_already_may_stay(world):
    """An administrator chose a venue of another library; the librarian goes on writing."""
    page = world.a.draft
    page.venue = world.b.venue
    page.save_revision()
    response = world.client.post(
        page_url("edit", page.pk), {"venue": world.b.venue.pk, **EMPTY_BODY}
    )
    assert reached(response)


@pytest.mark.parametrize(
    ("name", "field"),
    [("copy", "new_parent_page"), ("move", "new_parent_page")],
)
def test_own_page_goes_nowhere_in_theirs(world, name, field):
    url = page_url(name, world.a.story.pk)
    data = {field: world.b.community.stories.pk, "new_title": "Verhaal", "new_slug": "nieuw"}
    world.client.post(url, data)
    confirm = page_url("move_confirm", world.a.story.pk, world.b.community.stories.pk)
    world.client.post(confirm)
    bulk = f"/admin/bulk/wagtailcore/page/move/?id={world.a.story.pk}"
    response = world.client.post(bulk, {"chooser": world.b.community.stories.pk})
    assert worlds.CANARY not in text_of(response)
    assert fingerprint(world) == world.before


def test_copying_into_a_draft_of_others_does_not_tell_its_title(world):
    data = {"new_parent_page": world.b.draft.pk, "new_title": "x", "new_slug": "x"}
    for name in ("copy", "move"):
        response = world.client.post(page_url(name, world.a.story.pk), data, follow=True)
        assert worlds.CANARY not in text_of(response)


ACTIONS = ["copy", "move", "publish", "unpublish", "delete", "create_alias"]


@pytest.mark.parametrize("action", ACTIONS)
def test_api_actions_ask_for_the_same(world, action):
    url = f"/admin/api/main/pages/{world.b.live.pk}/action/{action}/"
    to_theirs = f"/admin/api/main/pages/{world.a.live.pk}/action/{action}/"
    data = json.dumps({"destination_page_id": world.b.community.calendar.pk, "slug": "x"})
    world.client.post(url, data, content_type="application/json")
    if action in ("copy", "move", "create_alias"):
        world.client.post(to_theirs, data, content_type="application/json")
    assert fingerprint(world) == world.before


@pytest.mark.parametrize(
    "address",
    ["wagtailcore/page/delete", "wagtailcore/page/publish", "wagtailcore/page/unpublish"],
)
def test_bulk_action_on_mine_and_theirs_does_neither(world, address):
    url = f"/admin/bulk/{address}/?id={world.a.draft.pk}&id={world.b.draft.pk}"
    world.client.post(url, {"include_descendants": "on"})
    world.a.draft.refresh_from_db()
    assert not world.a.draft.live
    assert fingerprint(world) == world.before


def test_pictures_do_not_go_into_their_collection(world):
    data = {"title": "Foto", "collection": world.b.collection.pk, "tags": "", "description": ""}
    world.client.post(reverse("wagtailimages:edit", args=[world.a.image.pk]), data)
    bulk = f"/admin/bulk/wagtailimages/image/add_to_collection/?id={world.a.image.pk}"
    world.client.post(bulk, {"collection": world.b.collection.pk})
    world.a.image.refresh_from_db()
    assert world.a.image.collection_id == world.a.collection.pk


VENUE = {"name": "Buurthuis", "place": "Gouda"}


def test_new_venue_is_for_the_own_library(world):
    url = reverse("events_venue_modeladmin_create")
    form = text_of(world.client.get(url))
    assert f'<option value="{world.a.library.pk}" selected>' in form
    assert world.b.library.name not in form
    assert not reached(world.client.post(url, {**VENUE, "library": world.b.library.pk}))
    assert world.client.post(url, VENUE).status_code == 200
    assert not Venue.objects.filter(name="Buurthuis").exists()
    world.client.post(url, {**VENUE, "library": world.a.library.pk})
    assert Venue.objects.get(name="Buurthuis").library == world.a.library


def test_own_venue_stays_with_the_own_library(world):
    url = reverse("events_venue_modeladmin_edit", args=[world.a.venue.pk])
    for library in (world.b.library.pk, ""):
        world.client.post(url, {**VENUE, "library": library})
        world.a.venue.refresh_from_db()
        assert world.a.venue.library == world.a.library
    assert fingerprint(world) == world.before


def test_librarian_closes_no_region_and_no_network(world):
    url = reverse("events_closure_modeladmin_create")
    days = {"name": "Vrij", "first_date": "2026-12-24", "last_date": "2026-12-24", "confirmed": "1"}
    for wrong in (
        {"kind": "school_holiday", "region": "zuid"},
        {"kind": "school_holiday", "region": "zuid", "library": world.a.library.pk},
        {"kind": "closed"},
        {"kind": "closed", "library": world.b.library.pk},
    ):
        world.client.post(url, {**days, **wrong})
    assert not Closure.objects.filter(name="Vrij").exists()
    world.client.post(url, {**days, "kind": "closed", "library": world.a.library.pk})
    assert Closure.objects.get(name="Vrij").library == world.a.library


def test_network_editor_keeps_the_rows_of_the_network_only(world):
    client = worlds.client_of(world.accounts["E"])
    url = reverse("events_venue_modeladmin_create")
    client.post(url, {**VENUE, "library": world.a.library.pk})
    assert not Venue.objects.filter(name="Buurthuis").exists()
    client.post(url, VENUE)
    assert Venue.objects.get(name="Buurthuis").library is None


def test_one_date_does_not_go_to_their_venue(world):
    date = world.a.live.occurrences.get().date.isoformat()
    url = reverse("events_dates:change", args=[world.a.live.pk, date, 0, "place"])
    world.client.post(url, {"reason": "Lek", "venue": world.b.venue.pk})
    assert not world.a.live.date_changes.exists()
    assert worlds.CANARY not in text_of(world.client.get(url))


def test_preview_of_when_does_not_look_into_their_venue(world):
    url = reverse("events_when_preview", args=[world.a.community.calendar.pk])
    data = {"first_date": "2026-12-03", "start_time": "19:30", "end_time": "21:00"}
    response = world.client.post(url, {**data, "venue": world.b.venue.pk})
    assert response.status_code == 200
    assert worlds.CANARY not in text_of(response)
