from django.apps import AppConfig


class SiteConfigConfig(AppConfig):
    """The foundation: abstract pages, blocks, template tags, middleware. No tables."""

    name = "site_config"
    verbose_name = "Site"

    def ready(self):
        from django.db.models.signals import post_delete, post_save
        from wagtail.images import get_image_model

        from . import (
            checks,  # noqa: F401
            native_inputs,
            pictures,
            scope_checks,  # noqa: F401
        )

        native_inputs.register()
        renditions = get_image_model().get_rendition_model()
        for signal in (post_save, post_delete):
            signal.connect(pictures.forget_sizes, sender=renditions)
