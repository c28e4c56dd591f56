"""The knowledge base: one module for each kind of page."""

from .example import ExampleGuideline, ExampleIndexPage, ExamplePage, ExampleTheme
from .feedback import Feedback
from .glossary import GlossaryPage, GlossaryTerm
from .guideline import (
    GuidelineIndexPage,
    GuidelinePage,
    GuidelineRole,
    GuidelineStep,
    GuidelineTheme,
    GuidelineTool,
)
from .knowledge_base import KnowledgeBasePage
from .publication import PublicationIndexPage, PublicationPage
from .step_plan import Precondition, StepPage, StepPlanPage, StepRole, StepTool
from .theme import ThemeIndexPage, ThemePage
from .tool import ToolIndexPage, ToolPage

__all__ = [
    "ExampleGuideline",
    "ExampleIndexPage",
    "ExamplePage",
    "ExampleTheme",
    "Feedback",
    "GlossaryPage",
    "GlossaryTerm",
    "GuidelineIndexPage",
    "GuidelinePage",
    "GuidelineRole",
    "GuidelineStep",
    "GuidelineTheme",
    "GuidelineTool",
    "KnowledgeBasePage",
    "Precondition",
    "PublicationIndexPage",
    "PublicationPage",
    "StepPage",
    "StepPlanPage",
    "StepRole",
    "StepTool",
    "ThemeIndexPage",
    "ThemePage",
    "ToolIndexPage",
    "ToolPage",
]
