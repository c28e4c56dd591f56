"""That a community stops is a record beside its page. "Completed" was a status among others.

Where it was, the community stopped when its page was last published. Dates that it still has
go when `verify_occurrences` runs.
"""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


def stop_what_was_completed(apps, schema_editor):
    community_page = apps.get_model("communities", "CommunityPage")
    ending = apps.get_model("communities", "Ending")
    for page in community_page.objects.filter(status="completed"):
        moment = page.last_published_at or django.utils.timezone.now()
        ending.objects.create(
            community=page, last_day=django.utils.timezone.localdate(moment), goodbye=""
        )
    community_page.objects.filter(status="completed").update(status="active")


def complete_what_stopped(apps, schema_editor):
    community_page = apps.get_model("communities", "CommunityPage")
    today = django.utils.timezone.localdate()
    ended = apps.get_model("communities", "Ending").objects.filter(last_day__lt=today)
    community_page.objects.filter(pk__in=ended.values("pk")).update(status="completed")


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0004_groups_by_key"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="communitypage",
            name="library",
            field=models.ForeignKey(
                help_text="Administrators give a community to another library by “To another library” in the menu above the page. Then its pictures and places go along.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="communities",
                to="communities.library",
                verbose_name="library",
            ),
        ),
        migrations.AlterField(
            model_name="communitypage",
            name="status",
            field=models.CharField(
                choices=[("starting", "Starts soon"), ("active", "Active")],
                default="active",
                max_length=10,
                verbose_name="status",
            ),
        ),
        migrations.CreateModel(
            name="Ending",
            fields=[
                (
                    "community",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="ending",
                        serialize=False,
                        to="communities.communitypage",
                        verbose_name="community",
                    ),
                ),
                ("last_day", models.DateField(verbose_name="last day")),
                (
                    "goodbye",
                    models.TextField(max_length=1000, verbose_name="a word of goodbye"),
                ),
                (
                    "forward_url",
                    models.URLField(
                        blank=True, max_length=300, verbose_name="address to go on to"
                    ),
                ),
                ("made_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "forward_page",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.page",
                        verbose_name="page to go on to",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "end of a community",
                "verbose_name_plural": "ends of communities",
            },
        ),
        migrations.RunPython(stop_what_was_completed, complete_what_stopped),
    ]
