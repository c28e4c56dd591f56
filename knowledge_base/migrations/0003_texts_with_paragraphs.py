"""Texts become rich text, plain lists become lists of points: nothing of what was written is lost."""

import json
import uuid

from django.db import migrations
from django.utils.html import escape
from wagtail.blocks.migrations.migrate_operation import MigrateStreamData
from wagtail.blocks.migrations.operations import (
    RenameStructChildrenOperation,
    StreamChildrenToStructBlockOperation,
)

TEXTS = {
    "GuidelinePage": ["why"],
    "StepPage": ["why", "pitfall", "in_practice"],
    "ThemePage": ["introduction"],
    "ToolPage": ["how_to_use"],
    "ExamplePage": ["interpretation"],
}
LISTS = [
    ("GuidelinePage", "how", "heading"),
    ("StepPage", "actions", "heading"),
    ("ThemePage", "activities", "heading"),
    ("ThemePage", "what_works", "heading"),
    ("ThemePage", "partners", "heading"),
    ("ToolPage", "items", "heading"),
    ("ExamplePage", "facts", "text"),
]


def as_paragraphs(text):
    if not text or text.lstrip().startswith("<"):
        return text or ""
    parts = [part.strip() for part in text.split("\n\n") if part.strip()]
    return "".join(f"<p>{escape(part)}</p>" for part in parts)


def as_points(text):
    if not text:
        return "[]"
    if text.lstrip().startswith("["):
        return text
    point = {"type": "item", "id": str(uuid.uuid4()), "value": {"heading": text[:120], "text": ""}}
    if len(text) > 120:
        first, _, rest = text.partition(". ")
        point["value"] = {"heading": f"{first[:119]}.", "text": f"<p>{escape(rest or text)}</p>"}
    return json.dumps([point])


def convert(apps, schema_editor):
    changes = [(model, field, as_paragraphs) for model, fields in TEXTS.items() for field in fields]
    changes.append(("ThemePage", "mind", as_points))
    content_types = apps.get_model("contenttypes", "ContentType")
    revisions = apps.get_model("wagtailcore", "Revision")
    for name, field, change in changes:
        model = apps.get_model("knowledge_base", name)
        for page in model.objects.only("pk", field):
            model.objects.filter(pk=page.pk).update(**{field: change(getattr(page, field))})
        kinds = content_types.objects.filter(app_label="knowledge_base", model=name.lower())
        for revision in revisions.objects.filter(content_type__in=kinds):
            if field in revision.content:
                revision.content[field] = change(revision.content[field])
                revision.save(update_fields=["content"])


class Migration(migrations.Migration):

    dependencies = [
        ("knowledge_base", "0002_fuller_articles"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [
        migrations.RunPython(convert, migrations.RunPython.noop),
        *(
            MigrateStreamData(
                "knowledge_base",
                model,
                field,
                [
                    (StreamChildrenToStructBlockOperation("item", "item"), ""),
                    (RenameStructChildrenOperation("item", child), "item"),
                ],
            )
            for model, field, child in LISTS
        ),
    ]
