"""A small knowledge base with one of everything, related to each other."""

import datetime as dt
from types import SimpleNamespace

from knowledge_base.models import (
    ExampleIndexPage,
    ExamplePage,
    ExampleTheme,
    GlossaryPage,
    GlossaryTerm,
    GuidelineIndexPage,
    GuidelinePage,
    GuidelineRole,
    GuidelineStep,
    GuidelineTheme,
    GuidelineTool,
    KnowledgeBasePage,
    Precondition,
    PublicationIndexPage,
    PublicationPage,
    StepPage,
    StepPlanPage,
    StepRole,
    ThemeIndexPage,
    ThemePage,
    ToolIndexPage,
    ToolPage,
)


def point(heading: str, text: str = "") -> tuple[str, dict]:
    return ("item", {"heading": heading, "text": f"<p>{text}</p>" if text else ""})


def build(site) -> SimpleNamespace:
    """Everything is published at a moment of its own, a minute apart."""
    base = site.home.add_child(instance=KnowledgeBasePage(title="Kennisbank"))
    made = SimpleNamespace(base=base, count=0)

    def section(model, title):
        return base.add_child(instance=model(title=title))

    made.plan = section(StepPlanPage, "Stappenplan")
    made.guidelines = section(GuidelineIndexPage, "Handvatten")
    made.themes = section(ThemeIndexPage, "Thema’s")
    made.examples = section(ExampleIndexPage, "Voorbeelden")
    made.tools = section(ToolIndexPage, "Hulpmiddelen")
    made.publications = section(PublicationIndexPage, "Publicaties")
    made.glossary = section(GlossaryPage, "Begrippen")

    made.theme = add(
        made,
        made.themes,
        ThemePage(
            title="Groen en duurzaam",
            introduction="<p>Samen tuinieren.</p>",
            what_works=[point("Begin klein", "Eén bak op het plein is genoeg.")],
        ),
    )
    made.tool = add(
        made,
        made.tools,
        ToolPage(
            title="Gespreksleidraad",
            items=[point("Tien mensen gesproken", "Je hebt hun woorden opgeschreven.")],
        ),
    )
    made.step = add(
        made,
        made.plan,
        StepPage(
            title="Regel de basis",
            number=3,
            actions=[point("Vraag uren", "Vraag zes uur per week."), point("Vraag een sleutel")],
            go_no_go=True,
            decision="<p>De manager zegt ja of nee.</p>",
            checklist=made.tool,
        ),
    )
    made.step.preconditions = [
        Precondition(text="Uren op het rooster", explanation="Anders begin je niet.")
    ]
    made.step.role_links = [StepRole(role="manager", does="Tekent.")]
    made.step.save()
    made.example = add(
        made,
        made.examples,
        ExamplePage(
            title="Zadenbibliotheek in Gouda",
            facts=[("item", {"text": "Open op woensdag.", "source": 1})],
            sources=[("item", "Een krant")],
        ),
    )
    made.example.theme_links = [ExampleTheme(theme=made.theme)]
    made.example.save()
    made.guideline = add(
        made,
        made.guidelines,
        GuidelinePage(
            title="Luister eerst",
            why="<p>De kerngroep weet meer.</p>",
            how=[point("Ga naar de markt", "Spreek daar mensen aan.")],
            do=[("item", "Vraag door")],
            dont=[("item", "Verkoop niets")],
            example=made.example,
        ),
    )
    made.guideline.tool_links = [GuidelineTool(tool=made.tool)]
    made.guideline.step_links = [GuidelineStep(step=made.step)]
    made.guideline.theme_links = [GuidelineTheme(theme=made.theme)]
    made.guideline.role_links = [GuidelineRole(role="programmamaker")]
    made.guideline.save()
    made.publication = add(made, made.publications, PublicationPage(title="Witboek"))
    made.term = GlossaryTerm.objects.create(
        term="Kerngroep", slug="kerngroep", explanation="De deelnemers die trekken."
    )
    return made


def add(made, section, page):
    """Publish an article a minute later than the one before."""
    made.count += 1
    page.summary = page.summary or "Kort gezegd."
    section.add_child(instance=page)
    page.save_revision().publish()
    moment = dt.datetime(2026, 11, 2, 11, made.count, tzinfo=dt.UTC)
    type(page).objects.filter(pk=page.pk).update(
        first_published_at=moment, last_published_at=moment
    )
    page.refresh_from_db()
    return page
