"""Libraries, their communities and their stories."""

from .community_page import CommunityIndexPage, CommunityPage, CommunityTheme
from .evaluation import Evaluation
from .library import Adviser, Library
from .membership import Membership
from .story import StoryIndexPage, StoryPage

__all__ = [
    "Adviser",
    "CommunityIndexPage",
    "CommunityPage",
    "CommunityTheme",
    "Evaluation",
    "Library",
    "Membership",
    "StoryIndexPage",
    "StoryPage",
]
