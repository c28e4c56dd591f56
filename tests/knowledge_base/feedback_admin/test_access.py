"""Who gets to the register of reactions."""

from communities import roles
from knowledge_base.models import Feedback
from tests import builders

from .register import LIST, _table_rows, addresses, client_of


def test_it_is_not_for_librarians_and_advisers(site, reactions):
    community = builders.community(site, "Zaai en maak")
    before = list(Feedback.objects.order_by("pk").values())
    for group in (roles.library_group(community.library), roles.advisers()):
        client = client_of(group)
        assert "Reacties" not in client.get("/admin/").content.decode()
        for address in addresses(reactions[1]):
            for response in (
                client.get(address),
                client.post(address, {"handled": reactions[1].pk, "note": "Ik was hier."}),
            ):
                assert response.status_code in (302, 403, 404, 405), address
                if response.status_code == 302:
                    assert response["Location"] == "/admin/", address
                assert "plein" not in response.content.decode()
    assert list(Feedback.objects.order_by("pk").values()) == before


def test_it_is_not_for_visitors(client, reactions):
    for address in addresses(reactions[1]):
        for response in (client.get(address), client.post(address)):
            assert response.status_code == 302
            assert response["Location"].startswith("/inloggen/")


def test_it_is_for_editors_and_administrators_and_nobody_makes_one(
    editor, admin_client, site, reactions
):
    for client in (editor, admin_client):
        home = client.get("/admin/").content.decode()
        assert LIST in home
        assert len(_table_rows(client.get(LIST))) == len(reactions)
        response = client.get(f"{LIST}create/")
        assert (response.status_code, response["Location"]) == (302, "/admin/")
        assert "create/" not in client.get(LIST).content.decode()
