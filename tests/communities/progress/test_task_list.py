"""The task list on one screen: who fills in what, and what comes of it."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from communities.models import StepComment, StepProgress
from knowledge_base.models import StepTool, ToolIndexPage, ToolPage
from tests import builders
from tests.communities.world import client_of

from .screen import Screen, address

TODAY = timezone.localdate


def stored(community) -> list[tuple]:
    rows = StepProgress.objects.filter(community=community).order_by("number")
    return [(row.number, row.state, row.note) for row in rows]


def test_librarian_fills_in_several_steps_with_one_button(gouda, plan):
    screen = Screen(gouda.librarian, gouda.community)
    first, second = plan[:2]
    met = [str(one.pk) for one in first.preconditions.all()]
    screen.fill(first, state="done", since="2026-11-02", note="De doelzin is er.", met=met)
    screen.fill(second, state="under_way").save()
    assert "Bewaard: Stap 1: Ken je opdracht en Stap 2: Breng groepen in beeld." in screen.text
    assert stored(gouda.community) == [(1, "done", "De doelzin is er."), (2, "under_way", "")]
    row, other = StepProgress.objects.order_by("number")
    assert row.since == dt.date(2026, 11, 2)
    assert other.since == TODAY()
    assert (row.changed_by, row.version) == (gouda.librarian, 1)
    assert [one.text for one in row.met.all()] == ["De directie zit aan tafel.", "Er is tijd."]
    assert screen.value(first, "met") == met
    assert screen.opened == ["Stap 2: Breng groepen in beeld"]


def test_saving_without_a_change_says_so_and_stores_nothing(gouda, plan):
    screen = Screen(gouda.librarian, gouda.community).save()
    assert "Er was niets veranderd." in screen.text
    assert stored(gouda.community) == []
    assert screen.history == []


def test_state_gets_the_date_of_today_unless_another_is_given(gouda, plan):
    step = plan[0]
    Screen(gouda.librarian, gouda.community).fill(
        step, state="under_way", since="2026-10-01"
    ).save()
    screen = Screen(gouda.librarian, gouda.community).fill(step, note="Nog even.").save()
    assert screen.value(step, "since") == "2026-10-01"
    screen.fill(step, state="not_for_us").save()
    assert screen.value(step, "since") == TODAY().isoformat()


def test_preconditions_are_ticked_off_one_by_one(gouda, plan):
    step = plan[0]
    one, two = (str(one.pk) for one in step.preconditions.all())
    screen = Screen(gouda.librarian, gouda.community).fill(step, met=[one]).save()
    assert "1 van 2 geregeld" in screen.text
    screen.fill(step, met=[two]).save()
    assert screen.value(step, "met") == [two]
    assert screen.history[0] == (
        "Geregeld: Er is tijd.; toch niet geregeld: De directie zit aan tafel."
    )


def test_decision_names_who_when_and_why(gouda, plan):
    step = plan[2]
    screen = Screen(gouda.librarian, gouda.community).fill(step, decision="go").save()
    for said in ("Vul in wie het besluit nam.", "Vul in wanneer", "Vul in waarom."):
        assert said in screen.alert
    assert stored(gouda.community) == []
    screen.fill(
        step, decided_by="De manager", decided_on="2026-11-20", decided_why="Alles is rond."
    ).save()
    row = StepProgress.objects.get()
    assert (row.decision, row.decided_by, row.decided_on, row.decided_why) == (
        *("go", "De manager", dt.date(2026, 11, 20)),
        "Alles is rond.",
    )
    assert "besluit: ja, go" in screen.text
    screen.fill(step, decision="").save()
    assert "Kies wat het besluit is." in screen.alert
    screen.fill(step, decided_by="", decided_on="", decided_why="").save()
    assert StepProgress.objects.get().decision == ""
    assert "Besluit weggehaald (was: ja, go)" in screen.history


def test_only_a_step_that_asks_for_it_has_a_decision(gouda, plan):
    screen = Screen(gouda.librarian, gouda.community)
    assert [screen.value(step, "decision") for step in plan] == [None, None, "", None]
    Screen(gouda.librarian, gouda.community).fill(plan[0], decision="go").save()
    assert StepProgress.objects.exclude(decision="").count() == 0


WRONG = [
    ({"state": "half"}, "Kies een van de vier."),
    ({"state": "done", "since": "gisteren"}, "Voer een geldige datum in."),
    ({"state": "done", "since": "2999-01-01"}, "Deze dag moet nog komen."),
    ({"state": "done", "since": "20\x0026-01-01"}, "Voer een geldige datum in."),
    ({"note": "a\x00b"}, "Null-tekens zijn niet toegestaan."),
    ({"note": "é" * 10_240}, "Zorg dat deze waarde niet meer dan 5000 tekens bevat"),
    ({"met": ["987654"]}, "De randvoorwaarden van deze stap zijn veranderd."),
    ({"met": ["9" * 400, "x\x00"]}, "De randvoorwaarden van deze stap zijn veranderd."),
]


@pytest.mark.once
def test_bad_input_is_named_and_nothing_is_lost(gouda, plan):
    for values, said in WRONG:
        screen = Screen(gouda.librarian, gouda.community)
        screen.fill(plan[1], note="Dit typte ik ook.").fill(plan[0], **values).save()
        assert screen.response.status_code == 200
        assert said in screen.alert
        assert "Er is nog niets bewaard." in screen.alert
        assert stored(gouda.community) == []
        assert screen.value(plan[1], "note") == "Dit typte ik ook."
        assert screen.opened == ["Stap 1: Ken je opdracht"]
        if "note" in values and "\0" not in values["note"]:
            assert screen.value(plan[0], "note") == values["note"]


def test_preconditions_of_another_step_are_refused(gouda, plan):
    screen = Screen(gouda.librarian, gouda.community)
    screen.fill(plan[1], met=[str(plan[0].preconditions.first().pk)]).save()
    assert "De randvoorwaarden van deze stap zijn veranderd." in screen.alert


def test_body_names_no_rows_of_another_community(gouda, rotterdam, plan):
    """Rows are found by community and step: there is nothing in the body that could point away."""
    theirs = Screen(rotterdam.librarian, rotterdam.community)
    theirs.fill(plan[0], state="done", note="Van Rotterdam").save()
    before = list(StepProgress.objects.filter(community=rotterdam.community).values())
    screen = Screen(gouda.librarian, gouda.community)
    row = str(StepProgress.objects.get().pk)
    screen.data |= {"community": [str(rotterdam.community.pk)], f"stap-{plan[0].pk}-id": [row]}
    screen.data |= {f"stap-{row}-record": [row], "id": [row], "pk": [row]}
    screen.fill(plan[0], state="under_way", note="Van Gouda").save()
    assert list(StepProgress.objects.filter(community=rotterdam.community).values()) == before
    assert stored(gouda.community) == [(1, "under_way", "Van Gouda")]


def test_adviser_reads_everything_and_writes_only_remarks(gouda, plan):
    Screen(gouda.librarian, gouda.community).fill(plan[0], state="done", note="Gelukt.").save()
    screen = Screen(gouda.adviser, gouda.community)
    assert "Gelukt." in screen.text
    assert screen.value(plan[0], "state") is None
    screen.fill(plan[0], state="not_for_us", note="Anders")
    screen.data[f"stap-{plan[0].pk}-version"] = ["1"]
    screen.fill(plan[0], text="Mooi gedaan.").fill(plan[1], text="Kom je langs?").save()
    assert stored(gouda.community) == [(1, "done", "Gelukt."), (2, "not_started", "")]
    assert [one.text for one in StepComment.objects.order_by("pk")] == [
        "Mooi gedaan.",
        "Kom je langs?",
    ]
    read = Screen(gouda.librarian, gouda.community)
    assert "Opmerking van Adviseur van Gouda" in read.text
    assert "Kom je langs?" in read.text
    assert read.value(plan[0], "text") is None


def test_next_adviser_changes_no_remark_of_the_one_before(gouda, rotterdam, plan):
    Screen(gouda.adviser, gouda.community).fill(plan[0], text="Van de eerste.").save()
    gouda.library.adviser = rotterdam.library.adviser
    gouda.library.save()
    screen = Screen(rotterdam.adviser, gouda.community)
    assert "Van de eerste." in screen.text
    assert screen.value(plan[0], "text") == ""
    screen.fill(plan[0], text="Van de tweede.").save()
    assert {one.text for one in StepComment.objects.all()} == {"Van de eerste.", "Van de tweede."}
    gone = client_of(gouda.adviser).get(address(gouda.community))
    assert gone.status_code == 404


def test_network_editor_reads_and_does_not_write(gouda, editor, plan):
    Screen(gouda.librarian, gouda.community).fill(plan[0], note="Van Gouda").save()
    screen = Screen(editor, gouda.community)
    assert "Van Gouda" in screen.text
    assert screen.data == {}
    posted = client_of(editor).post(
        address(gouda.community),
        {f"stap-{plan[0].pk}-version": "1", f"stap-{plan[0].pk}-state": "done"},
    )
    assert posted.status_code == 302
    assert posted["Location"] == "/admin/"
    assert stored(gouda.community) == [(1, "not_started", "Van Gouda")]


def test_administrator_fills_in(gouda, admin, plan):
    Screen(admin, gouda.community).fill(plan[0], state="done").save()
    assert stored(gouda.community) == [(1, "done", "")]


def test_community_of_others_answers_as_one_that_is_not_there(gouda, rotterdam, plan):
    for user in (rotterdam.librarian, rotterdam.adviser):
        client = client_of(user)
        for url in (
            address(gouda.community),
            "/admin/progress/987654/",
            f"/admin/progress/{9**30}/",
        ):
            assert client.get(url).status_code == 404
            assert client.post(url, {}).status_code == 404


def test_step_leads_to_what_the_knowledge_base_has_for_it(gouda, plan, site):
    base = plan[0].get_parent().get_parent()
    tools = base.add_child(instance=ToolIndexPage(title="Hulpmiddelen"))
    tool = tools.add_child(instance=ToolPage(title="Doelzin-kaart", summary="Een zin."))
    draft = tools.add_child(instance=ToolPage(title="Nog niet af", summary="Een zin.", live=False))
    StepTool.objects.create(step=plan[0], tool=tool)
    StepTool.objects.create(step=plan[0], tool=draft)
    plan[1].checklist = tool
    plan[1].save()
    screen = Screen(gouda.librarian, gouda.community)
    links = {
        step: [(a.parent.text.partition(":")[0], a["href"]) for a in found.select("a")]
        for step, found in enumerate(screen.page.select(".step-plan__links"), 1)
    }
    assert links[1] == [("Artikel", plan[0].url), ("Hulpmiddel", tool.url)]
    assert links[2] == [("Artikel", plan[1].url), ("Checklist", tool.url)]
    assert "Nog niet af" not in screen.text


def test_public_pages_do_not_show_it(gouda, plan, client):
    Screen(gouda.librarian, gouda.community).fill(plan[0], note="Alleen voor ons").save()
    for url in (gouda.community.url, plan[0].url, "/communities/"):
        assert "Alleen voor ons" not in client.get(url).content.decode()


def queries(client, url) -> int:
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
        return len(captured)


def test_queries_do_not_grow_with_steps_and_changes(gouda, plan, site):
    client, url = client_of(gouda.librarian), address(gouda.community)
    Screen(gouda.librarian, gouda.community).fill(plan[0], state="done", met=[]).save()
    Screen(gouda.adviser, gouda.community).fill(plan[0], text="Goed.").save()
    few = queries(client, url)
    more = [builders.step(site, f"Stap {n}", n, ["Iets."]) for n in range(5, 10)]
    screen = Screen(gouda.librarian, gouda.community)
    remarks = Screen(gouda.adviser, gouda.community)
    for step in more:
        screen.fill(step, state="done", met=[str(step.preconditions.get().pk)])
        remarks.fill(step, text="Ook goed.")
    screen.save()
    remarks.save()
    assert queries(client, url) == few > 10
