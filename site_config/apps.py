from django.apps import AppConfig


class SiteConfigConfig(AppConfig):
    """The foundation: abstract pages, blocks, template tags, middleware. No tables."""

    name = "site_config"
    verbose_name = "Site"

    def ready(self):
        from . import (
            checks,  # noqa: F401
            native_inputs,
            scope_checks,  # noqa: F401
        )

        native_inputs.register()
