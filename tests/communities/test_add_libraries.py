"""`add_libraries`: a file with many libraries, all of them or none."""

import time
from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st
from wagtail.models import Page

from communities import invitations, roles
from communities.models import Adviser, CommunityPage, Library
from communities.onboarding import reading
from events.models import CalendarPage
from tests import builders

HEADINGS = (
    "naam;plaats;regio;adviseur;breedtegraad;lengtegraad;community;zin;themas;e-mail;voornaam"
)
ROW = "Bibliotheek {0};{0};Noord;;;;Samen in {0};Wij doen dit samen.;;roos@{1}.example;Roos"


def row(place: str) -> str:
    return ROW.format(place, place.lower().encode("ascii", "ignore").decode())


def file_of(*rows: str, headings: str = HEADINGS) -> str:
    return "\r\n".join([headings, *rows, ""])


@pytest.fixture
def run(site, tmp_path, django_capture_on_commit_callbacks):
    """The command on this content; returns what it wrote, or the reasons why not."""

    def call(content, *options):
        path = tmp_path / "libraries.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        out = StringIO()
        try:
            with django_capture_on_commit_callbacks(execute=True):
                call_command("add_libraries", str(path), *options, stdout=out)
        except CommandError as error:
            return str(error)
        return out.getvalue()

    return call


def everything() -> tuple:
    models = (Library, Page, Group, get_user_model())
    return (*(model.objects.count() for model in models), len(mail.outbox))


def test_a_row_makes_a_library_as_the_form_does(run, site):
    adviser = Adviser.objects.create(name="Tarik", email="tarik@example.org")
    green = builders.theme(site, "Groen")
    line = row("Gouda").split(";")
    line[3:6] = ["TARIK@example.org", "52,0147", "4,7093"]
    line[8] = "Groen"
    assert "1 bibliotheek is gemaakt." in run(file_of(";".join(line)))
    library = Library.objects.get()
    assert (library.slug, library.region, library.adviser) == ("gouda", "noord", adviser)
    assert str(library.latitude) == "52.01470"
    [link] = CommunityPage.objects.get().theme_links.all()
    assert link.theme_id == green.pk
    assert CalendarPage.objects.child_of(CommunityPage.objects.get()).count() == 1
    [message] = mail.outbox
    assert message.to == ["roos@gouda.example"]
    assert "Je hebt nu een rol op" in message.body


@pytest.mark.parametrize(
    "content",
    [
        file_of(row("Één")).encode("utf-8"),
        file_of(row("Één")).encode("utf-8-sig"),
        file_of(row("Één")).encode("cp1252"),
        file_of(row("Één").replace(";", ","), headings=HEADINGS.replace(";", ",")).encode(),
        file_of(row("Één") + ";;", headings=HEADINGS + ";;").encode(),
        file_of("", row("Één"), ";;;;").replace("\r\n", "\n").encode(),
        file_of(row("Één"), headings=HEADINGS.upper().replace("THEMAS", "Thema’s")).encode(),
    ],
)
def test_as_spreadsheets_write_it(run, content):
    assert "1 bibliotheek is gemaakt." in run(content)
    assert Library.objects.get().name == "Bibliotheek Één"


def test_windows_letters_are_told(run):
    assert "Windows-1252" in run(file_of(row("Één")).encode("cp1252"), "--dry-run")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Dit bestand is leeg."),
        (b"\xef\xbb\xbf", "Dit bestand is leeg."),
        (b" \r\n \r\n", "Dit bestand is leeg."),
        (file_of(row("Gouda")).encode("utf-16"), "Dit bestand is in UTF-16."),
        (b"PK\x03\x04" + b"\x00" * 50, "Dit is geen CSV-bestand."),
        (b"naam;plaats\n\x81\x8d", "De letters van dit bestand zijn niet te lezen."),
        (b"x" * 1_000_001, "Dit bestand is te groot."),
        (file_of(), "alleen koppen"),
        (row("Gouda"), "Deze kop kennen we niet: “Bibliotheek Gouda”."),
        (file_of(row("Gouda"), headings="naam;plaats"), "Er ontbreekt: regio, community"),
        (file_of(row("Gouda"), headings=HEADINGS + ";naam"), "De kop “naam” staat er twee keer."),
        (file_of(row("Gouda") + ";x"), "Rij 2 heeft meer cellen dan er koppen zijn."),
        (file_of(row("Gouda"), '"open'), "Rij 3 is niet te lezen: kijk naar de aanhalingstekens."),
        (file_of(*[row(f"P{n}") for n in range(501)]), "Er staan 501 rijen in dit bestand."),
    ],
)
def test_a_file_that_cannot_be_read_says_why(run, content, said):
    before = everything()
    text = run(content)
    assert said in text
    assert text.startswith("Er is niets gemaakt.")
    assert everything() == before


