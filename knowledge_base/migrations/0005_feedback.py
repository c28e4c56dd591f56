"""What visitors thought of an article: useful or not, and what they missed."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('knowledge_base', '0004_points_to_mind'),
        ('wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes'),
    ]

    operations = [
        migrations.CreateModel(
            name='Feedback',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(blank=True, choices=[('libraries', 'for libraries')], max_length=12)),
                ('title', models.CharField(max_length=300, verbose_name='article')),
                ('useful', models.BooleanField(choices=[(True, 'Yes'), (False, 'No')], verbose_name='useful')),
                ('missed', models.TextField(blank=True, max_length=1000, verbose_name='missed')),
                ('created_at', models.DateTimeField(db_index=True, default=django.utils.timezone.now, editable=False, verbose_name='received')),
                ('form', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('handled', models.BooleanField(default=False, verbose_name='handled')),
                ('note', models.TextField(blank=True, help_text='What was done with it. Only the editors see this.', verbose_name='note')),
                ('page', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='wagtailcore.page')),
                ('term', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='knowledge_base.glossaryterm')),
            ],
            options={
                'verbose_name': 'reaction',
                'verbose_name_plural': 'reactions',
                'ordering': ['-created_at', '-pk'],
            },
        ),
    ]
