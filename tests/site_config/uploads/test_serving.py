"""Uploads that Django serves itself, in the demo."""

import pytest


@pytest.fixture
def uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    for name in ("images/bij.txt", "documents/geheim.txt"):
        path = tmp_path / name
        path.parent.mkdir()
        path.write_text("inhoud")


def test_pictures_are_for_everybody(client, uploads):
    assert client.get("/media/images/bij.txt").status_code == 200


@pytest.mark.parametrize(
    "path", ["documents/", "/documents/", "./documents/", "images/../documents/", "//documents//"]
)
def test_documents_go_through_the_view_that_asks(client, site, uploads, path):
    assert client.get(f"/media/{path}geheim.txt").status_code == 404
