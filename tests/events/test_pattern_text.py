"""A repetition in correct Dutch, for every rule that is admitted."""

import datetime as dt
import re

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from events import pattern_text, recurrence
from events.models import EventPage
from tests.properties import tries

FIRST = dt.date(2026, 12, 3)


def words(text: str, first: dt.date | None = FIRST) -> str:
    return pattern_text.rule_words(recurrence.parse(f"RRULE:{text}").rrules[0], first)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=DAILY", "elke dag"),
        ("FREQ=DAILY;INTERVAL=2", "om de dag"),
        ("FREQ=DAILY;INTERVAL=3;BYDAY=MO,WE", "elke 3 dagen, alleen op maandag en woensdag"),
        ("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR", "elke werkdag"),
        ("FREQ=DAILY;BYMONTHDAY=1,15", "elke maand op de 1e en 15e"),
        ("FREQ=DAILY;BYMONTH=10,11,12,1,2", "elke dag van oktober tot en met februari"),
        ("FREQ=DAILY;BYWEEKNO=20", "elke dag in week 20"),
        ("FREQ=WEEKLY", "elke donderdag"),
        ("FREQ=WEEKLY;INTERVAL=2", "om de week op donderdag"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "elke dag"),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR", "elke 3 weken op werkdagen"),
        ("FREQ=WEEKLY;BYDAY=TU,TH", "elke dinsdag en donderdag"),
        ("FREQ=WEEKLY;BYDAY=TU;UNTIL=20270601", "elke dinsdag, tot en met 1 juni 2027"),
        ("FREQ=WEEKLY;BYDAY=TU;COUNT=4", "elke dinsdag, 4 keer vanaf 3 december 2026"),
        ("FREQ=WEEKLY;BYDAY=MO,WE;BYSETPOS=1", "elke maandag en woensdag (daarvan alleen de 1e)"),
        ("FREQ=MONTHLY", "elke maand op de 3e"),
        ("FREQ=MONTHLY;INTERVAL=2", "om de maand op de 3e"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "elke maand op de laatste dag"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15", "elke 3 maanden op de 15e"),
        ("FREQ=MONTHLY;BYDAY=2TH,-1TH", "elke 2e en laatste donderdag van de maand"),
        (
            "FREQ=MONTHLY;BYDAY=2TH;BYMONTH=1,2,3,4,5,6,9,10,11,12",
            "elke 2e donderdag van de maand (niet in juli en augustus)",
        ),
        ("FREQ=MONTHLY;BYDAY=2TH;BYMONTH=2,3,4", "elke 2e donderdag van februari tot en met april"),
        ("FREQ=MONTHLY;BYDAY=1MO,3TH", "elke 1e maandag en 3e donderdag van de maand"),
        ("FREQ=MONTHLY;BYDAY=MO", "elke maandag"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=MO", "om de maand elke maandag"),
        (
            "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13",
            "elke vrijdag als dat de 13e dag van de maand is",
        ),
        (
            "FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=8,9,10,11,12,13,14",
            "elke zaterdag als dat de 8e tot en met 14e dag van de maand is",
        ),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "elke laatste werkdag van de maand"),
        ("FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=1", "elke 1e zaterdag of zondag van de maand"),
        ("FREQ=YEARLY", "elk jaar op 3 december"),
        ("FREQ=YEARLY;INTERVAL=2", "om het jaar op 3 december"),
        ("FREQ=YEARLY;INTERVAL=4;BYMONTH=5;BYMONTHDAY=5", "elke 4 jaar op 5 mei"),
        ("FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=5,20", "elk jaar op 5 en 20 mei"),
        ("FREQ=YEARLY;BYMONTH=5,11;BYMONTHDAY=5", "elk jaar op de 5e dag van mei en november"),
        ("FREQ=YEARLY;BYMONTHDAY=5", "elk jaar op de 5e dag van elke maand"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "elk jaar op de laatste dag van februari"),
        ("FREQ=YEARLY;BYMONTH=5,11;BYDAY=2TH", "elk jaar op de 2e donderdag van mei en november"),
        ("FREQ=YEARLY;BYDAY=20MO", "elk jaar op de 20e maandag van het jaar"),
        ("FREQ=YEARLY;BYDAY=MO", "elke maandag"),
        ("FREQ=YEARLY;INTERVAL=2;BYDAY=MO;BYMONTH=5", "om het jaar elke maandag in mei"),
        ("FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO", "elk jaar elke maandag in week 20"),
        (
            "FREQ=YEARLY;BYWEEKNO=20,-1",
            "elk jaar op alle dagen in week 20 en de laatste week van het jaar",
        ),
        ("FREQ=YEARLY;BYYEARDAY=100", "elk jaar op de 100e dag van het jaar"),
        (
            "FREQ=YEARLY;BYMONTH=5;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
            "elk jaar op de 1e werkdag van mei",
        ),
        (
            "FREQ=YEARLY;BYMONTH=9;BYDAY=TU;BYMONTHDAY=15,16,17,18,19,20,21",
            "elke dinsdag in september als dat de 15e tot en met 21e dag van de maand is",
        ),
    ],
)
def test_rule_words(rule, said):
    assert words(rule) == said


