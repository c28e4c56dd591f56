"""The front page, the standard pages, what the site says of itself, and what search knows."""

from .home_page import HomePage
from .search_entry import SearchEntry
from .search_word import SearchWord
from .site_settings import SiteSettings
from .standard_page import StandardPage

__all__ = ["HomePage", "SearchEntry", "SearchWord", "SiteSettings", "StandardPage"]
