"""System checks for the conventions that a reviewer would otherwise have to watch."""

from django.apps import apps
from django.core.checks import Error, register
from wagtail.models import Page

OUR_APPS = {"site_config", "home", "communities", "events", "knowledge_base"}


@register()
def tree_rules_are_explicit(app_configs, **kwargs):
    """Every page type says itself what may stand above and below it."""
    errors = []
    for model in apps.get_models():
        if not (issubclass(model, Page) and model._meta.app_label in OUR_APPS):
            continue
        for rule in ("parent_page_types", "subpage_types"):
            declared = any(
                rule in parent.__dict__
                for parent in model.__mro__
                if parent.__module__.split(".")[0] in OUR_APPS
            )
            if not declared:
                errors.append(
                    Error(
                        f"{model.__name__} does not declare {rule}.",
                        hint="Say it on the class, even when the list is empty.",
                        obj=model,
                        id="site_config.E001",
                    )
                )
    return errors
