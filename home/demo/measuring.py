"""What was counted on past dates, and evaluations of some communities. All of it is made up."""

import datetime as dt
import zlib

from communities.evaluation.figures import Figures
from communities.models import CommunityPage, Evaluation
from communities.models.four_questions import QUESTIONS, answers_to
from events.choices import Status
from events.models import Attendance, Occurrence

from . import content
from .load import Load

AS_FAR_BACK = dt.timedelta(days=400)
NOTES = [
    "Regen, en toch vol.",
    "Iemand bracht taart mee.",
    "Twee mensen bleven napraten.",
    "Nieuwe gezichten via de flyer.",
    "Rustig vandaag.",
]
PLAIN = [
    "goal", "outcome", "second_outcome", "helpers", "returned", "partners", "phase",
    "phase_evidence", "said", "story", "worked", "failure", "difference", "question", "changes",
    "lesson",
]  # fmt: skip
KNOWN = ["community", "first_days_ago", "last_days_ago", "finished", "offered", *PLAIN, *QUESTIONS]


def add_attendance(load: Load) -> None:
    """Counts for some seven of ten past dates, the same at each load."""
    source = content.read("attendance.yaml")
    rows = []
    for item in source.data:
        with content.naming(source, item.get("community")):
            community = CommunityPage.objects.get(slug=item["community"])
            rows += _counts(load, community, item["usual"], set(item["by_group"]))
    Attendance.objects.bulk_create(rows)


def _counts(load: Load, community: CommunityPage, usual: int, by_group: set[str]):
    held = Occurrence.objects.filter(
        event__path__startswith=community.path,
        start__gt=load.now - AS_FAR_BACK,
        end__lte=load.now,
        all_day=False,
    ).exclude(status=Status.CANCELLED)
    for event_id, slug, date, slot in held.values_list("event", "event__slug", "date", "slot"):
        chance = zlib.crc32(f"{slug} {date} {slot}".encode())
        if chance % 10 < 3:
            continue
        visitors = max(0, usual + chance // 10 % 9 - 4)
        yield Attendance(
            event_id=event_id,
            date=date,
            slot=slot,
            visitors=visitors,
            new_people=None if chance % 7 == 0 else min(visitors, chance // 90 % 4),
            helpers=None if chance % 3 == 0 else min(visitors, chance // 360 % 4),
            by_group=slug in by_group,
            note=NOTES[chance // 11 % len(NOTES)] if chance % 11 == 0 else "",
        )


def add_evaluations(load: Load) -> None:
    source = content.read("evaluations.yaml")
    for item in source.data:
        with content.naming(source, item.get("community")):
            content.check_keys(item, KNOWN)
            one = _evaluation(load, item)
            one.full_clean()
            if item["finished"]:
                one.figures = Figures.of_community(
                    one.community_id, one.first_date, one.last_date, load.now
                ).as_json()
                one.finished_at = load.now - dt.timedelta(days=item["last_days_ago"] - 2)
            if item["offered"]:
                one.offered_at = load.now - dt.timedelta(days=1)
            one.save()


def _evaluation(load: Load, item: dict) -> Evaluation:
    one = Evaluation(
        community=CommunityPage.objects.get(slug=item["community"]),
        first_date=load.today - dt.timedelta(days=item["first_days_ago"]),
        last_date=load.today - dt.timedelta(days=item["last_days_ago"]),
        story_read=item["finished"],
        **{name: item[name] for name in PLAIN if name in item},
    )
    for question in QUESTIONS:
        for answer, number in zip(answers_to(question), item.get(question, []), strict=False):
            setattr(one, f"{question}_{answer}", number)
    return one
