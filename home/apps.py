from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Front page")

    def ready(self):
        # First those that write the dates: the search index reads what they wrote.
        import events.receivers  # noqa: F401

        from .search import receivers  # noqa: F401
