"""Charts as inline SVG: what they say, and where things stand."""

from xml.etree import ElementTree

from django.template.loader import render_to_string
from django.utils.translation import override

from communities.overview import charts
from communities.overview.charts import Point

SVG = "{http://www.w3.org/2000/svg}"


def drawn(chart) -> ElementTree.Element:
    html = render_to_string("communities/admin/chart.html", {"chart": chart})
    return ElementTree.fromstring(html.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" '))


def texts(svg) -> list[str]:
    return [one.text for one in svg.iter(f"{SVG}text")]


def test_bars_are_as_long_as_their_value_and_say_it():
    with override("nl"):
        svg = drawn(charts.bars("x", "Per fase", [Point("Ontstaan", 3), Point("Loopt", 1200)]))
    assert texts(svg) == ["Ontstaan", "3", "Loopt", "1.200"]
    one, other = [float(rect.get("width")) for rect in svg.iter(f"{SVG}rect")]
    assert round(other / one) in range(380, 420)  # 1200 / 3, as far as a tenth of a unit shows it
    assert svg.get("role") == "img"
    names = svg.get("aria-labelledby").split()
    assert [svg.find(f".//*[@id='{name}']").text for name in names] == [
        "Per fase",
        "Meest: Loopt (1.200). Minst: Ontstaan (3). Alle waarden staan in de tabel.",
    ]


def test_everything_of_a_chart_lies_within_it():
    for number in (1, 12, 36):
        for draw in (charts.bars, charts.columns):
            chart = draw("x", "Titel", [Point(f"m{at}", at + 1, "2026") for at in range(number)])
            for mark in chart.marks:
                x, y, width, height = map(float, (mark.x, mark.y, mark.width, mark.height))
                assert 0 <= x <= x + width <= charts.WIDTH
                assert 0 <= y <= y + height <= chart.height
                assert 0 <= float(mark.value_y) <= chart.height


def test_many_columns_turn_their_values_and_a_year_stands_once():
    points = [Point("jan", at, str(2024 + at // 12)) for at in range(24)]
    svg = drawn(charts.columns("x", "Per maand", points))
    assert sum(one.get("transform") is not None for one in svg.iter(f"{SVG}text")) == 24
    assert [one for one in texts(svg) if len(one) == 4] == ["2024", "2025"]
    few = drawn(charts.columns("x", "Per maand", points[:12]))
    assert not any(one.get("transform") for one in few.iter(f"{SVG}text"))


def test_nothing_to_show_gives_no_chart():
    for draw in (charts.bars, charts.columns):
        assert draw("x", "Titel", []) is None
        assert draw("x", "Titel", [Point("a", 0)]) is None


def test_names_of_others_cannot_break_out_of_the_drawing():
    svg = drawn(charts.bars("x", "<b>", [Point('<script>"', 1)]))
    assert texts(svg)[0] == '<script>"'


def test_a_long_label_is_cut_off():
    chart = charts.bars("x", "Titel", [Point("woord " * 40, 1)])
    assert len(chart.marks[0].label) <= charts.LONGEST_LABEL
    assert chart.marks[0].label.endswith("…")
