"""An address below the CMS where nothing is."""

from bs4 import BeautifulSoup


def test_it_is_said_in_dutch_without_the_sign_of_somebody_else(admin_client):
    response = admin_client.get("/admin/bestaat-niet/")
    page = BeautifulSoup(response.content, "html.parser")
    assert (response.status_code, page.h1.get_text(strip=True)) == (404, "Deze pagina is er niet")
    assert page.select("svg") == []
    assert page.select_one("main a")["href"] == "/admin/"
