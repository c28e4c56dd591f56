"""Wagtail's own workflow offers every editor to submit a page to "Moderators approval".

Nobody is a moderator here, so such a page would wait for ever. Only the knowledge base has a
workflow, of its own. Where somebody has used Wagtail's all the same it stays.
"""

from django.db import migrations


def switch_off(apps, schema_editor):
    Workflow = apps.get_model("wagtailcore", "Workflow")
    WorkflowPage = apps.get_model("wagtailcore", "WorkflowPage")
    unused = Workflow.objects.filter(name="Moderators approval", workflow_states=None)
    WorkflowPage.objects.filter(workflow__in=list(unused)).delete()
    unused.update(active=False)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0005_search_index"),
        ("wagtailcore", "0083_workflowcontenttype"),
    ]

    operations = [migrations.RunPython(switch_off, migrations.RunPython.noop)]
