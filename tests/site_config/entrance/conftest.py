import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group

from communities import roles
from site_config.entrance.models import SecondFactorRule

PASSWORD = "vier woorden op rij"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def account(site):
    """Makes an account of an adviser, who may enter the CMS: `account("els@example.org")`."""

    def make(email="els@example.org", *, groups=None, **fields):
        fields.setdefault("username", email)
        user = get_user_model().objects.create_user(email=email, password=PASSWORD, **fields)
        user.groups.set([roles.advisers()] if groups is None else groups)
        return user

    return make


@pytest.fixture
def els(account):
    return account()


@pytest.fixture
def administrator(site):
    return get_user_model().objects.create_superuser("baas@example.org", "baas@example.org")


@pytest.fixture
def sign_in(client):
    """Fills in the sign-in form; returns the answer."""

    def post(email="els@example.org", password=PASSWORD, *, next="", by=client, **extra):
        address = f"/inloggen/?next={next}" if next else "/inloggen/"
        return by.post(address, {"login": email, "password": password, "next": next}, **extra)

    return post


@pytest.fixture
def with_second_step():
    """Gives an account a second step with the secret SECRET, and recovery codes."""

    def give(user) -> list[str]:
        TOTP.activate(user, SECRET)
        return RecoveryCodes.activate(user).generate_codes()

    return give


@pytest.fixture
def required():
    """Asks groups, or administrators, for the second step."""

    def ask(*groups: Group, administrators=False):
        rule = SecondFactorRule.load()
        rule.administrators = administrators
        rule.save()
        rule.groups.set(groups)

    return ask


@pytest.fixture
def has_second_step():
    return lambda user: Authenticator.objects.filter(user=user, type="totp").exists()
