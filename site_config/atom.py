"""Atom feeds (RFC 4287) that stay the same as long as what they hold does."""

import datetime as dt

from django.utils.feedgenerator import Atom1Feed


class AtomFeed(Atom1Feed):
    content_type = "application/atom+xml; charset=utf-8"

    def latest_post_date(self):
        # Django takes the present moment for a feed without entries: it would change each time.
        if not self.items:
            return dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
        return super().latest_post_date()
