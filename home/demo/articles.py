"""From the items of the content files to the articles of the knowledge base."""

from communities import roles
from knowledge_base.models import (
    ExamplePage,
    ExampleTheme,
    GuidelinePage,
    GuidelineRole,
    GuidelineStep,
    GuidelineTheme,
    GuidelineTool,
    Precondition,
    PublicationPage,
    StepPage,
    StepRole,
    StepTool,
    ThemePage,
    ToolPage,
)
from knowledge_base.models.article import ArticlePage

from . import images, streams
from .load import Load
from .pages import links

Articles = dict[str, ArticlePage]


def theme(load: Load, item: dict) -> ThemePage:
    load.pictures[item["slug"]] = images.add(
        item["slug"], roles.own_collection(roles.NETWORK_EDITORS)
    )
    return ThemePage(
        summary=item["summary"],
        picture=load.pictures[item["slug"]],
        introduction=item["introduction"],
        for_whom=item["for_whom"],
        activities=streams.items(item["examples_of_activities"]),
        public_function=item["public_function"],
        what_works=streams.items(item["what_works"]),
        partners=streams.items(item["partners"]),
        mind=item["mind"],
    )


def tool(item: dict) -> ToolPage:
    return ToolPage(
        summary=item["summary"],
        kind=item["kind"],
        how_to_use=item["how_to_use"],
        minutes=item["minutes"],
        parts=streams.boxes(item.get("parts")),
        items=streams.items(item.get("items")),
        note=item.get("note", ""),
    )


def step(tools: Articles, item: dict) -> StepPage:
    page = StepPage(
        number=item["number"],
        summary=item["goal"],
        why=item["why"],
        actions=streams.items(item["actions"]),
        result=item["result"],
        duration=item["duration"],
        session=item["session"],
        checklist=tools[item["checklist"]],
        pitfall=item["pitfall"],
        in_practice=item["noor"],
        go_no_go=item.get("go_no_go", False),
    )
    page.preconditions = links(Precondition, "text", item["preconditions"])
    page.role_links = [
        StepRole(sort_order=at, role=who["role"], does=who["does"])
        for at, who in enumerate(item["who"])
    ]
    page.tool_links = links(StepTool, "tool", [tools[slug] for slug in item["tools"]])
    return page


def example(themes: Articles, item: dict) -> ExamplePage:
    page = ExamplePage(
        summary=item["summary"],
        library=item["library"],
        place=item["place"],
        period=item["period"],
        facts=streams.items(item["facts"]),
        interpretation=item["interpretation"],
        sources=streams.items(item["sources"]),
    )
    page.theme_links = links(ExampleTheme, "theme", [themes[slug] for slug in item["themes"]])
    return page


def guideline(
    themes: Articles, tools: Articles, steps: Articles, examples: Articles, item: dict
) -> GuidelinePage:
    extra = item.get("extra", {"heading": "", "items": []})
    page = GuidelinePage(
        summary=item["summary"],
        in_short=streams.items(item["in_short"]),
        why=item["why"],
        how=streams.items(item["how"]),
        extra_heading=extra["heading"],
        extra=streams.items(extra["items"]),
        do=streams.items(item["do"]),
        dont=streams.items(item["dont"]),
        note=item.get("note", ""),
        example=examples[item["example"]] if item["example"] else None,
        sources=streams.items(item["sources"]),
        reading_minutes=item["reading_minutes"],
        reviewed_on=item["reviewed_on"],
        reviewed_by=item["reviewed_by"],
        review_by=item["review_by"],
    )
    page.tool_links = links(GuidelineTool, "tool", [tools[one] for one in item["tools"]])
    page.step_links = links(GuidelineStep, "step", [steps[one] for one in item["steps"]])
    page.theme_links = links(GuidelineTheme, "theme", [themes[one] for one in item["themes"]])
    page.role_links = links(GuidelineRole, "role", item["roles"])
    return page


def publication(item: dict) -> PublicationPage:
    return PublicationPage(
        summary=item["summary"],
        kind=item["kind"],
        publisher=item["publisher"],
        published=str(item["published"]),
        body=streams.paragraphs(item["body"]),
        sources=streams.items([item["source"]]),
    )
