"""Two libraries, the network and everybody who may sign in: what the tests of access walk through.

What is not public of library B carries the word `CANARY`, what the network has not published
`NETWORK_CANARY`. Library A is the reader's own one.
"""

import datetime as dt
from types import SimpleNamespace

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.test import Client
from wagtail.documents.models import Document
from wagtail.models import (
    Comment,
    GroupApprovalTask,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from communities import readers, roles
from communities.models import (
    Adviser,
    Evaluation,
    Preparation,
    ReturnDay,
    StepProgress,
    StoryPage,
)
from communities.progress import changes, plan
from events.models import Attendance, Closure, DateChange, Venue
from home.models import StandardPage
from knowledge_base.models import ExampleIndexPage, Feedback, GlossaryTerm, KnowledgeBasePage
from site_config.entrance import records
from site_config.entrance.models import SignInRecord
from tests import builders

CANARY = "zwartekanarie"
NETWORK_CANARY = "gelekanarie"
MISSING = 987654


def build() -> SimpleNamespace:
    site = builders.build_site()
    world = SimpleNamespace(site=site)
    world.theme = builders.theme(site)
    base = KnowledgeBasePage.objects.get()
    builders.step(site, "Ken je opdracht", 1, ["De directie zit aan tafel."], go_no_go=True)
    world.network = _network(site, base, world.theme)
    world.a = _library(site, "Gouda", "midden", "gouda")
    world.b = _library(site, "Rotterdam", "zuid", CANARY)
    for made, slot, word in ((world.a, 0, "gouda"), (world.b, 1, CANARY)):
        _return_day(world.network.event, made, slot, word)
    world.accounts = _accounts(world)
    _workflow(world)
    return world


def _library(site, place: str, region: str, word: str) -> SimpleNamespace:
    """One library with everything that it can have; `word` stands in all that is not public."""
    library = builders.library(f"Bibliotheek {place}", region)
    if word == CANARY:
        library.calendar_sites = f"https://{word}.example"
    library.adviser = Adviser.objects.create(name=f"Adviseur {word}", email=f"{word}@advies.nl")
    library.save()
    made = SimpleNamespace(library=library, adviser=library.adviser)
    made.community = builders.community(site, f"Samen in {place}", library=library)
    made.group = roles.library_group(library)
    library.refresh_from_db()
    made.collection = library.collection
    made.venue = builders.venue(f"Zaal {word}", place=place, library=library)
    public = builders.venue(f"Bibliotheek {place}", place=place, library=library)
    made.live = builders.event(made.community.calendar, f"Koor in {place}", venue=public)
    made.draft = builders.event(
        made.community.calendar,
        f"Plan {word}",
        venue=made.venue,
        publish=False,
        slug=f"plan-{word}",
    )
    _rewrite(made.live, word)
    made.story = made.community.stories.add_child(
        instance=StoryPage(
            title=f"Verhaal {word}", summary=word, date=dt.date(2026, 11, 2), live=False
        )
    )
    made.story.save_revision()
    made.change = DateChange.objects.create(
        event=made.draft, date=dt.date(2026, 12, 3), reason=word, note=word
    )
    made.attendance = Attendance.objects.create(
        event=made.live, date=dt.date(2026, 11, 5), visitors=12, note=word
    )
    made.evaluation = Evaluation.objects.create(
        community=made.community,
        first_date=dt.date(2026, 9, 1),
        last_date=dt.date(2026, 10, 31),
        story=word,
    )
    made.closure = Closure.objects.create(
        kind=Closure.Kind.CLOSED,
        name=f"Dicht {word}",
        library=library,
        first_date=dt.date(2026, 12, 24),
        last_date=dt.date(2026, 12, 24),
    )
    made.image = builders.picture()
    made.image.title, made.image.description = f"Foto {word}", f"Wat {word} laat zien"
    made.image.collection = made.collection
    made.image.save()
    made.image.tags.add(f"{word}-label")
    made.document = Document.objects.create(
        title=f"Verslag {word}",
        file=ContentFile(b"tekst", f"{word}.txt"),
        collection=made.collection,
    )
    made.document.tags.add(f"{word}-label")
    _record_progress(made, word)
    return made


def _record_progress(made, word: str) -> None:
    [step] = plan.steps()
    record = StepProgress(community=made.community)
    values = {"note": word, "decision": "go", "decided_by": word, "decided_why": word}
    changes.change_step(record, step, {**values, "met": [step.preconditions[0].pk]}, None)
    changes.change_comment(record, step, made.adviser, word, None)


def _return_day(event, made, slot: int, word: str) -> None:
    """A day that this library takes part in, and nobody else."""
    made.return_day = ReturnDay.objects.create(
        event=event, date=event.first_date, slot=slot, title="Terugkomdag", notes=word
    )
    made.return_day.advisers.add(made.adviser)
    made.preparation = Preparation.objects.create(
        day=made.return_day, community=made.community, name=made.community.title, question=word
    )


def _rewrite(page, word: str) -> None:
    """A public page of which a next version is being written."""
    draft = page.get_latest_revision_as_object()
    draft.title, draft.summary = f"Koor, straks {word}", word
    draft.save_revision()


def _network(site, base, theme) -> SimpleNamespace:
    made = SimpleNamespace(base=base)
    base.add_child(instance=ExampleIndexPage(title="Voorbeelden"))
    made.standard = site.home.add_child(instance=StandardPage(title="Contact"))
    made.draft = site.home.add_child(
        instance=StandardPage(title=f"Straks {NETWORK_CANARY}", live=False)
    )
    made.private = builders.theme(site, "Voor wie meedenkt")
    readers.close(made.private)
    made.event = builders.event(
        site.calendar, "Terugkomdag", venue=builders.venue("Netwerkzaal", place="Utrecht")
    )
    made.venue = Venue.objects.get(name="Netwerkzaal")
    made.closure = builders.school_holiday(dt.date(2026, 12, 19), dt.date(2027, 1, 3))
    made.term = GlossaryTerm.objects.create(
        term="Coalitie", slug="coalitie", explanation="Wie samen iets doet."
    )
    made.reaction = Feedback.objects.create(
        page=theme, title=theme.title, useful=False, missed=NETWORK_CANARY
    )
    made.image = builders.picture()
    made.image.title, made.image.collection = "Beeld", roles.own_collection(roles.NETWORK_EDITORS)
    made.image.save()
    made.document = Document.objects.create(
        title="Handleiding",
        file=ContentFile(b"tekst", "handleiding.txt"),
        collection=made.image.collection,
    )
    return made


def _accounts(world) -> dict:
    make = get_user_model().objects.create_user
    found = {
        "A": make("a@example.org", "a@example.org", first_name="Anna", last_name="Gouda"),
        "B": make(f"{CANARY}@example.org", f"{CANARY}@example.org", first_name=CANARY),
        "E": make("e@example.org", "e@example.org"),
        "V": make("v@example.org", "v@example.org"),
        "R": make("r@example.org", "r@example.org"),
        "S": make("s@example.org", "s@example.org", is_superuser=True, is_staff=True),
    }
    found["A"].groups.add(world.a.group)
    found["B"].groups.add(world.b.group)
    found["E"].groups.add(roles.network_editors())
    found["V"].groups.add(roles.advisers())
    found["R"].groups.add(readers.readers())
    world.a.adviser.user = found["V"]
    world.a.adviser.save()
    world.a.sign_in = records.write(SignInRecord.Kind.INVITED, found["A"])
    world.b.sign_in = records.write(SignInRecord.Kind.INVITED, found["B"])
    for made, user in ((world.a, found["A"]), (world.b, found["B"])):
        for page in (made.live, made.draft, made.story):
            page.owner = user
            page.save(update_fields=["owner"])
        Comment.objects.create(
            page=made.draft, user=user, text=CANARY if made is world.b else "eigen", position=""
        )
    return found


def _workflow(world) -> None:
    """In each library a colleague looks at a story before it is published."""
    for made, user in ((world.a, "A"), (world.b, "B")):
        word = CANARY if user == "B" else "eigen"
        made.workflow = Workflow.objects.create(name=f"Samen kijken {word}")
        made.task = GroupApprovalTask.objects.create(name=f"Meelezen {word}")
        made.task.groups.add(made.group)
        WorkflowTask.objects.create(workflow=made.workflow, task=made.task, sort_order=1)
        WorkflowPage.objects.create(workflow=made.workflow, page=made.community)
        made.state = made.workflow.start(made.story, world.accounts[user])
        made.task_state = made.state.current_task_state


def client_of(user) -> Client:
    client = Client(raise_request_exception=False)
    if user is not None:
        client.force_login(user)
    return client
