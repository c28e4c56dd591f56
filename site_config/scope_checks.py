"""System checks that hold every register and every page form to the rules of access."""

from django.apps import apps
from django.core.checks import Error, register
from modelcluster.fields import ParentalKey
from wagtail import hooks
from wagtail.models import Page
from wagtail_modeladmin.options import ModelAdmin

from .checks import OUR_APPS
from .reach import is_known
from .reach_forms import PageForm
from .scoped_admin import ScopedIndexView, ScopedModelAdmin
from .scopes import Scope


@register()
def registers_say_their_scope(app_configs, **kwargs):
    """A register without a scope would show and export every row to whoever may list."""
    hooks.search_for_hooks()
    errors = []
    for register_class in _below(ModelAdmin):
        if register_class.model is None:
            continue
        if not (
            issubclass(register_class, ScopedModelAdmin) and isinstance(register_class.scope, Scope)
        ):
            errors.append(
                Error(
                    f"{register_class.__name__} does not say whose rows it shows.",
                    hint="Make it a ScopedModelAdmin with a scope.",
                    obj=register_class,
                    id="site_config.E002",
                )
            )
        elif not issubclass(register_class.index_view_class, ScopedIndexView):
            errors.append(
                Error(
                    f"The list of {register_class.__name__} takes any filter from its address.",
                    hint="Derive its index_view_class from ScopedIndexView.",
                    obj=register_class,
                    id="site_config.E003",
                )
            )
    return errors


@register()
def page_forms_stay_within_reach(app_configs, **kwargs):
    """A page form takes any number in a field that refers to something, unless it asks."""
    return [
        Error(
            f"The form of {model.__name__} takes what its user may not refer to.",
            hint="Derive its base_form_class from site_config.reach_forms.PageForm.",
            obj=model,
            id="site_config.E004",
        )
        for model in _our_pages()
        if not issubclass(model.base_form_class, PageForm)
    ]


@register()
def references_are_settled(app_configs, **kwargs):
    """Every key that a page form offers leads to a model of which it is known who may choose."""
    return [
        Error(
            f"Nobody said who may refer to {field.related_model.__name__}.",
            hint="Register it with site_config.reach.",
            obj=field,
            id="site_config.E005",
        )
        for model in _our_pages()
        for holder in (model, *_children(model))
        if holder._meta.app_label in OUR_APPS
        for field in holder._meta.local_fields
        if field.many_to_one
        and field.editable
        and not isinstance(field, ParentalKey)
        and not is_known(field.related_model)
    ]


def _our_pages():
    return [
        model
        for model in apps.get_models()
        if issubclass(model, Page) and model._meta.app_label in OUR_APPS
    ]


def _children(model):
    return [
        relation.related_model
        for relation in model._meta.related_objects
        if isinstance(relation.field, ParentalKey)
    ]


def _below(cls):
    for one in cls.__subclasses__():
        yield one
        yield from _below(one)
