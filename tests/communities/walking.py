"""Walks through the CMS as everybody in turn, and says where they get.

A: librarian of A. B: librarian of B. E: editor of the network. V: adviser of A. R: reader of
the closed part of the knowledge base. S: administrator. N: nobody, not signed in.
"""

import hashlib
import json

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.urls import reverse

from .admin_addresses import addresses, arguments, kind_of, parameters, things
from .belongings import belongings
from .world import client_of

REFUSALS = {403, 404, 405}
# Who asks for what. The librarian of A tries everything everywhere; the others what tells them
# apart, so that all of it takes less than a minute. B is A the other way round: the interest is
# in what B gets of A.
ASKED = {
    "A": ["own", "other", "kb", "draft", "private", "planned", "missing"],
    "B": ["own"],
    "E": ["own", "draft|other", "private|kb", "planned"],
    "V": ["own", "draft|other"],
    "S": ["draft|other|kb", "missing"],
}


def who_asks(method: str, cell: str) -> str:
    """Where nobody gets, or administrators only, fewer knock; where others do, they need not."""
    if cell == "none":
        return "ASN"
    if cell.lower() == "admin":
        return "AESN"
    return "ABEVRSN" if method == "get" else "ABEVRN"


class Walker:
    """One client for each account; what a POST does is undone, and looked at before that."""

    def __init__(self, world):
        self.world = world
        self.clients = {name: client_of(user) for name, user in world.accounts.items()}
        self.clients["N"] = client_of(None)
        self.cookies = {name: dict(one.cookies) for name, one in self.clients.items()}
        self.things = things(world)
        self.patterns = addresses()
        self.before = fingerprint(world)

    def kinds(self, name: str) -> dict:
        return self.things[kind_of(name, self.patterns[name])]

    def asked(self, name: str, who: str) -> dict:
        """Target and key of what `who` asks for at this address; at least one."""
        targets = self.kinds(name)
        wanted = [
            next((one for one in either.split("|") if one in targets), None)
            for either in ASKED.get(who, ())
        ]
        some = {target: targets[target] for target in wanted if target}
        return some or dict([next(iter(targets.items()))])

    def address(self, name: str, key) -> str:
        pattern = self.patterns[name]
        filled = arguments(self.world, name, pattern, key)
        if "compare" in parameters(pattern):
            return reverse(name, args=[key, "earliest", "latest"])
        return reverse(name.partition("#")[0], kwargs=filled)

    def ask(self, who: str, method: str, url: str, data=None):
        """The response, with its `text`. Nothing that it wrote stays."""
        client = self.clients[who]
        with transaction.atomic():
            response = getattr(client, method)(url, data or {})
            body = b"".join(response.streaming_content) if response.streaming else response.content
            response.text_of_all = (
                body.decode(errors="replace")
                + response.get("Location", "")
                + str(response.cookies.get("messages", ""))
            )
            response.stays_the_same = None
            if method == "post" and who == "A" and reached(response):
                response.stays_the_same = fingerprint(self.world) == self.before
            # What was refused is not undone: it must have changed nothing. (Signing out does.)
            if reached(response) or who != "A" or "logout" in url:
                transaction.set_rollback(True)
        client.cookies.clear()
        client.cookies.update(self.cookies[who])
        return response


def reached(response) -> bool:
    """Whether the address did or showed something, or had something to say of a form."""
    if response.status_code in REFUSALS:
        return False
    location = response.get("Location", "")
    back = {reverse("wagtailadmin_home"), reverse("wagtailadmin_explore_root")}
    return not (location in back or location.startswith(reverse("account_login")))


def fingerprint(world) -> str:
    """What belongs to library B, and to the network, in all tables that there are."""
    rows = [
        list(model._base_manager.filter(which).order_by("pk").values())
        for model, which in belongings(world)
    ]
    text = json.dumps(rows, cls=DjangoJSONEncoder, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()
