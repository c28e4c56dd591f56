"""Two libraries in two provinces, of which one community is being counted, and one has stopped."""

import datetime as dt
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth import get_user_model

from communities import roles
from communities.models import Adviser, CommunityTheme, Ending, Evaluation
from events.models import Attendance
from tests import builders, kept

ZONE = ZoneInfo("Europe/Amsterdam")
NOW = dt.datetime(2026, 11, 24, 12, 0, tzinfo=ZONE)
GOUDA, ROTTERDAM = (52.011, 4.711), (51.92, 4.48)
ZWOLLE = (52.51, 6.09)


@pytest.fixture(autouse=True)
def _clock(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


@kept.world(now=NOW)
def network(site) -> SimpleNamespace:
    """Gouda: two themes, a phase, a series of which two dates were counted. Zwolle: nothing yet.

    And “Weg” of Gouda, which stopped in October, with one activity before that.
    """
    made = SimpleNamespace(site=site)
    made.theme, made.other = builders.theme(site), builders.theme(site, "Lezen")
    builders.step(site, "Ken je opdracht", 1)
    builders.step(site, "Breng groepen in beeld", 2)
    made.gouda = builders.library("Bibliotheek Gouda", latitude=GOUDA[0], longitude=GOUDA[1])
    made.zwolle = builders.library("Bibliotheek Zwolle", latitude=ZWOLLE[0], longitude=ZWOLLE[1])
    made.one = builders.community(site, "Zaai en maak", library=made.gouda)
    made.two = builders.community(site, "Zwartekanarie", library=made.zwolle)
    made.gone = builders.community(site, "Weg", library=made.gouda)
    for theme in (made.theme, made.other):
        CommunityTheme.objects.create(community=made.one, theme=theme)
    CommunityTheme.objects.create(community=made.gone, theme=made.other)
    weekly = builders.event(
        made.one.calendar,
        first_date=dt.date(2026, 10, 1),
        rule="FREQ=WEEKLY;COUNT=20",
        audience="seniors",
    )
    for day, visitors in ((1, 7), (8, 5)):
        date = dt.date(2026, 10, day)
        Attendance.objects.create(event=weekly, date=date, visitors=visitors, new_people=1)
    builders.event(made.one.calendar, "Maken", first_date=dt.date(2026, 11, 3), audience="children")
    builders.event(made.gone.calendar, "Ooit", first_date=dt.date(2026, 9, 3))
    Ending.objects.create(community=made.gone, last_day=dt.date(2026, 10, 20), goodbye="Dag.")
    Evaluation.objects.create(
        community=made.one,
        first_date=dt.date(2026, 9, 1),
        last_date=dt.date(2026, 10, 31),
        phase="running",
        story="geheimverhaal",
        finished_at=NOW,
    )
    made.librarian = account("anna", roles.library_group(made.gouda))
    made.adviser = account("mirthe", roles.advisers())
    made.gouda.adviser = Adviser.objects.create(name="Mirthe", user=made.adviser)
    made.gouda.save()
    made.editor = account("redactie", roles.network_editors())
    made.admin = get_user_model().objects.create_superuser("s@example.org", "s@example.org")
    return made


def account(name: str, *groups):
    user = get_user_model().objects.create_user(f"{name}@example.org", f"{name}@example.org")
    user.groups.add(*groups)
    return user
