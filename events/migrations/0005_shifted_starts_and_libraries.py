"""What differs moves to where there is little of it: a shifted start, a series' library."""

import django.db.models.deletion
from django.db import migrations, models
from django.db.models.functions import Coalesce


def keep_shifted(apps, schema_editor):
    occurrence = apps.get_model("events", "Occurrence")
    shifted = occurrence.objects.exclude(original_start=models.F("start"))
    shifted.update(shifted_from=models.F("original_start"))


def restore_original(apps, schema_editor):
    occurrence = apps.get_model("events", "Occurrence")
    occurrence.objects.update(original_start=Coalesce("shifted_from", "start"))
    _check_keys_now(schema_editor)


def keep_library(apps, schema_editor):
    occurrence = apps.get_model("events", "Occurrence")
    of_event = occurrence.objects.filter(event=models.OuterRef("event"))
    apps.get_model("events", "Series").objects.update(
        library=models.Subquery(of_event.values("library")[:1])
    )


def restore_library(apps, schema_editor):
    series = apps.get_model("events", "Series").objects.filter(event=models.OuterRef("event"))
    apps.get_model("events", "Occurrence").objects.update(
        library=models.Subquery(series.values("library")[:1])
    )
    _check_keys_now(schema_editor)


def _check_keys_now(schema_editor):
    """PostgreSQL does not alter a table while it has keys to check at the end."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        schema_editor.execute("SET CONSTRAINTS ALL DEFERRED")


class Migration(migrations.Migration):

    dependencies = [
        ('communities', '0002_pages_and_themes'),
        ('events', '0004_uid_of_each_series'),
    ]

    operations = [
        migrations.AddField(
            model_name='occurrence',
            name='shifted_from',
            field=models.DateTimeField(help_text='The start that its series gave, where that is another one.', null=True, verbose_name='shifted from'),
        ),
        migrations.AddField(
            model_name='series',
            name='library',
            field=models.ForeignKey(help_text='On whose closed days it does not take place.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='communities.library', verbose_name='library'),
        ),
        migrations.AlterField(
            model_name='occurrence',
            name='original_start',
            field=models.DateTimeField(null=True, verbose_name='original start'),
        ),
        migrations.RunPython(keep_shifted, restore_original),
        migrations.RunPython(keep_library, restore_library),
    ]
