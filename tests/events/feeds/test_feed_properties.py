"""Whatever a librarian fills in, somebody else's calendar shows what the table holds."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.db import transaction
from hypothesis import assume, given

from events.models import Occurrence
from tests import builders
from tests.events.made_up_series import ANY_TIME, plain_days, publish, series
from tests.events.test_table_properties import changes, expected_rows

from .expanding import as_rows, expanded

pytestmark = [pytest.mark.heavy, pytest.mark.once]


@pytest.mark.usefixtures("time_machine_now")
@ANY_TIME
@given(wanted=series())
def test_the_feed_of_a_series_equals_the_table(calendar, client, wanted):
    days = plain_days(wanted)
    assume(days)
    wanted["first"] = days[0]
    cache.clear()  # Rolled back, the next example has the same keys at the same moment.
    with transaction.atomic():
        event = publish(calendar, wanted)
        for row, _, fields in changes(wanted, expected_rows(wanted, days)):
            builders.change(event, row[0].isoformat(), **fields)
        rows = list(Occurrence.objects.filter(event=event).select_related("event__series"))
        address = event.url_path.removeprefix(event.get_site().root_page.url_path)
        content = client.get(f"/{address}feed.ics").content
        transaction.set_rollback(True)
    assume(rows)  # The only date may be skipped.
    first, last = min(row.date for row in rows), max(row.first_day for row in rows)
    found = expanded(content, first - dt.timedelta(days=1), last + dt.timedelta(days=1))
    # A feed begins on the day that the rule is in force: for a first publication all there is.
    assert found == as_rows(rows)
