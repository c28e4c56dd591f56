"""What editors and administrators find on the first page of the CMS."""

import datetime as dt

import pytest

from communities.models import Evaluation, Membership
from knowledge_base.models import ExampleIndexPage, Feedback, KnowledgeBasePage
from tests import builders

from .conftest import AMSTERDAM, NOW, Home, account, event, words


def test_articles_to_look_at_and_drafts(site, editor):
    theme = builders.theme(site, "Maken")
    never = builders.theme(site, "Nooit bekeken")
    theme.reviewed_on, theme.review_by = dt.date(2026, 1, 1), dt.date(2026, 11, 24)
    theme.save()
    never.title = "Straks anders"
    never.save_revision(user=editor)
    home = Home(editor)
    assert home.below("Kennisbank", "Artikelen om na te kijken") == [
        "Maken Dit artikel moest voor dinsdag 24 november 2026 opnieuw worden nagekeken.",
        "Straks anders Niemand heeft dit artikel nog nagekeken.",
    ]
    [draft] = home.below("Kennisbank", "Concepten")
    assert draft.startswith("Straks anders wijzigingen nog niet gepubliceerd")


@pytest.mark.parametrize(
    ("day", "shown"), [(dt.date(2026, 11, 19), True), (dt.date(2026, 11, 18), False)]
)
def test_reactions_of_the_last_seven_days(site, editor, day, shown):
    theme = builders.theme(site)
    moment = dt.datetime.combine(day, dt.time(), tzinfo=AMSTERDAM)
    Feedback.objects.create(
        page=theme, title="Maken", useful=False, missed="Meer foto’s", created_at=moment
    )
    text = words(Home(editor).panel("Nieuwe reacties"))
    assert ("1 reactie in de laatste 7 dagen." in text) is shown
    assert ("“Meer foto’s”" in text) is shown
    assert ("Geen reacties in de laatste 7 dagen." in text) is not shown


def test_evaluations_on_offer(site, editor, gouda):
    builders.theme(site)
    KnowledgeBasePage.objects.get().add_child(instance=ExampleIndexPage(title="Voorbeelden"))
    period = {"first_date": dt.date(2026, 1, 1), "last_date": dt.date(2026, 6, 30)}
    rows = [Evaluation.objects.create(community=gouda.community, **period) for _ in range(3)]
    finished = {"finished_at": NOW}
    Evaluation.objects.filter(pk=rows[0].pk).update(**finished, offered_at=NOW)
    Evaluation.objects.filter(pk=rows[1].pk).update(**finished, offered_at=NOW, accepted_at=NOW)
    [found] = Home(editor).below("Kennisbank", "Aangeboden als voorbeeld")
    assert found == (
        "Zaai en maak, 1 januari tot en met 30 juni 2026 "
        "Bibliotheek Gouda, aangeboden op 25 november 2026"
    )


def test_activities_of_the_network_for_four_weeks(site, editor, gouda):
    for day in ("2026-11-24", "2026-12-23", "2026-12-24"):
        event(site.calendar, f"Netwerk {day}", day)
    event(gouda.calendar, "Van Gouda", "2026-12-01")
    found = Home(editor).panel("Activiteiten van het netwerk").select(".workplace__title")
    assert [words(one) for one in found] == ["Netwerk 2026-11-24", "Netwerk 2026-12-23"]


def test_libraries_without_anybody(site, gouda, rotterdam, admin):
    builders.library("Bibliotheek Delft")
    rotterdam.librarian.is_active = False
    rotterdam.librarian.save()
    assert Home(admin).below("Het netwerk", "Bibliotheken zonder medewerker") == [
        "Bibliotheek Delft",
        "Bibliotheek Rotterdam",
    ]
    Membership.objects.create(group=gouda.group, user=gouda.librarian, until=dt.date(2026, 11, 24))
    assert "Bibliotheek Gouda" in Home(admin).below("Het netwerk", "Bibliotheken zonder medewerker")


@pytest.mark.parametrize(("day", "shown"), [("2026-12-09", True), ("2026-12-10", False)])
def test_roles_that_end_within_two_weeks(site, gouda, admin, day, shown):
    stand_in = account("bas", gouda.group, first_name="Bas")
    until = dt.date.fromisoformat(day)
    Membership.objects.create(group=gouda.group, user=stand_in, until=until)
    found = Home(admin).below("Het netwerk", "Rollen die binnen twee weken aflopen")
    expected = "Bas Bibliotheek Gouda, tot en met 9 december 2026"
    assert found == [expected] * shown


def test_the_network_in_numbers(site, gouda, rotterdam, admin):
    event(gouda.calendar, "Koor", "2026-11-26")
    event(gouda.calendar, "Concept", "2026-11-26", publish=False)
    panel = words(Home(admin).panel("Het netwerk"))
    assert "2 bibliotheken, 2 community’s, 1 activiteit op de site." in panel