def test_rule_words_without_a_first_date_leave_the_day_open():
    said = [words(f"FREQ={freq}", None) for freq in ("WEEKLY", "MONTHLY", "YEARLY")]
    assert said == ["elke week", "elke maand", "elk jaar"]
    assert words("FREQ=YEARLY;BYMONTH=5,6", None) == "elk jaar in mei en juni"


def test_rule_words_of_half_a_rule_say_so():
    assert words("FREQ=WEEKLY;BYDAY=TU;UNTIL=19700101") == "elke dinsdag (nog niet af)"


def event(text: str, **fields) -> EventPage:
    return EventPage(first_date=FIRST, recurrences=recurrence.parse(text), **fields)


def test_sentence_says_the_exceptions_as_sentences():
    rule = "RRULE:FREQ=MONTHLY;BYDAY=2TH,-1TH;BYMONTH=1,2,3,4,5,6,9,10,11,12;UNTIL=20270630"
    assert pattern_text.sentence(
        event(rule, school_holidays="midden", not_on_public_holidays=True)
    ) == (
        "Elke 2e en laatste donderdag van de maand, tot en met 30 juni 2027. "
        "Niet in juli en augustus. Niet in schoolvakanties. Niet op feestdagen."
    )


def test_sentence_of_several_rules_keeps_each_exception_with_its_rule():
    rules = "RRULE:FREQ=WEEKLY;BYDAY=MO;BYMONTH=1,2,3,4,5,6,7,8,9\nRRULE:FREQ=WEEKLY;BYDAY=TH"
    assert pattern_text.sentence(event(rules)) == (
        "Elke maandag (niet in oktober, november en december) en elke donderdag."
    )


def test_sentence_of_something_that_is_once_is_empty():
    assert pattern_text.sentence(EventPage(first_date=FIRST)) == ""


def test_dates_words_name_the_first_eight():
    days = "\n".join(f"RDATE:202701{day:02}T110000Z" for day in range(1, 11))
    pattern = recurrence.parse(f"{days}\nEXDATE:20261209T230000Z")
    assert pattern_text.dates_words(pattern) == (
        "Ook op 1 januari 2027, 2 januari 2027, 3 januari 2027, 4 januari 2027, 5 januari 2027, "
        "6 januari 2027, 7 januari 2027, 8 januari 2027 en nog 2 data. Niet op 10 december 2026."
    )


PARTS = {
    "INTERVAL": st.integers(1, 99),
    "BYDAY": st.sampled_from(["MO", "MO,TU,WE,TH,FR", "SA,SU", "2TH,-1TH", "1MO,-2FR", "MO,3TU"]),
    "BYMONTHDAY": st.sampled_from(["1", "-1", "13", "1,15", "-5", "8,9,10"]),
    "BYYEARDAY": st.sampled_from(["1", "-1", "100,200", "-40"]),
    "BYWEEKNO": st.sampled_from(["1", "20,21", "-1", "-20"]),
    "BYMONTH": st.sampled_from(["5", "7,8", "11,12,1", "1,2,3,4,5,6,9,10,11,12"]),
    "BYSETPOS": st.sampled_from(["1", "-1", "2,3", "-7"]),
}
ENGLISH = re.compile(
    r"\b(every|day|days|week|on|the|last|month|year|and|or|not|if|that|only|week|of|to)\b"
)
DUTCH_TOO = {"week", "of", "die"}


@given(
    st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    st.fixed_dictionaries({}, optional=PARTS),
)
@tries(500)
def test_no_admitted_rule_is_said_in_english_or_with_a_stammer(freq, parts):
    text = ";".join([f"FREQ={freq}", *(f"{name}={value}" for name, value in parts.items())])
    try:
        said = words(text)
    except ValidationError:
        return
    assert set(ENGLISH.findall(said)) <= DUTCH_TOO
    assert re.search(r"\b(\w+) \1\b|%|\s{2}", said) is None
