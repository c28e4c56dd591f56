"""Advisers, and the accounts with which one can look around in the CMS."""

import secrets
from dataclasses import dataclass

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group

from communities import roles
from communities.models import Adviser, Library

from . import content
from .load import Load

# Without l, o, 0 and 1: the password is read from a screen and typed.
ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
ADVISER_WITH_ACCOUNT = "tarik-voorbeeld"


@dataclass(frozen=True)
class Account:
    """A demo account, before it is made; the e-mail address is the user name."""

    email: str
    name: str
    says: str
    library: str = ""


ACCOUNTS = [
    Account("beheer@example.org", "Beheer", "administrator"),
    Account("gouda@example.org", "Gouda", "librarian of Gouda", "gouda"),
    Account("rotterdam@example.org", "Rotterdam", "librarian of Rotterdam", "rotterdam"),
    Account("redactie@example.org", "Redactie", "editor of the network"),
    Account("adviseur@example.org", "Adviseur", "adviser"),
]


def add_advisers(load: Load) -> None:
    source = content.read("network.yaml")
    for item in source.data["advisers"]:
        with content.naming(source, item.get("slug")):
            adviser = Adviser(name=item["name"], email=item["email"])
            adviser.full_clean()
            adviser.save()
            load.advisers[item["slug"]] = adviser


def add_accounts(load: Load) -> str:
    """Make or renew the demo accounts, with one new password. Returns it; it is kept nowhere."""
    password = "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))
    # One hash for all: they share the password, and hashing is slow on purpose.
    hashed = make_password(password)
    for account in ACCOUNTS:
        administrator = account.says == "administrator"
        user, _ = get_user_model().objects.update_or_create(
            username=account.email,
            defaults={
                "email": account.email,
                "first_name": account.name,
                "last_name": "Voorbeeld",
                "password": hashed,
                "is_active": True,
                "is_staff": administrator,
                "is_superuser": administrator,
            },
        )
        user.groups.set(_groups(account))
        if account.email == "adviseur@example.org":
            Adviser.objects.filter(pk=load.advisers[ADVISER_WITH_ACCOUNT].pk).update(user=user)
    return password


def _groups(account: Account) -> list[Group]:
    if account.library:
        return [roles.library_group(Library.objects.get(slug=account.library))]
    if account.email == "redactie@example.org":
        return [roles.network_editors()]
    if account.email == "adviseur@example.org":
        return [roles.advisers()]
    return []


def account_lines(password: str) -> list[str]:
    """What the command prints, once."""
    width = max(len(account.email) for account in ACCOUNTS)
    return [
        "Accounts for /admin/:",
        *(f"  {account.email:{width}}  {account.says}" for account in ACCOUNTS),
        f"The password of all of them: {password}",
    ]
