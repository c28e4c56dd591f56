from django.conf import settings
from django.db import migrations
from django.db.models.functions import Lower, Trim


def write_in_lower_case(apps, schema_editor):
    """Signing in looks for the address as it is written."""
    apps.get_model(settings.AUTH_USER_MODEL).objects.update(email=Lower(Trim("email")))


class Migration(migrations.Migration):
    dependencies = [
        ("entrance", "0001_second_factor_rule_and_log"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [migrations.RunPython(write_in_lower_case, migrations.RunPython.noop)]
