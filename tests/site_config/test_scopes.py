"""The checks that hold registers and page forms to the rules of access."""

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import IndexView

from events.closure_admin import ClosureAdmin
from events.models import EventPage, Venue
from site_config import reach, scope_checks
from site_config.scoped_admin import ScopedModelAdmin
from site_config.scopes import OfLibrary
from tests import builders


def ids(errors) -> list[str]:
    return [error.id for error in errors]


def checked(monkeypatch, register_class) -> list[str]:
    """What is said of one register by itself."""
    monkeypatch.setattr(scope_checks, "_below", lambda cls: [register_class])
    return ids(scope_checks.registers_say_their_scope(None))


def test_the_registers_of_the_site_are_in_order():
    assert scope_checks.registers_say_their_scope(None) == []
    assert scope_checks.page_forms_stay_within_reach(None) == []
    assert scope_checks.references_are_settled(None) == []


def test_register_without_a_scope_is_refused(monkeypatch):
    class Plain(ModelAdmin):
        model = Venue

    class Forgotten(ScopedModelAdmin):
        model = Venue

    class Good(ScopedModelAdmin):
        model = Venue
        scope = OfLibrary()

    try:
        assert checked(monkeypatch, Plain) == ["site_config.E002"]
        assert checked(monkeypatch, Forgotten) == ["site_config.E002"]
        assert checked(monkeypatch, Good) == []
        Good.index_view_class = IndexView
        assert checked(monkeypatch, Good) == ["site_config.E003"]
    finally:
        # The check reads all subclasses that there are.
        for one in (Plain, Forgotten, Good):
            one.model = None


def test_page_with_a_form_of_its_own_is_refused(monkeypatch):
    monkeypatch.setattr(EventPage, "base_form_class", WagtailAdminPageForm)
    assert ids(scope_checks.page_forms_stay_within_reach(None)) == ["site_config.E004"]


def test_key_to_a_model_that_nobody_settled_is_refused(monkeypatch):
    monkeypatch.delitem(reach._registered, Venue)
    assert set(ids(scope_checks.references_are_settled(None))) == {"site_config.E005"}


def test_buttons_of_a_long_list_take_no_query_for_each_row(
    site, client, django_user_model, django_assert_max_num_queries
):
    client.force_login(django_user_model.objects.create_superuser("s@example.org"))
    builders.venue("Eerste")
    client.get("/admin/events/venue/")
    with django_assert_max_num_queries(60) as few:
        client.get("/admin/events/venue/")
    for number in range(3):
        builders.venue(f"Nog een {number}")
    with django_assert_max_num_queries(len(few)):
        client.get("/admin/events/venue/")


def test_closures_are_scoped():
    assert isinstance(ClosureAdmin.scope, OfLibrary)
