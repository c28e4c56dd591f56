"""Libraries, their communities, their stories, and how far they are with the step plan."""

from .community_page import CommunityIndexPage, CommunityPage, CommunityTheme
from .ending import Ending
from .evaluation import Evaluation
from .library import Adviser, Library
from .membership import Membership
from .progress import MetPrecondition, StepComment, StepProgress
from .return_day import Preparation, ReturnDay
from .story import StoryIndexPage, StoryPage

__all__ = [
    "Adviser",
    "CommunityIndexPage",
    "CommunityPage",
    "CommunityTheme",
    "Ending",
    "Evaluation",
    "Library",
    "Membership",
    "MetPrecondition",
    "Preparation",
    "ReturnDay",
    "StepComment",
    "StepProgress",
    "StoryIndexPage",
    "StoryPage",
]
