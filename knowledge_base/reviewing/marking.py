"""“Looked at today”: one click that dates an article anew."""

import datetime as dt
from enum import Enum

from wagtail.models import Page


class Outcome(Enum):
    """Published at once, or kept in a draft that somebody still has to publish."""

    PUBLISHED = "published"
    DRAFT = "draft"


def a_year_on(day: dt.date) -> dt.date:
    """The same day next year; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def may_mark(page: Page, user) -> bool:
    """Whoever may edit the article now: it is not locked for them, nor with somebody else."""
    if not page.permissions_for_user(user).can_edit():
        return False
    lock = page.get_lock()
    return lock is None or not lock.for_user(user)


def expected(page: Page, user) -> Outcome:
    """What marking would lead to. Other people's unfinished changes are never published along."""
    clean = page.live and not page.has_unpublished_changes and not page.workflow_in_progress
    may_publish = page.permissions_for_user(user).can_publish()
    return Outcome.PUBLISHED if clean and may_publish else Outcome.DRAFT


def mark_reviewed(page: Page, user, today: dt.date) -> Outcome:
    """A new revision with both dates, of the draft when there is one.

    `page` is the specific page as it is stored. Raises ValidationError when the article
    cannot be saved as it is.
    """
    outcome = expected(page, user)
    newest = page.get_latest_revision_as_object()
    newest.reviewed_on, newest.review_by = today, a_year_on(today)
    revision = newest.save_revision(user=user, log_action=True)
    if outcome is Outcome.PUBLISHED:
        revision.publish(user=user)
    return outcome
