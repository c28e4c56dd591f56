"""Libraries, their communities and their stories."""

from .community_page import CommunityIndexPage, CommunityPage, CommunityTheme
from .library import Adviser, Library
from .story import StoryIndexPage, StoryPage

__all__ = [
    "Adviser",
    "CommunityIndexPage",
    "CommunityPage",
    "CommunityTheme",
    "Library",
    "StoryIndexPage",
    "StoryPage",
]
