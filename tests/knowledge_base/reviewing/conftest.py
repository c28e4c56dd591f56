"""Articles that have been looked at, or not, and the people who do so."""

import datetime as dt

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from communities import roles
from knowledge_base.models import ToolIndexPage, ToolPage
from tests import builders


@pytest.fixture
def today():
    return timezone.localdate()


@pytest.fixture
def tools(site):
    builders.theme(site).delete()
    return (
        site.home.get_children()
        .get(slug="kennisbank")
        .add_child(instance=ToolIndexPage(title="Hulpmiddelen"))
    )


@pytest.fixture
def article(tools, today):
    """Make a published tool: `looked` so many days ago, to look at again in `again` days."""

    def make(title="Meetkaart", *, looked=None, again=None, publish=True, **fields) -> ToolPage:
        page = ToolPage(
            title=title,
            summary="Tellen wat er gebeurt.",
            reviewed_on=None if looked is None else today - dt.timedelta(days=looked),
            review_by=None if again is None else today + dt.timedelta(days=again),
            live=False,
            **fields,
        )
        tools.add_child(instance=page)
        revision = page.save_revision()
        if publish:
            revision.publish()
        page.refresh_from_db()
        return page

    return make


def user_in(*groups, **fields):
    user = get_user_model().objects.create_user("iemand@example.org", **fields)
    user.groups.set(groups)
    return user


@pytest.fixture
def editor(site, client):
    """An editor of the network, signed in."""
    user = user_in(roles.network_editors())
    client.force_login(user)
    return user
