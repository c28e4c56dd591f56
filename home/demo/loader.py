"""The order of things: what has to be there before what can refer to it."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from communities import roles
from events.closures import ClosureCalendar
from events.recurrence import local_moment
from home import reviewing
from home.search import entries, receivers

from . import content, emptying, images, pages, people
from .activities import add_activities, add_school_holidays
from .communities import add_community, add_venues
from .feedback import add_feedback
from .knowledge_base import add_knowledge_base
from .load import Load
from .measuring import add_attendance, add_evaluations
from .progress import add_progress
from .return_days import add_return_days
from .seasons import Seasons


def load(today: dt.date | None = None) -> str:
    """Fill the site with the demo, all or nothing. Returns the password of the accounts.

    Whatever was there goes first. `today` decides on the season to show, and on how far
    ahead dates are written. Raises content.ContentError.
    """
    run = Load(
        today=today or timezone.localdate(),
        now=local_moment(today, dt.time(12)) if today else timezone.now(),
        seasons=Seasons.of(today or timezone.localdate()),
    )
    try:
        with transaction.atomic():
            with receivers.paused():
                password = _fill(run)
            entries.rebuild()
            return password
    except BaseException:
        # The files of the pictures are no part of the transaction.
        for picture in run.pictures.values():
            picture.file.delete(save=False)
        raise


def _fill(run: Load) -> str:
    emptying.empty()
    people.add_advisers(run)
    add_school_holidays(run)
    run.closures = ClosureCalendar()
    network = roles.own_collection(roles.NETWORK_EDITORS)
    run.pictures["voorpagina"] = images.add("voorpagina", network)
    home = pages.add_front_page(run)
    index = pages.add_community_index(home)
    calendar = pages.add_network_calendar(home)
    add_knowledge_base(run, home)
    add_feedback(run)
    pages.add_standard_pages(home)
    for source in content.communities():
        add_community(run, index, source)
    add_attendance(run)
    add_evaluations(run)
    source = content.read("network.yaml")
    add_venues(run, source, library=None)
    add_activities(run, calendar, source, source.data["events"])
    roles.network_editors()
    reviewing.set_up()
    roles.advisers()
    password = people.add_accounts(run)
    add_progress(run)
    add_return_days(run)
    return password
