"""Two people with the same screen, and a plan that changes: nothing is lost unnoticed."""

import pytest
from django.utils import timezone

from communities.models import MetPrecondition, StepComment, StepProgress
from communities.progress import changes
from communities.progress import plan as plans
from knowledge_base.models import Precondition, StepPage
from site_config import dates
from tests import builders

from .screen import Screen

pytestmark = pytest.mark.once


def state(step) -> tuple:
    row = StepProgress.objects.get(step=step)
    return row.state, row.note, row.changed_by.first_name


def test_two_who_change_different_steps_both_keep_what_they_did(gouda, plan):
    anna, bas = (Screen(one, gouda.community) for one in (gouda.librarian, gouda.colleague))
    bas.fill(plan[0], state="done", note="Van Bas").save()
    anna.fill(plan[1], state="under_way", note="Van Anna").save()
    assert anna.alert == ""
    assert state(plan[0]) == ("done", "Van Bas", "Bas")
    assert state(plan[1]) == ("under_way", "Van Anna", "Anna")


def test_second_one_at_the_same_step_is_told_and_keeps_what_was_typed(gouda, plan):
    anna, bas = (Screen(one, gouda.community) for one in (gouda.librarian, gouda.colleague))
    met = [str(plan[0].preconditions.first().pk)]
    bas.fill(plan[0], state="done", note="Van Bas", met=met).save()
    anna.fill(plan[0], note="Van Anna").fill(plan[1], state="under_way").save()
    assert "Er is nog niets bewaard." in anna.alert
    assert "iemand anders heeft deze stap bewaard" in anna.alert
    assert "Bas Gouda heeft dit bewaard terwijl jij bezig was" in anna.text
    assert "Van Bas" in anna.page.select_one(".step-plan__conflict").text
    assert state(plan[0]) == ("done", "Van Bas", "Bas")
    assert not StepProgress.objects.filter(step=plan[1]).exists()
    # What Anna typed is there; what she did not touch is as Bas saved it.
    assert anna.value(plan[0], "note") == "Van Anna"
    assert (anna.value(plan[0], "state"), anna.value(plan[0], "met")) == ("done", met)
    assert anna.value(plan[1], "state") == "under_way"
    anna.save()
    assert anna.alert == ""
    assert state(plan[0]) == ("done", "Van Anna", "Anna")
    assert MetPrecondition.objects.count() == 1
    assert state(plan[1])[0] == "under_way"
    assert "Notitie gewijzigd Wat er eerst stond Van Bas" in anna.history


def test_second_one_may_leave_what_the_first_saved(gouda, plan):
    anna, bas = (Screen(one, gouda.community) for one in (gouda.librarian, gouda.colleague))
    bas.fill(plan[0], note="Van Bas").save()
    anna.fill(plan[0], note="Van Anna").fill(plan[1], note="Ook van Anna").save()
    anna.fill(plan[0], theirs="ja").save()
    assert anna.alert == ""
    assert state(plan[0])[1] == "Van Bas"
    assert state(plan[1])[1] == "Ook van Anna"


def test_third_save_in_between_is_told_again(gouda, plan):
    anna, bas = (Screen(one, gouda.community) for one in (gouda.librarian, gouda.colleague))
    bas.fill(plan[0], note="Eerst").save()
    anna.fill(plan[0], note="Van Anna").save()
    bas.fill(plan[0], note="Daarna").save()
    anna.save()
    assert "iemand anders heeft deze stap bewaard" in anna.alert
    assert "Daarna" in anna.page.select_one(".step-plan__conflict").text
    assert state(plan[0])[1] == "Daarna"


def test_two_who_did_the_same_need_not_be_told(gouda, plan):
    anna, bas = (Screen(one, gouda.community) for one in (gouda.librarian, gouda.colleague))
    bas.fill(plan[0], state="done").save()
    anna.fill(plan[0], state="done").save()
    assert anna.alert == ""
    assert StepProgress.objects.get().version == 1


def test_remark_of_the_adviser_does_not_stand_in_the_way_of_the_library(gouda, plan):
    anna = Screen(gouda.librarian, gouda.community)
    adviser = Screen(gouda.adviser, gouda.community)
    other_window = Screen(gouda.adviser, gouda.community)
    adviser.fill(plan[0], text="Goed bezig.").save()
    anna.fill(plan[0], state="done").save()
    assert anna.alert == ""
    other_window.fill(plan[0], text="Nog niet gezien.").save()
    assert "Je opmerking is in een ander venster bewaard" in other_window.text
    assert StepComment.objects.get().text == "Goed bezig."
    other_window.save()
    assert StepComment.objects.get().text == "Nog niet gezien."


def test_line_breaks_of_a_browser_are_no_change(gouda, plan):
    screen = Screen(gouda.librarian, gouda.community)
    screen.fill(plan[0], note="Een\r\ntwee").save()
    assert StepProgress.objects.get().note == "Een\ntwee"
    seen = f"initial-stap-{plan[0].pk}-note"
    screen.data[seen] = ["Een\r\ntwee"]
    screen.fill(plan[0], note="Een\r\ntwee").save()
    assert "Er was niets veranderd." in screen.text


