"""A feed as a program asks for it."""


def json_of(client, address, query="") -> dict:
    response = client.get(f"{address}feed.json{query}")
    assert response.status_code == 200, response.content
    return response.json()
