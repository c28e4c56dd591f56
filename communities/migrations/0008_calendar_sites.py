from django.db import migrations, models

from site_config import origins


class Migration(migrations.Migration):
    dependencies = [
        ("communities", "0007_evaluation"),
    ]

    operations = [
        migrations.AddField(
            model_name="library",
            name="calendar_sites",
            field=models.TextField(
                blank=True,
                help_text="One address a line, such as https://www.library.nl. Other websites cannot show the calendar of this library.",
                validators=[origins.validate],
                verbose_name="websites that may show the calendar",
            ),
        ),
    ]