def test_every_problem_is_told_with_its_row_before_anything_is_made(run):
    Adviser.objects.create(name="Tarik", email="a@example.org")
    Adviser.objects.create(name="Tarik", email="b@example.org")
    text = run(
        file_of(
            row("Gouda"),
            row("Tiel").replace("Noord", "Oost").replace("roos@tiel.example", "roos"),
            row("Ede").replace("Noord;;", "Noord;Niemand;"),
            row("Urk").replace("Noord;;", "Noord;Tarik;"),
            row("Gouda"),
            row("Asten").replace("samen.;", "samen.;Muziek"),
            row("Goes").replace("Noord;;;;", "Noord;;52;;"),
            "Bibliotheek Oss",
        )
    )
    assert text.splitlines() == [
        "Er is niets gemaakt.",
        "- Rij 3, regio: Kies een regio.",
        "- Rij 3, email: Voer een geldig e-mailadres in.",
        "- Rij 4, adviseur: Er is geen adviseur “Niemand”.",
        "- Rij 5, adviseur: Er is meer dan één adviseur “Tarik”. Schrijf het e-mailadres.",
        "- Rij 6: “Bibliotheek Gouda” staat ook in rij 2.",
        "- Rij 7, themas: Er is geen thema “Muziek”.",
        "- Rij 8, lengtegraad: Vul beide graden in, of geen van beide.",
        "- Rij 9, plaats: Vul dit in.",
        "- Rij 9, regio: Kies een regio.",
        "- Rij 9, community: Vul dit in.",
        "- Rij 9, zin: Vul dit in.",
        "- Rij 9, email: Vul dit in.",
        "- Rij 9, voornaam: Vul dit in.",
    ]
    assert (Library.objects.count(), mail.outbox) == (0, [])


def test_an_account_that_cannot_be_used_names_the_row_and_undoes_the_others(run):
    get_user_model().objects.create_user("d", "roos@tiel.example", is_active=False)
    before = everything()
    text = run(file_of(row("Gouda"), row("Tiel")))
    assert "Rij 3, email: Dit account is gesloten." in text
    assert everything() == before


def test_what_breaks_in_the_last_row_leaves_nothing(run, monkeypatch):
    original, calls = roles.library_group, []

    def breaks(library):
        calls.append(library)
        if library.name == "Bibliotheek Tiel":
            raise RuntimeError("broken")
        return original(library)

    before = everything()
    monkeypatch.setattr(roles, "library_group", breaks)
    with pytest.raises(RuntimeError):
        run(file_of(row("Gouda"), row("Tiel")))
    assert len(calls) > 1
    assert everything() == before


def test_twice_the_same_file_changes_nothing(run):
    content = file_of(row("Gouda"), row("Tiel"))
    run(content)
    library = Library.objects.get(slug="gouda")
    library.place = "Gouda-Oost"
    library.save()
    before = everything()
    text = run(content)
    assert "Staat er al, blijft zoals het is: Bibliotheek Gouda" in text
    assert "0 bibliotheken zijn gemaakt." in text
    assert everything() == before
    library.refresh_from_db()
    assert library.place == "Gouda-Oost"


def test_a_dry_run_writes_nothing_and_says_what_would_happen(run):
    before = everything()
    text = run(file_of(row("Gouda")), "--dry-run")
    assert "Nieuw: Bibliotheek Gouda, met “Samen in Gouda”, voor roos@gouda.example" in text
    assert "Er is niets veranderd." in text
    assert everything() == before


def test_without_invitations_the_role_is_there_and_no_mail(run):
    run(file_of(row("Gouda")), "--no-invitations")
    assert Library.objects.get().group.user_set.count() == 1
    assert mail.outbox == []


def test_one_mail_that_fails_does_not_stop_the_others(run, monkeypatch):
    original = invitations.send_mail

    def picky(subject, text, sender, to):
        if to == ["roos@gouda.example"]:
            raise OSError("no such mailbox")
        return original(subject, text, sender, to)

    monkeypatch.setattr(invitations, "send_mail", picky)
    assert "2 bibliotheken zijn gemaakt." in run(file_of(row("Gouda"), row("Tiel")))
    assert [message.to for message in mail.outbox] == [["roos@tiel.example"]]


def test_a_file_that_is_not_there_says_so(site):
    with pytest.raises(CommandError, match="Het bestand kan niet open"):
        call_command("add_libraries", "/nergens/iets.csv")


@pytest.mark.once
def test_the_whole_network_is_made_in_well_under_a_minute(run):
    # Of this process alone: what else the machine does is no matter.
    started = time.process_time()
    text = run(file_of(*[row(f"Plaats{number}") for number in range(140)]))
    assert "140 bibliotheken zijn gemaakt." in text
    assert Library.objects.filter(group__isnull=False, collection__isnull=False).count() == 140
    assert CalendarPage.objects.filter(depth=5).count() == 140
    assert time.process_time() - started < 45


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(content):
    """Whatever the file holds: a table, or a reason."""
    for text in (content, HEADINGS.encode() + b"\n" + content):
        try:
            said = reading.read(text).rows
        except reading.Unreadable as error:
            said = str(error)
        assert said
