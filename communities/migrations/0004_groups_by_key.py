"""Until now the group and the collection of a library were found by its name."""

from django.db import migrations


def link(apps, schema_editor):
    Library = apps.get_model("communities", "Library")
    Group = apps.get_model("auth", "Group")
    Collection = apps.get_model("wagtailcore", "Collection")
    for library in Library.objects.filter(group=None):
        library.group = Group.objects.filter(name=library.name, library=None).first()
        library.collection = Collection.objects.filter(
            name=library.name, depth=2, library=None
        ).first()
        library.save(update_fields=["group", "collection"])


class Migration(migrations.Migration):

    dependencies = [
        ('communities', '0003_groups_and_memberships'),
    ]

    operations = [
        migrations.RunPython(link, migrations.RunPython.noop),
    ]
