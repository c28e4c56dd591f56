from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EntranceConfig(AppConfig):
    """Signing in: one door, a second step, and what is kept of it."""

    name = "site_config.entrance"
    label = "entrance"
    verbose_name = _("Signing in")

    def ready(self):
        from . import accounts, records

        accounts.connect()
        records.connect()
