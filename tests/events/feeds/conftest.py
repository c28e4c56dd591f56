"""Where the feeds of a community's calendar are."""

import pytest


@pytest.fixture
def address(calendar) -> str:
    return f"/{calendar.url_path.partition('/')[2].partition('/')[2]}"
