"""Pictures are offered in every size that there is, and never make a page wait for AVIF."""

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.template import Context, Template
from wagtail.images.models import Image, Rendition

from tests import builders

# Making AVIF of a large picture takes seconds on a busy machine.
SMALL = (30, 20)

pytestmark = [pytest.mark.django_db, pytest.mark.once]


def shown(image, shape="page"):
    template = Template("{% load pictures %}{% picture image shape %}")
    html = template.render(Context({"image": Image.objects.get(pk=image.pk), "shape": shape}))
    return BeautifulSoup(html, "html.parser")


def test_a_picture_has_all_sizes_and_reserves_its_place():
    img = shown(builders.picture()).img
    assert [one.split()[1] for one in img["srcset"].split(", ")] == ["480w", "800w", "1200w"]
    assert (img["width"], img["height"]) == ("800", "533")
    assert img["alt"] == "Een vlak"
    assert img["loading"] == "lazy"


def test_showing_makes_no_avif():
    image = builders.picture(SMALL)
    assert shown(image).source is None
    assert not Rendition.objects.filter(filter_spec__contains="avif").exists()


def test_the_command_makes_what_pages_show_and_pages_offer_it(capsys):
    image = builders.picture(SMALL)
    shown(image)
    call_command("make_avif")
    assert capsys.readouterr().out == "3 pictures made.\n"
    source = shown(image).source
    assert source["type"] == "image/avif"
    assert [one.split()[1] for one in source["srcset"].split(", ")] == ["30w"] * 3
    assert all(one.split()[0].endswith(".avif") for one in source["srcset"].split(", "))
    assert shown(image, "card").source is None

    call_command("make_avif", limit=1)
    assert capsys.readouterr().out == "1 pictures made.\n"
    assert shown(image, "card").source is None, "no page offers half of the sizes"


def test_a_new_focal_point_is_a_new_picture(capsys):
    image = builders.picture(SMALL)
    shown(image, "card")
    call_command("make_avif")
    image.focal_point_x, image.focal_point_y = 10, 10
    image.focal_point_width = image.focal_point_height = 20
    image.save()
    assert shown(image, "card").source is None
    call_command("make_avif")
    assert capsys.readouterr().out == "2 pictures made.\n" * 2
    assert shown(image, "card").source is not None


def test_a_file_that_is_gone_stops_no_other(capsys, caplog):
    gone, there = builders.picture(SMALL), builders.picture(SMALL)
    shown(gone), shown(there)
    gone.file.storage.delete(gone.file.name)
    with pytest.raises(CommandError, match=rf"\[{gone.pk}\]"):
        call_command("make_avif")
    assert capsys.readouterr().out == "3 pictures made.\n"
    assert shown(there).source is not None
    assert shown(gone).img is not None


def test_one_query_finds_all_sizes(django_assert_num_queries):
    image = builders.picture(SMALL)
    shown(image)
    call_command("make_avif")
    fresh = Image.objects.get(pk=image.pk)
    template = Template('{% load pictures %}{% picture image "page" %}{% picture image "page" %}')
    with django_assert_num_queries(1):
        template.render(Context({"image": fresh}))
