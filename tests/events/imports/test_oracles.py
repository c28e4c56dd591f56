"""The cases that others wrote, from the file to the rows of the table."""

import datetime as dt
import re
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from events.models import Occurrence, Series
from events.recurrence import ZONE

ORACLES = Path(__file__).resolve().parents[4] / "shared" / "oracles"


def cases(name: str) -> dict[str, str]:
    path = ORACLES / name
    if not path.exists():
        return {}
    text = path.read_text().replace("\n ", "")
    return {re.search(r"UID:(.*)", one)[1]: one for one in text.split("BEGIN:VEVENT")[1:]}


def bring_in(case: str, calendar, tmp_path) -> Series | str:
    """The series of one case, or why it was refused."""
    path = tmp_path / "case.ics"
    body = case.partition("END:VCALENDAR")[0]
    path.write_text(f"BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT{body}END:VCALENDAR\n")
    slug = calendar.get_parent().slug
    try:
        call_command("import_ics", path, calendar=slug, verbosity=0)
    except CommandError as error:
        return str(error)
    return Series.objects.get()


def starts(series: Series, case: str) -> list[str]:
    """As the file writes them: local dates, local times, or UTC where it says Z."""
    rows = Occurrence.objects.filter(event=series.event_id).order_by("start")
    zone = dt.UTC if re.search(r"\nDTSTART:\S*Z", case) else ZONE
    form = "%Y%m%d" if "VALUE=DATE:" in case else "%Y%m%dT%H%M%S"
    return [row.start.astimezone(zone).strftime(form) for row in rows]


CASES = cases("libical-icalrecur-cases.ics")
EXAMPLES = cases("libical-rfc-recur-examples.ics")
# Of each: what cannot be told of in our calendar, and why.
REFUSED = {
    "libical-icalrecur-049": "tijdzone",
    "libical-icalrecur-069": "tijdzone",
    "libical-icalrecur-074": "tijdzone",
    **{f"libical-icalrecur-{n}": "twee keer" for n in ("083", "084", "085", "086")},
    **{f"libical-icalrecur-{n}": "twee keer" for n in ("118", "120", "127")},
    "libical-recur-56": "geen enkele datum",
    "libical-recur-58": "kunnen we niet lezen",
}
UNKNOWN = {"libical-icalrecur-080"}  # libical itself has no answer


@pytest.mark.parametrize("name", sorted(CASES.keys() - REFUSED.keys() - UNKNOWN))
def test_every_case_comes_in_as_the_expected_moments(name, calendar, tmp_path, time_machine_now):
    case = CASES[name]
    expected = re.search(r"X-EXPECT-INSTANCES:(.*)", case)[1].strip().split(",")
    series = bring_in(case, calendar, tmp_path)
    assert isinstance(series, Series), series
    until = series.written_until.strftime("%Y%m%d")
    assert starts(series, case) == [one.rstrip("Z") for one in expected if one[:8] <= until]


@pytest.mark.parametrize("name", sorted(EXAMPLES.keys() - REFUSED.keys()))
def test_every_example_comes_in_with_the_expected_number(
    name, calendar, tmp_path, time_machine_now
):
    case = EXAMPLES[name]
    series = bring_in(case, calendar, tmp_path)
    assert isinstance(series, Series), series
    number = int(re.search(r"X-EXPECT-NUMEVENTS: *([0-9]+)", case)[1])
    assert len(starts(series, case)) == number


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_cannot_be_told_is_refused_whole_with_a_reason(name, calendar, tmp_path):
    every = CASES | EXAMPLES
    if not every:
        pytest.skip("the cases are not on this machine")
    said = bring_in(every[name], calendar, tmp_path)
    assert isinstance(said, str)
    assert REFUSED[name] in said
    assert not Series.objects.exists()