def test_step_that_is_deleted_leaves_what_was_recorded(gouda, plan):
    met = [str(plan[0].preconditions.first().pk)]
    Screen(gouda.librarian, gouda.community).fill(
        plan[0], state="done", note="De doelzin.", met=met
    ).save()
    Screen(gouda.adviser, gouda.community).fill(plan[0], text="Mooie zin.").save()
    StepPage.objects.get(pk=plan[0].pk).delete()
    screen = Screen(gouda.librarian, gouda.community)
    former = " ".join(screen.page.select_one("section:has(> #vroeger)").get_text(" ").split())
    for words in ("Stap 1: Ken je opdracht", "Klaar", "De doelzin.", "De directie zit aan tafel."):
        assert words in former
    assert "Mooie zin." in former
    assert screen.opened == ["Stap 2: Breng groepen in beeld"]
    assert "Stand: klaar (was: nog niet begonnen)" in screen.history


def test_step_taken_offline_comes_back_with_what_was_recorded(gouda, plan):
    Screen(gouda.librarian, gouda.community).fill(plan[0], note="De doelzin.").save()
    StepPage.objects.get(pk=plan[0].pk).unpublish()
    screen = Screen(gouda.librarian, gouda.community)
    assert "De doelzin." in screen.page.select_one("section:has(> #vroeger)").text
    StepPage.objects.get(pk=plan[0].pk).save_revision().publish()
    assert Screen(gouda.librarian, gouda.community).value(plan[0], "note") == "De doelzin."


def test_deleted_precondition_stays_readable_and_saving_does_not_lose_it(gouda, plan):
    one, two = plan[0].preconditions.all()
    Screen(gouda.librarian, gouda.community).fill(plan[0], met=[str(one.pk), str(two.pk)]).save()
    Precondition.objects.get(pk=one.pk).delete()
    screen = Screen(gouda.librarian, gouda.community)
    assert "Geregeld, maar nu niet meer in het plan De directie zit aan tafel." in screen.text
    screen.fill(plan[0], met=[]).save()
    assert [met.text for met in MetPrecondition.objects.all()] == ["De directie zit aan tafel."]


def test_renumbered_and_renamed_step_shows_its_name_of_today(gouda, plan):
    Screen(gouda.librarian, gouda.community).fill(plan[0], state="done").save()
    step = StepPage.objects.get(pk=plan[0].pk)
    step.number, step.title = 8, "Weet wat je doet"
    step.save_revision().publish()
    screen = Screen(gouda.librarian, gouda.community)
    headings = [one.text for one in screen.page.select(".step-plan__step > h2")]
    assert headings[-1] == "Stap 8: Weet wat je doet"
    assert "Stap 1: Ken je opdracht" in screen.page.select_one(".step-plan__history").text


@pytest.mark.parametrize("how", ["delete", "unpublish"])
def test_what_was_typed_for_a_step_that_went_meanwhile_is_given_back(gouda, plan, how):
    screen = Screen(gouda.librarian, gouda.community)
    getattr(StepPage.objects.get(pk=plan[0].pk), how)()
    screen.fill(plan[0], note="Een lang verhaal.").fill(plan[1], note="Blijft.").save()
    assert "staat niet meer in het stappenplan" in screen.alert
    assert "Een lang verhaal." in screen.alert
    assert screen.value(plan[1], "note") == "Blijft."
    assert not StepProgress.objects.exists()
    screen.save()
    assert screen.alert == ""
    assert StepProgress.objects.get().note == "Blijft."


def test_precondition_that_went_meanwhile_is_told(gouda, plan):
    screen = Screen(gouda.librarian, gouda.community)
    gone = plan[0].preconditions.first()
    screen.fill(plan[0], met=[str(gone.pk)], note="Getypt.")
    Precondition.objects.get(pk=gone.pk).delete()
    screen.save()
    assert "De randvoorwaarden van deze stap zijn veranderd." in screen.alert
    assert screen.value(plan[0], "note") == "Getypt."
    screen.save()
    assert StepProgress.objects.get().note == "Getypt."


def test_step_that_came_meanwhile_is_left_alone(gouda, plan, site):
    screen = Screen(gouda.librarian, gouda.community)
    new = builders.step(site, "Ga in gesprek", 5)
    screen.fill(plan[0], note="Klaar.").save()
    assert screen.alert == ""
    assert not StepProgress.objects.filter(step=new).exists()


def test_history_tells_who_changed_what_and_goes_on_on_a_next_page(gouda, plan):
    step, row = plans.steps()[0], StepProgress(community=gouda.community)
    for number in range(26):
        changes.change_step(row, step, {"note": f"Versie {number}"}, gouda.librarian)
    screen = Screen(gouda.librarian, gouda.community)
    newest = screen.page.select_one(".step-plan__history > details > ol > li").text
    assert "Anna Gouda" in newest
    assert dates.day(timezone.localdate()).split(" ", 1)[1] in newest
    assert screen.history[0] == "Notitie gewijzigd Wat er eerst stond Versie 24"
    assert len(screen.history) == 25
    older = screen.client.get(screen.url, {"pagina": 2}).content.decode()
    assert "Notitie geschreven" in older
    assert "Versie 24" not in older
    assert screen.client.get(screen.url, {"pagina": 3}).status_code == 404


def test_history_of_the_page_in_the_cms_says_it_too(gouda, plan):
    screen = Screen(gouda.librarian, gouda.community).fill(plan[0], state="done").save()
    url = f"/admin/pages/{gouda.community.pk}/history/"
    text = screen.client.get(url).content.decode()
    assert "Stap 1: Ken je opdracht. stand: klaar (was: nog niet begonnen)" in text
