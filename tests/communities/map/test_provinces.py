"""The outline of the country, held against towns whose place everybody can look up."""

import pytest

from communities.map.projection import position
from communities.map.provinces import province_at, provinces

TOWNS = [
    ("Groningen", 53.2194, 6.5665, "Groningen"),
    ("Assen", 52.9928, 6.5642, "Drenthe"),
    ("Leeuwarden", 53.2012, 5.7999, "Friesland"),
    ("Zwolle", 52.5168, 6.0830, "Overijssel"),
    ("Lelystad", 52.5185, 5.4714, "Flevoland"),
    ("Arnhem", 51.9851, 5.8987, "Gelderland"),
    ("Utrecht", 52.0907, 5.1214, "Utrecht"),
    ("Haarlem", 52.3874, 4.6462, "Noord-Holland"),
    ("Den Haag", 52.0705, 4.3007, "Zuid-Holland"),
    ("Middelburg", 51.4988, 3.6136, "Zeeland"),
    ("’s-Hertogenbosch", 51.6978, 5.3037, "Noord-Brabant"),
    ("Maastricht", 50.8514, 5.6910, "Limburg"),
]


@pytest.mark.parametrize(("town", "latitude", "longitude", "name"), TOWNS)
def test_a_capital_lies_in_its_province(town, latitude, longitude, name):
    assert province_at(position(latitude, longitude)).name == name


def test_every_province_has_a_capital_here():
    assert [one.name for one in provinces()] == sorted(name for *_, name in TOWNS)


@pytest.mark.parametrize(("latitude", "longitude"), [(48.85, 2.35), (52.5, 3.5), (0, 0)])
def test_what_lies_abroad_or_at_sea_has_none(latitude, longitude):
    assert province_at(position(latitude, longitude)) is None


def test_addresses_are_in_small_letters():
    assert {"zuid-holland", "friesland"} <= {one.slug for one in provinces()}
