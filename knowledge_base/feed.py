"""feed.xml: new and changed articles as an Atom feed (RFC 4287)."""

import datetime as dt

from django.utils.translation import gettext as _

from site_config.atom import AtomFeed
from site_config.conditional import answer as conditional_answer

from .kinds import ARTICLE_MODELS

MOST_ENTRIES = 50
# What a feed without articles was last changed at: it may not differ each time.
NEVER = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def answer(page, request):
    """What changed last comes first. One query for each kind of article."""
    articles = latest(page, request)
    url = page.get_full_url(request)
    feed = AtomFeed(
        title=_("%(title)s: new and changed articles") % {"title": page.title},
        link=url,
        description="",
        language="nl",
        feed_url=f"{url}feed.xml",
        feed_guid=f"{url}feed.xml",
    )
    for article in articles:
        feed.add_item(
            title=article.title,
            link=article.get_full_url(request),
            description=article.summary,
            unique_id=f"urn:uuid:{article.translation_key}",
            pubdate=article.first_published_at,
            updateddate=article.last_published_at,
            categories=[str(article._meta.verbose_name)],
        )
    return conditional_answer(
        request,
        feed.writeString("utf-8"),
        feed.content_type,
        max((one.last_published_at for one in articles), default=NEVER),
        public=not page.get_view_restrictions(),
    )


def latest(page, request) -> list:
    """The articles that everybody whom the feed's page is open to may see."""
    found = []
    for model in ARTICLE_MODELS:
        rows = (
            model()
            .objects.descendant_of(page)
            .visible_to(request)
            .filter(last_published_at__isnull=False)
            .defer_streamfields()
            .order_by("-last_published_at", "pk")
        )
        found += rows[:MOST_ENTRIES]
    found.sort(key=lambda one: (one.last_published_at, one.pk), reverse=True)
    return found[:MOST_ENTRIES]
