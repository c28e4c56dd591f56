"""What to mind of a theme becomes a list of points; its text was made one in 0003."""

import wagtail.fields
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ("knowledge_base", "0003_texts_with_paragraphs"),
    ]

    operations = [
        migrations.AlterField(
            model_name='themepage',
            name='mind',
            field=wagtail.fields.StreamField([('item', 2)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'label': 'in a few words', 'max_length': 120}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'ol', 'ul', 'document-link'], 'label': 'explanation', 'required': False}), 2: ('wagtail.blocks.StructBlock', [[('heading', 0), ('text', 1)]], {'form_classname': 'struct-block explained-item', 'icon': 'list-ul', 'label': 'item'})}, verbose_name='mind'),
        ),
    ]
