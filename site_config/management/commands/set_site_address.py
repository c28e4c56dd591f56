"""Tells Wagtail at which address the site is, so that pages name themselves rightly."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from wagtail.models import Site

PORTS = {"http": 80, "https": 443}


class Command(BaseCommand):
    help = (
        "Gives the site the host name and port of BASE_URL: for canonical addresses, the "
        "sitemap, feeds and share images. May be repeated."
    )

    def handle(self, *args, **options):
        """Raises CommandError when BASE_URL is no address that Wagtail can write."""
        address = settings.WAGTAILADMIN_BASE_URL
        try:
            parts = urlsplit(address)
            port = parts.port or PORTS[parts.scheme]
        except (ValueError, KeyError):
            raise CommandError(f"BASE_URL: {address} is not an address of a site.") from None
        if not parts.hostname or parts.path.strip("/"):
            raise CommandError(f"BASE_URL: {address} is not the address of a whole site.")
        site = Site.objects.filter(is_default_site=True).first()
        if site is None:
            raise CommandError("There is no default site: run migrate first.")
        site.hostname, site.port = parts.hostname, port
        if site.root_url != address.rstrip("/"):
            # Wagtail knows TLS by its port.
            raise CommandError(f"BASE_URL: Wagtail would write {site.root_url} for {address}.")
        site.save()
        self.stdout.write(site.root_url)
