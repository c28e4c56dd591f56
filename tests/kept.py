"""What takes long to build is built once, and every test has it as new.

    @kept.world(now=NOW)
    def network(site):
        '''Two communities, and the calendar of the network above them.'''
        return SimpleNamespace(gouda=builders.community(site, "Zaai en maak"), …)

This is a fixture of a function like any other. What it builds stays in the database for the
tests after this one that ask for it, and goes when one comes that does not: each test sees
the worlds it asked for and nothing else. Worlds stand on each other, those among the
parameters below the ones that name them, each in a transaction inside the one before; that
of the test is the innermost. Objects in memory would keep what a test did to them, so it gets
copies, as Django's setUpTestData gives them. Files that were stored lie in its own folder.
"""

import copy
import datetime as dt
import inspect
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.db import transaction
from django.test import override_settings

from .tasks import indexing

QUICK = {"PASSWORD_HASHERS": ["django.contrib.auth.hashers.MD5PasswordHasher"]}


@dataclass(frozen=True)
class World:
    build: Callable
    now: dt.datetime | None
    indexed: bool


@dataclass
class Standing:
    """A world that is there: what `build` returned, where its files are, how to undo it."""

    world: World
    value: Any
    media: Path
    undo: ExitStack


_standing: list[Standing] = []


def world(build=None, *, now: dt.datetime | None = None, indexed: bool = False):
    """Make a fixture of a function that builds something; its parameters are worlds as well.

    While it is built the clock stands at `now`, and with `indexed` Wagtail's indexes are kept.
    """
    if build is None:
        return lambda build: world(build, now=now, indexed=indexed)

    def fixture(db, **needed):
        return copy.deepcopy(_value_of(made))

    made = World(build, now, indexed)
    needed = inspect.signature(build).parameters
    database = inspect.Parameter("db", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    fixture.__signature__ = inspect.Signature([database, *needed.values()])
    fixture.__name__, fixture.__doc__ = build.__name__, build.__doc__
    fixture.world = made
    return pytest.fixture(fixture)


def stand_for(request) -> None:
    """Have exactly those worlds in the database that the test asks for."""
    wanted = _wanted(request)
    same = 0
    while same < min(len(wanted), len(_standing)) and wanted[same] == _standing[same].world:
        same += 1
    leave(same)
    for one in wanted[same:]:
        _begin(one, request)


def leave(number: int = 0) -> None:
    """Undo all but the first `number` worlds."""
    while len(_standing) > number:
        _standing.pop().undo.close()


def copy_files(folder: Path) -> None:
    """Have the files of what stands in another folder, where tests may delete them."""
    for one in _standing:
        shutil.copytree(one.media, folder, copy_function=os.link, dirs_exist_ok=True)


def _wanted(request) -> list[World]:
    """In the order in which they stand on each other."""
    found: list[World] = []

    def add(name: str) -> None:
        made = _world_of(name, request)
        if made and made not in found:
            for needed in inspect.signature(made.build).parameters:
                add(needed)
            found.append(made)

    # A parameter of the test itself may bear the name of a world.
    parameters = getattr(getattr(request.node, "callspec", None), "params", {})
    for name in request.fixturenames:
        if name not in parameters:
            add(name)
    return found


def _world_of(name: str, request) -> World | None:
    definitions = request._fixturemanager.getfixturedefs(name, request.node) or ()
    for one in reversed(definitions):
        if hasattr(one.func, "world"):
            return one.func.world
        # Only a fixture that asks for its own name builds on the one that it hides.
        if name not in one.argnames:
            return None
    return None


def _begin(made: World, request) -> None:
    needed = [
        copy.deepcopy(_value_of(_world_of(name, request)))
        for name in inspect.signature(made.build).parameters
    ]
    with ExitStack() as undo:
        media = Path(undo.enter_context(tempfile.TemporaryDirectory(prefix="kloppend-hart-")))
        undo.enter_context(_rolled_back())
        with override_settings(MEDIA_ROOT=media, **QUICK), _clock_at(made.now):
            copy_files(media)
            with indexing() if made.indexed else ExitStack():
                value = made.build(*needed)
        _standing.append(Standing(made, value, media, undo.pop_all()))


def _value_of(made: World) -> Any:
    for one in _standing:
        if one.world == made:
            return one.value
    raise LookupError(f"{made.build.__name__} has to be among the parameters of the test")


@contextmanager
def _rolled_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def _clock_at(now: dt.datetime | None) -> Iterator[None]:
    if now is None:
        yield
        return
    with mock.patch("django.utils.timezone.now", return_value=now):
        yield
