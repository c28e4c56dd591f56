"""What an editor sees of a block before choosing it."""

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.urls import reverse
from wagtail.fields import StreamField

from site_config.blocks import BodyBlock


def choices():
    """Every block that stands beside another one in a list to choose from."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, StreamField) and len(field.stream_block.child_blocks) > 1:
                for name, block in field.stream_block.child_blocks.items():
                    yield f"{model.__name__}.{field.name}.{name}", block


def test_there_are_blocks_to_choose_from():
    assert {name.split(".")[-1] for name, _block in choices()} == set(BodyBlock().child_blocks)


@pytest.mark.parametrize(("name", "block"), list(choices()))
def test_every_block_that_one_chooses_is_shown_and_explained(name, block):
    assert block.is_previewable
    assert len(str(block.get_description())) > 20


@pytest.mark.parametrize("name", list(BodyBlock().child_blocks))
def test_preview_is_a_page_in_the_look_of_the_site(client, db, name):
    client.force_login(get_user_model().objects.create_superuser("b", "b@example.org", "x"))
    block = dict(choices())[f"StandardPage.body.{name}"]
    response = client.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    html = response.content.decode()
    assert response.status_code == 200
    assert "site_config/css/tokens.css" in html
    shown = {
        "heading": '<h2 id="kop-wat-neem-je-mee">Wat neem je mee?</h2>',
        "paragraph": "<li>Je kapotte lamp.</li>",
        "picture": "preview-picture.svg",
        "quote": "Ik kwam voor de zaadjes",
        "mind": '<p class="mind__heading">Let op</p>',
        "fold": "Bus 4 stopt voor de deur.",
    }
    assert shown[name] in html


def test_migrations_know_only_wagtails_own_blocks():
    paths = {block.deconstruct()[0] for block in BodyBlock().child_blocks.values()}
    assert {path.split(".")[0] for path in paths} == {"wagtail"}
