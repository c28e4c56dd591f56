"""Websites of libraries: what opens a frame has to be exactly one origin."""

import pytest
from django.core.exceptions import ValidationError

from site_config import origins


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("https://www.bibliotheekgouda.nl", "https://www.bibliotheekgouda.nl"),
        ("HTTPS://WWW.Bibliotheek.NL/", "https://www.bibliotheek.nl"),
        ("https://bibliotheek-b.example", "https://bibliotheek-b.example"),
        ("https://café.example", "https://xn--caf-dma.example"),
        ("https://1e.bieb.nl", "https://1e.bieb.nl"),
    ],
)
def test_website_is_kept_as_browsers_write_it(line, kept):
    assert origins.read(line) == [kept]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("www.bibliotheek.nl", "Zet https:// voor “www.bibliotheek.nl”."),
        ("http://www.bibliotheek.nl", "begint niet met https://"),
        ("javascript://www.bibliotheek.nl", "begint niet met https://"),
        ("https://www.bibliotheek.nl/agenda", "weg wat na de naam van de website komt"),
        ("https://www.bibliotheek.nl?a=1", "weg wat na de naam van de website komt"),
        ("https://*.bibliotheek.nl", "zonder sterretje"),
        ("https://*", "zonder sterretje"),
        ("https://", "is geen adres van een website"),
        ("https://bibliotheek", "is geen adres van een website"),
        ("https://bibliotheek.nl:8443", "is geen adres van een website"),
        ("https://wie@bibliotheek.nl", "is geen adres van een website"),
        ("https://127.0.0.1", "is geen adres van een website"),
        ("https://[::1]", "is geen adres van een website"),
        ("https://a.nl b.nl", "is geen adres van een website"),
        ("https://a.nl; script-src *", "zonder sterretje"),
        ("https://a.nl;script-src", "is geen adres van een website"),
        ("https://a.nl,https", "is geen adres van een website"),
        ("https://-a.nl", "is geen adres van een website"),
        ("https://a..nl", "is geen adres van een website"),
        ("https://" + "a" * 64 + ".nl", "is geen adres van een website"),
        ("https://" + "a." * 130 + "nl", "is geen adres van een website"),
        ("'none'", "Zet https:// voor"),
        ("*", "Zet https:// voor"),
    ],
)
def test_what_is_no_website_is_refused_with_a_sentence(line, said):
    with pytest.raises(ValidationError) as refused:
        origins.read(f"https://goed.example\n{line}")
    [message] = refused.value.messages
    assert said in message
    assert origins.kept(line) == []


def test_lines_keep_their_order_and_double_ones_stand_once():
    text = "\r\n https://b.example \r\n\r\nhttps://a.example/\r\nhttps://B.example\r\n"
    assert origins.read(text) == ["https://b.example", "https://a.example"]


def test_every_wrong_line_is_said():
    with pytest.raises(ValidationError) as refused:
        origins.read("a.example\nhttp://b.example")
    assert len(refused.value.messages) == 2


def test_a_list_has_an_end():
    many = "\n".join(f"https://bieb{at}.example" for at in range(21))
    with pytest.raises(ValidationError) as refused:
        origins.read(many)
    assert refused.value.messages == ["Hier kunnen ten hoogste 20 websites staan."]
    assert len(origins.kept(many)) == 20
