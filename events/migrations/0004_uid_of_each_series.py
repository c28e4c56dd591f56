"""Adding the column gave every series that stood there the same UID."""

from django.db import migrations

from events.models.series import new_uid


def give_uids(apps, schema_editor):
    series = apps.get_model("events", "Series")
    some = []
    for one in series.objects.only("pk", "uid").iterator(chunk_size=2000):
        one.uid = new_uid()
        some.append(one)
        if len(some) == 2000:
            series.objects.bulk_update(some, ["uid"])
            some = []
    series.objects.bulk_update(some, ["uid"])


class Migration(migrations.Migration):

    dependencies = [("events", "0003_series_identity_and_reading")]

    operations = [migrations.RunPython(give_uids, migrations.RunPython.noop)]
