"""A community goes to another library: what goes along, what stays, and who gets where."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    PageLogEntry,
    PageSubscription,
    PageViewRestriction,
    Revision,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)

from communities.models import CommunityPage, StoryPage
from communities.moving import moving
from events import verification
from events.models import Closure, Series, Venue
from home.models import SearchEntry
from tests import builders

from ..world import client_of
from .acting import in_days, picture, post, shown


@pytest.mark.once
def test_the_people_of_the_old_library_reach_nothing_and_the_new_ones_everything(
    gouda, tiel, anna, bas, administrator
):
    image = picture("Moestuin", gouda)
    community = gouda.one
    community.picture = image
    community.save()
    venue = builders.venue("Tuinhuis", library=gouda)
    event = builders.event(community.calendar, "Koor", venue=venue, first_date=in_days(3))
    story = community.stories.add_child(
        instance=StoryPage(title="Verhaal", summary="Kort.", date=in_days(-3), live=False)
    )
    story.save_revision()
    pages = [community, community.calendar, community.stories, event, story]
    addresses = [
        *(reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in pages),
        reverse("wagtailimages:edit", args=[image.pk]),
        reverse("events_venue_modeladmin_edit", args=[venue.pk]),
        reverse("events_dates:event", args=[event.pk]),
        reverse("communities_ending", args=[community.pk]),
    ]

    def reached(user) -> list[bool]:
        return [client_of(user).get(url).status_code == 200 for url in addresses]

    assert set(reached(anna)) == {True}
    assert set(reached(bas)) == {False}
    response = post(client_of(administrator), community, tiel)
    assert response.url == reverse("communities_library_made", args=[tiel.pk])
    assert set(reached(anna)) == {False}
    assert set(reached(bas)) == {True}
    assert reached(anna) + reached(bas) == [False] * len(addresses) + [True] * len(addresses)
    # The other community of Gouda is still Anna's.
    edit = reverse("wagtailadmin_pages:edit", args=[gouda.two.pk])
    assert client_of(anna).get(edit).status_code == 200
    assert client_of(bas).get(edit).status_code != 200


def test_what_only_this_community_uses_goes_and_what_others_use_stays(gouda, tiel, administrator):
    own, of_draft, shared, of_others_draft, unused = (
        picture(title, gouda) for title in ("Eigen", "Concept", "Gedeeld", "Ander", "Los")
    )
    inside = gouda.collection.add_child(name="Zomer")
    of_draft.collection = inside
    of_draft.save()
    gouda.one.picture = own
    gouda.one.save()
    draft = gouda.one.get_latest_revision_as_object()
    draft.picture = of_draft
    draft.save_revision()
    story = gouda.one.stories.add_child(
        instance=StoryPage(title="Verhaal", summary="Kort.", date=in_days(-3), picture=shared)
    )
    gouda.two.picture = shared
    gouda.two.save()
    event = builders.event(
        gouda.one.calendar, "Koor", first_date=in_days(3), picture=of_others_draft
    )
    other = gouda.two.get_latest_revision_as_object()
    other.picture = of_others_draft
    other.save_revision()
    document = Document.objects.create(
        title="Werkblad", file=ContentFile(b"x", "w.txt"), collection=gouda.collection
    )
    link = f'<p><a linktype="document" id="{document.pk}">Werkblad</a></p>'
    story.body = [("paragraph", link)]
    story.save()
    page = shown(client_of(administrator), gouda.one, tiel)
    text = " ".join(page.get_text(" ").split())
    assert "2 foto’s die alleen deze community gebruikt: Concept, Eigen" in text
    assert "1 document dat alleen deze community gebruikt: Werkblad" in text
    assert "kunt ze daar niet meer wijzigen: Ander, Gedeeld" in text
    post(client_of(administrator), gouda.one, tiel)
    where = {}
    for one in (own, of_draft, shared, of_others_draft, unused, document):
        one.refresh_from_db()
        where[one.title] = one.collection_id
    new, old = tiel.collection_id, gouda.collection_id
    assert where == {
        "Eigen": new, "Concept": new, "Gedeeld": old, "Ander": old, "Los": old, "Werkblad": new,
    }  # fmt: skip
    assert event.picture == of_others_draft
    entry = PageLogEntry.objects.get(page=gouda.one.pk, action="communities.move")
    assert entry.message == (
        "Van Bibliotheek Gouda naar Bibliotheek Tiel. Bleef bij Bibliotheek Gouda: Ander, Gedeeld."
    )


def test_venues_of_its_own_go_and_shared_or_double_ones_stay(gouda, tiel, administrator):
    own, shared, moved_to, double = (
        builders.venue(name, library=gouda) for name in ("Tuinhuis", "Zaal", "Kas", "Plein")
    )
    Venue.objects.create(name="Plein", place="Gouda", library=tiel)
    network = builders.venue("Netwerkzaal")
    events = [
        builders.event(gouda.one.calendar, f"Met {one}", venue=one, first_date=in_days(3))
        for one in (own, shared, double, network)
    ]
    builders.change(events[0], in_days(3).isoformat(), venue=moved_to)
    builders.event(gouda.two.calendar, "Lezen", venue=shared, first_date=in_days(4))
    unused = builders.venue("Nergens", library=gouda)
    found = moving.move(gouda.one, tiel, administrator)
    assert [one.name for one in found.venues.goes] == ["Kas", "Tuinhuis"]
    libraries = {one.name: one.library for one in Venue.objects.exclude(library=tiel, name="Plein")}
    assert libraries == {
        "Tuinhuis": tiel, "Kas": tiel, "Zaal": gouda, "Plein": gouda, "Nergens": gouda,
        "Netwerkzaal": None,
    }  # fmt: skip
    assert unused.library == gouda
    # The activities still meet where they met.
    events[1].refresh_from_db()
    assert events[1].venue == shared


def test_dates_follow_the_closed_days_of_the_new_library(gouda, tiel, administrator):
    event = builders.event(
        gouda.one.calendar, "Koor", venue=builders.venue("Zaal"),
        first_date=in_days(2), rule="FREQ=DAILY;COUNT=3",
    )  # fmt: skip
    for library, day in ((gouda, 2), (tiel, 4)):
        Closure.objects.create(
            name=f"Dicht {library.place}",
            library=library,
            first_date=in_days(day),
            last_date=in_days(day),
        )

    def told() -> list[tuple[str, str]]:
        return list(event.occurrences.order_by("start").values_list("status", "reason"))

    open_ = ("scheduled", "")
    assert told() == [("cancelled", "Dicht Gouda"), open_, open_]
    moving.move(gouda.one, tiel, administrator)
    assert told() == [open_, open_, ("cancelled", "Dicht Tiel")]
    assert Series.objects.get(event=event).library == tiel
    assert list(verification.differences()) == []


def test_search_and_filters_know_it_by_the_new_library(gouda, tiel, administrator, client):
    builders.event(gouda.one.calendar, "Koor", first_date=in_days(3))
    gouda.one.refresh_from_db()
    gouda.one.save()
    moving.move(gouda.one, tiel, administrator)
    entry = SearchEntry.objects.get(page=gouda.one.pk)
    assert "bibliotheek tiel" in entry.names
    assert "gouda" not in entry.names
    koor = SearchEntry.objects.get(title="Koor")
    assert "Bibliotheek Tiel" in koor.around
    for slug, titles in (("bibliotheek-tiel", ["Koor"]), ("bibliotheek-gouda", [])):
        found = client.get(f"/agenda/feed.json?bibliotheek={slug}").json()["occurrences"]
        assert [one["title"] for one in found] == titles


def test_an_older_version_does_not_give_it_back(gouda, tiel, administrator, bas):
    community = CommunityPage.objects.get(pk=gouda.one.pk)
    old = community.save_revision()
    old.publish()
    community.title = "Zaai en maak, straks"
    draft = community.save_revision()
    moving.move(gouda.one, tiel, administrator)
    for revision in (Revision.objects.get(pk=draft.pk), Revision.objects.get(pk=old.pk)):
        revision.publish()
        community.refresh_from_db()
        assert community.library == tiel
    assert not GroupPagePermission.objects.filter(group=gouda.group, page=community).exists()


def test_nobody_of_the_old_library_is_asked_to_approve_or_told_of_comments(
    gouda, tiel, anna, administrator
):
    story = gouda.one.stories.add_child(
        instance=StoryPage(title="Verhaal", summary="Kort.", date=in_days(-3), live=False)
    )
    story.save_revision()
    task = GroupApprovalTask.objects.create(name="Meelezen")
    task.groups.add(gouda.group)
    workflow = Workflow.objects.create(name="Samen kijken")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=1)
    WorkflowPage.objects.create(workflow=workflow, page=gouda.one)
    workflow.start(story, anna)
    PageSubscription.objects.create(page=story, user=anna, comment_notifications=True)
    restriction = PageViewRestriction.objects.create(
        page=story, restriction_type=PageViewRestriction.GROUPS
    )
    restriction.groups.add(gouda.group)
    story.locked, story.locked_by = True, anna
    story.save()
    moving.move(gouda.one, tiel, administrator)
    assert not WorkflowState.objects.active().exists()
    assert not WorkflowPage.objects.filter(page=gouda.one.pk).exists()
    assert not PageSubscription.objects.exists()
    assert list(restriction.groups.all()) == [tiel.group]
    story.refresh_from_db()
    assert not story.locked
    edit = reverse("wagtailadmin_pages:edit", args=[story.pk])
    assert client_of(anna).get(edit).status_code != 200


def test_a_library_without_group_and_collection_gets_them(gouda, administrator):
    bare = builders.library("Bibliotheek Ede", place="Ede")
    gouda.one.picture = picture("Eigen", gouda)
    gouda.one.save()
    moving.move(gouda.one, bare, administrator)
    bare.refresh_from_db()
    gouda.one.picture.refresh_from_db()
    assert gouda.one.picture.collection == bare.collection
    assert GroupPagePermission.objects.filter(group=bare.group, page=gouda.one).count() == 3
