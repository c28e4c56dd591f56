"""A visitor who says something of an article."""

import datetime as dt

from bs4 import BeautifulSoup

START = dt.datetime(2026, 11, 22, 12, 0, tzinfo=dt.UTC)


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def subjects(base) -> dict[str, str]:
    """Where one can react, and what the row is called then."""
    return {
        base.guideline.url: "Luister eerst",
        base.step.url: "Regel de basis",
        base.theme.url: "Groen en duurzaam",
        f"{base.theme.url}voor-bibliotheken/": "Groen en duurzaam voor bibliotheken",
        base.example.url: "Zadenbibliotheek in Gouda",
        base.tool.url: "Gespreksleidraad",
        base.publication.url: "Witboek",
        f"{base.glossary.url}kerngroep/": "Kerngroep",
    }


def opened(client, address) -> dict:
    """What the form of an article would send, nothing filled in."""
    page = soup(client.get(f"{address}reactie/"))
    return {"stempel": page.select_one("[name=stempel]")["value"], "mist": "", "website": ""}


def send(client, clock, address, wait=5, **fields):
    data = opened(client, address)
    clock.tick(wait)
    return client.post(f"{address}reactie/", {**data, **fields}, REMOTE_ADDR="192.0.2.7")


def errors(response) -> list[str]:
    return [one.get_text() for one in soup(response).select("[role=alert] li")]


BAD = {
    "no answer": ({}, "Kies ja of nee."),
    "another answer": ({"nuttig": "misschien"}, "Kies ja of nee."),
    "too long": (
        {"nuttig": "ja", "mist": "x" * 1001},
        "Je tekst heeft 1001 tekens. Er passen er 1000 in. Maak de tekst korter.",
    ),
    "a character that is none": (
        {"nuttig": "ja", "mist": "a\0b"},
        "In je tekst staat een teken dat we niet kunnen bewaren. Typ de tekst opnieuw.",
    ),
    "an e-mail address": (
        {"nuttig": "ja", "mist": "Mail mij: noor@example.org"},
        "In je tekst staat een e-mailadres. Haal het weg: we hebben het niet nodig.",
    ),
    "a telephone number": (
        {"nuttig": "nee", "mist": "Bel (0182) 12 34 56."},
        "In je tekst staat een telefoonnummer. Haal het weg: we hebben het niet nodig.",
    ),
    "the trap": (
        {"nuttig": "ja", "website": "https://example.org"},
        "Er was een veld ingevuld dat leeg moest blijven. We hebben het leeggemaakt. "
        "Verstuur nog een keer.",
    ),
    "no stamp": (
        {"nuttig": "ja", "stempel": ""},
        "Dit formulier stond te lang open. Kijk het nog eens na en verstuur het opnieuw.",
    ),
    "a forged stamp": (
        {"nuttig": "ja", "stempel": "WyJ4Il0:abc"},
        "Dit formulier stond te lang open. Kijk het nog eens na en verstuur het opnieuw.",
    ),
}
CLOSED = ["reactie/", "reactie/?nuttig=ja", "reactie/bedankt/"]
