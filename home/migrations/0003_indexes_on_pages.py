"""Indexes on Wagtail's table of pages, for what every request asks of it.

Which branches are closed, and what the menu holds: with 30,000 activities both read every
page. Partial indexes hold a few hundred. They are ours alone: should a new version of
Wagtail drop them with its table, pages still come, only slower.
"""

from django.db import migrations

PAGES = "wagtailcore_page"


class Migration(migrations.Migration):

    dependencies = [
        ("home", "0002_replace_the_welcome_page"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.RunSQL(
            f"CREATE INDEX kh_closed_branches ON {PAGES} (path) "
            "WHERE numchild > 0 AND (NOT live OR expire_at IS NOT NULL)",
            "DROP INDEX IF EXISTS kh_closed_branches",
        ),
        migrations.RunSQL(
            f"CREATE INDEX kh_top_pages ON {PAGES} (path) WHERE depth <= 3",
            "DROP INDEX IF EXISTS kh_top_pages",
        ),
    ]
