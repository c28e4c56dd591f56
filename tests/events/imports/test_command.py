"""`manage.py import_ics`: what it prints, and how it fails."""

import pytest
from django.core.management import CommandError, call_command

from events.models import EventPage

from .files import event, file


@pytest.fixture(autouse=True)
def _clock(time_machine_now):
    """Every test of this file has the same now."""


def run(tmp_path, capsys, content: bytes, slug: str = "zaai-en-maak", **options) -> list[str]:
    path = tmp_path / "agenda.ics"
    path.write_bytes(content)
    call_command("import_ics", path, calendar=slug, **options)
    return capsys.readouterr().out.splitlines()


def test_it_says_per_series_what_happened(calendar, tmp_path, capsys):
    content = file(event(), event("LOCATION:", uid="twee", title="Lezing"))
    place = "    Er staat niet bij waar het is. We schreven: “Plek nog niet bekend”."
    assert run(tmp_path, capsys, content) == [
        "Nieuw: Repair Café",
        "Nieuw: Lezing",
        place,
        "Klaar.",
    ]
    assert run(tmp_path, capsys, content) == [
        "Ongewijzigd: Repair Café",
        "Ongewijzigd: Lezing",
        place,
        "Klaar.",
    ]


def test_a_dry_run_writes_nothing(calendar, tmp_path, capsys):
    lines = run(tmp_path, capsys, file(event()), dry_run=True)
    assert lines == ["Nieuw: Repair Café", "Er is niets veranderd."]
    assert not EventPage.objects.exists()


def test_the_network_has_a_calendar_too(site, tmp_path, capsys):
    run(tmp_path, capsys, file(event()), "netwerk")
    assert EventPage.objects.get().get_parent().pk == site.calendar.pk


def test_a_refusal_names_every_reason(calendar, tmp_path, capsys):
    content = file(event(), event("RRULE:FREQ=HOURLY", uid="twee", title="Elk uur"))
    with pytest.raises(CommandError) as caught:
        run(tmp_path, capsys, content)
    assert str(caught.value).splitlines() == [
        "Er is niets geïmporteerd.",
        "- “Elk uur”: Er zijn meer dan 400 losse data. We kunnen er hoogstens 400 overnemen.",
    ]
    assert not EventPage.objects.exists()


@pytest.mark.parametrize("slug", ["bestaat-niet", "", "agenda", "../zaai"])
def test_an_unknown_calendar_is_refused(calendar, tmp_path, capsys, slug):
    with pytest.raises(CommandError, match="Er is geen agenda"):
        run(tmp_path, capsys, file(event()), slug)


def test_a_file_that_is_not_there_is_refused(calendar, tmp_path):
    for path in (tmp_path / "weg.ics", tmp_path):
        with pytest.raises(CommandError, match="Het bestand kan niet open"):
            call_command("import_ics", path, calendar="zaai-en-maak")
