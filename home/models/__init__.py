"""The front page, the standard pages and what the site says of itself."""

from .home_page import HomePage
from .site_settings import SiteSettings
from .standard_page import StandardPage

__all__ = ["HomePage", "SiteSettings", "StandardPage"]
