import pytest
from django.test import RequestFactory

from site_config.visitor_address import visitor_address

CASES = [
    (0, None, "192.0.2.1"),
    (0, "198.51.100.9", "192.0.2.1"),
    (1, "198.51.100.9", "198.51.100.9"),
    # What the visitor wrote there first is not believed.
    (1, "10.0.0.1, 198.51.100.9", "198.51.100.9"),
    (2, "10.0.0.1, 198.51.100.9, 203.0.113.5", "198.51.100.9"),
    (2, "198.51.100.9", ""),
    (1, None, ""),
]


@pytest.mark.parametrize(("proxies", "forwarded", "address"), CASES)
def test_only_our_own_proxies_are_believed(settings, proxies, forwarded, address):
    settings.TRUSTED_PROXIES = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.1", headers=headers)
    assert visitor_address(request) == address
