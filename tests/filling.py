"""A site with so many of everything that a page can list, and the addresses of its pages."""

import datetime as dt

from django.utils import timezone

from communities.models import CommunityTheme, StoryPage
from events.models import DateChange
from home.models import StandardPage
from knowledge_base.models import (
    ExampleGuideline,
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
    StepTool,
    ThemeIndexPage,
    ThemePage,
    ToolIndexPage,
    ToolPage,
)
from tests import builders

TODAY = timezone.localdate()


def fill(site, number: int) -> None:
    """The whole site with `number` of everything that a page can list."""
    site.home.picture = builders.picture()
    site.home.save()
    home, base = site.home, site.home.add_child(instance=KnowledgeBasePage(title="Kennisbank"))
    section = {
        model: base.add_child(instance=model(title=model.__name__))
        for model in (
            StepPlanPage,
            GuidelineIndexPage,
            ThemeIndexPage,
            ExampleIndexPage,
            ToolIndexPage,
            PublicationIndexPage,
            GlossaryPage,
        )
    }

    def add(parent, model, **fields):
        return [
            section[parent].add_child(
                instance=model(
                    title=f"{model.__name__} {at}",
                    summary="Kort.",
                    **{name: value(at) for name, value in fields.items()},
                )
            )
            for at in range(number)
        ]

    tools = add(ToolIndexPage, ToolPage)
    steps = add(StepPlanPage, StepPage, number=lambda at: at + 1)
    for step in steps:
        step.checklist = tools[0]
        step.preconditions = [Precondition(text=f"Voorwaarde {n}") for n in range(number)]
        step.role_links = [StepRole(role="directie") for _ in range(number)]
        step.tool_links = [StepTool(tool=tool) for tool in tools]
        step.save()
    themes = add(ThemeIndexPage, ThemePage, picture=lambda at: builders.picture())
    examples = add(ExampleIndexPage, ExamplePage)
    guidelines = add(GuidelineIndexPage, GuidelinePage)
    for page in guidelines:
        page.example = examples[0]
        page.tool_links = [GuidelineTool(tool=tool) for tool in tools]
        page.step_links = [GuidelineStep(step=step) for step in steps]
        page.theme_links = [GuidelineTheme(theme=theme) for theme in themes]
        page.role_links = [GuidelineRole(role="directie") for _ in range(number)]
        page.save()
    for page in examples:
        page.theme_links = [ExampleTheme(theme=theme) for theme in themes]
        page.guideline_links = [ExampleGuideline(guideline=one) for one in guidelines]
        page.save()
    add(PublicationIndexPage, PublicationPage)
    terms = [
        GlossaryTerm.objects.create(term=f"Woord {n}", slug=f"woord-{n}", explanation="Uitleg.")
        for n in range(number)
    ]
    for term in terms:
        term.see_also.set(terms)
    for at in range(number):
        home.add_child(instance=StandardPage(title=f"Pagina {at}", summary="Kort."))
        _fill_community(site, at, number, themes)


def _fill_community(site, at, number, themes):
    library = builders.library(f"Bibliotheek {at}")
    community = builders.community(
        site,
        f"Groep {at}",
        library=library,
        picture=builders.picture(),
        is_example=True,
        contact_phone="0800 000 00 00",
    )
    community.theme_links = [CommunityTheme(theme=theme) for theme in themes]
    community.save()
    for n in range(number):
        community.stories.add_child(
            instance=StoryPage(
                title=f"Verhaal {n}", summary="Kort.", date=TODAY, picture=builders.picture()
            )
        )
    # The page of an activity names others: there is always another one.
    for n in range(number + 1):
        event = builders.event(
            community.calendar,
            f"Activiteit {n}",
            first_date=TODAY - dt.timedelta(days=7),
            # Until the end of the day: whenever the tests run, today's date is still to come.
            start_time=dt.time(0, 0),
            end_time=dt.time(23, 59, 59),
            rule=f"FREQ=DAILY;COUNT={8 + 2 * number}",
            venue=builders.venue(f"Plek {at}-{n}", library=library),
            themes=themes,
            picture=builders.picture(),
            is_example=True,
        )
        DateChange.objects.create(
            event=event, date=TODAY + dt.timedelta(days=1), cancelled=True, reason="Ziekte"
        )


ADDRESSES = [
    "/",
    "/communities/",
    "/communities/groep-0/",
    "/communities/groep-0/agenda/",
    "/communities/groep-0/agenda/activiteit-0/",
    f"/communities/groep-0/agenda/activiteit-0/{TODAY.isoformat()}/",
    f"/communities/groep-0/agenda/activiteit-0/{(TODAY + dt.timedelta(days=1)).isoformat()}/",
    "/communities/groep-0/agenda/abonneren/",
    "/communities/groep-0/agenda/activiteit-0/abonneren/",
    "/communities/groep-0/verhalen/",
    "/communities/groep-0/verhalen/verhaal-0/",
    "/agenda/",
    "/agenda/abonneren/",
    "/kennisbank/",
    "/kennisbank/alles/",
    "/kennisbank/alles/?rol=directie",
    "/kennisbank/stappenplan/",
    "/kennisbank/stappenplan/afdrukken/",
    "/kennisbank/stappenplan/steppage-0/",
    "/kennisbank/handvatten/",
    "/kennisbank/handvatten/afdrukken/",
    "/kennisbank/handvatten/guidelinepage-0/",
    "/kennisbank/themas/",
    "/kennisbank/themas/themepage-0/",
    "/kennisbank/themas/themepage-0/voor-bibliotheken/",
    "/kennisbank/voorbeelden/",
    "/kennisbank/voorbeelden/examplepage-0/",
    "/kennisbank/hulpmiddelen/",
    "/kennisbank/hulpmiddelen/afdrukken/",
    "/kennisbank/hulpmiddelen/toolpage-0/",
    "/kennisbank/publicaties/",
    "/kennisbank/publicaties/publicationpage-0/",
    "/kennisbank/begrippen/",
    "/kennisbank/begrippen/woord-0/",
    "/pagina-0/",
]
