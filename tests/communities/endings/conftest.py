"""A community with dates and a story, and its librarian."""

import pytest
from django.contrib.auth import get_user_model

from communities import roles
from communities.models import StoryPage
from tests import builders, kept

from .stopping import NAME, in_days


@kept.world
def community(site):
    """A weekly choir that goes on, one party in two months, and a story."""
    page = builders.community(
        site,
        NAME,
        how_to_look="Loop binnen.",
        contact_phone="0182 123456",
        online_place="In de groepsapp.",
    )
    page.choir = builders.event(
        page.calendar, "Koor", first_date=in_days(-14), rule="FREQ=WEEKLY", venue_note="Hier"
    )
    page.party = builders.event(
        page.calendar, "Feest", first_date=in_days(60), venue=builders.venue("Zaal")
    )
    page.stories.add_child(
        instance=StoryPage(title="Zo was het", summary="Mooi.", date=in_days(-3))
    )
    return page


@pytest.fixture
def librarian(community):
    user = get_user_model().objects.create_user("anna@example.org", "anna@example.org")
    user.groups.add(roles.library_group(community.library))
    return user
