"""Put our own front page in the place of Wagtail's welcome page.

Without it a new site has a front page of a type that we have no template for. It holds no
content: what it says is for editors, or for the demo.
"""

from django.db import migrations


def put_front_page(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    HomePage = apps.get_model("home", "HomePage")
    if HomePage.objects.exists():
        return
    welcome = Page.objects.filter(depth=2, numchild=0, path="00010001").first()
    if welcome is None or Page.objects.filter(depth__gt=1).count() != 1:
        # A site with pages of its own: its keeper decides.
        return
    content_type, _ = ContentType.objects.get_or_create(app_label="home", model="homepage")
    # Turn the page itself into a front page: the site already points at it.
    front = HomePage(page_ptr_id=welcome.pk)
    front.__dict__.update(
        {
            field.attname: getattr(welcome, field.attname)
            for field in Page._meta.concrete_fields
        }
    )
    front.title = front.draft_title = "Kloppend Hart"
    front.content_type_id = content_type.pk
    front.save()
    Site.objects.filter(root_page_id=welcome.pk).update(site_name="Kloppend Hart")


def put_welcome_page_back(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    Page = apps.get_model("wagtailcore", "Page")
    HomePage = apps.get_model("home", "HomePage")
    page_type = ContentType.objects.get(app_label="wagtailcore", model="page")
    for front in HomePage.objects.filter(path="00010001", numchild=0):
        Page.objects.filter(pk=front.pk).update(content_type=page_type)
        front.delete(keep_parents=True)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("wagtailcore", "0002_initial_data"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]

    operations = [migrations.RunPython(put_front_page, put_welcome_page_back)]
