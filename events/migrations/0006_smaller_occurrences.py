"""Half the room for an occurrence: words as letters, no index that another one holds."""

import django.db.models.deletion
from django.db import migrations, models

import events.codes

CODES = {
    "status": {"scheduled": "s", "changed": "c", "moved": "m", "cancelled": "x"},
    "mode": {"onsite": "p", "online": "o", "hybrid": "h"},
    "audience": {
        "everyone": "e", "children": "c", "teens": "t", "young_adults": "y", "parents": "f",
        "adults": "a", "seniors": "s", "carers": "m", "language_learners": "l",
        "volunteers": "v", "professionals": "p",
    },
}


def to_letters(apps, schema_editor):
    _replace(apps, schema_editor, CODES)


def to_words(apps, schema_editor):
    back = {name: {letter: word for word, letter in of.items()} for name, of in CODES.items()}
    _replace(apps, schema_editor, back)


def _replace(apps, schema_editor, words):
    table = apps.get_model("events", "Occurrence")._meta.db_table
    with schema_editor.connection.cursor() as cursor:
        # One statement: PostgreSQL does not alter a table of which it touched a row twice.
        columns = [_case(column, codes) for column, codes in words.items()]
        cursor.execute(f"UPDATE {table} SET {', '.join(columns)}")


def _case(column, codes):
    cases = " ".join(f"WHEN '{old}' THEN '{new}'" for old, new in codes.items())
    return f"{column} = CASE {column} {cases} END"


class Migration(migrations.Migration):

    dependencies = [('events', '0005_shifted_starts_and_libraries')]

    operations = [
        migrations.RemoveIndex(
            model_name='occurrence',
            name='occurrence_calendar_start',
        ),
        migrations.RemoveIndex(
            model_name='occurrence',
            name='occurrence_library_start',
        ),
        migrations.RemoveIndex(
            model_name='occurrence',
            name='occurrence_venue_start',
        ),
        migrations.RemoveField(
            model_name='occurrence',
            name='library',
        ),
        migrations.RemoveField(
            model_name='occurrence',
            name='original_start',
        ),
        migrations.RunPython(to_letters, to_words),
        migrations.AlterField(
            model_name='occurrence',
            name='audience',
            field=events.codes.CodedField(choices=[('everyone', 'Everyone'), ('children', 'Children'), ('teens', 'Teenagers'), ('young_adults', 'Young adults'), ('parents', 'Parents and families'), ('adults', 'Adults'), ('seniors', 'Older people'), ('carers', 'Carers'), ('language_learners', 'People who practise Dutch'), ('volunteers', 'Volunteers'), ('professionals', 'Library staff')], codes={'adults': 'a', 'carers': 'm', 'children': 'c', 'everyone': 'e', 'language_learners': 'l', 'parents': 'f', 'professionals': 'p', 'seniors': 's', 'teens': 't', 'volunteers': 'v', 'young_adults': 'y'}, max_length=20),
        ),
        migrations.AlterField(
            model_name='occurrence',
            name='mode',
            field=events.codes.CodedField(choices=[('onsite', 'At a place'), ('online', 'Online'), ('hybrid', 'At a place and online')], codes={'hybrid': 'h', 'online': 'o', 'onsite': 'p'}, max_length=20),
        ),
        migrations.AlterField(
            model_name='occurrence',
            name='status',
            field=events.codes.CodedField(choices=[('scheduled', 'Goes on'), ('changed', 'Changed'), ('moved', 'Moved'), ('cancelled', 'Cancelled')], codes={'cancelled': 'x', 'changed': 'c', 'moved': 'm', 'scheduled': 's'}, default='scheduled', max_length=20),
        ),
        migrations.AlterField(
            model_name='occurrence',
            name='venue',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='occurrences', to='events.venue'),
        ),
        migrations.AddIndex(
            model_name='occurrence',
            index=models.Index(fields=['calendar', 'start'], name='occurrence_calendar_start'),
        ),
    ]
