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
        introduction=streams.rich_text(item["introduction"]),
        for_whom=item["for_whom"],
        first_time=streams.rich_text(item["first_time"]),
        activities=streams.points(item["examples_of_activities"]),
        start_yourself=streams.rich_text(item["start_yourself"]),
        library_introduction=streams.rich_text(item["library_introduction"]),
        public_function=item["public_function"],
        what_works=streams.points(item["what_works"]),
        partners=streams.points(item["partners"], heading="who"),
        mind=streams.points(item["mind"]),
        start=streams.rich_text(item["start"]),
    )


def tool(item: dict) -> ToolPage:
    return ToolPage(
        summary=item["summary"],
        kind=item["kind"],
        when=item["when"],
        how_to_use=streams.rich_text(item["how_to_use"]),
        minutes=item["minutes"],
        parts=streams.boxes(item.get("parts")),
        items=streams.points(item.get("items"), heading="text", text="explanation"),
        filled_in=streams.points(item["filled_in"], heading="heading"),
        note=item.get("note") or "",
    )


def step(tools: Articles, item: dict) -> StepPage:
    page = StepPage(
        number=item["number"],
        summary=item["goal"],
        why=streams.rich_text(item["why"]),
        actions=streams.points(item["actions"]),
        result=item["result"],
        duration=item["duration"],
        session=item["session"],
        checklist=tools[item["checklist"]],
        pitfall=streams.rich_text(item["pitfall"]),
        in_practice=streams.rich_text(item["noor"]),
        go_no_go=item["go_no_go"],
        decision=streams.rich_text(item["decision"]),
    )
    page.preconditions = [
        Precondition(sort_order=at, text=one["text"], explanation=one["explanation"])
        for at, one in enumerate(item["preconditions"])
    ]
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
        facts=[("item", fact) for fact in item["facts"]],
        interpretation=streams.rich_text(item["interpretation"]),
        take_along=streams.points(item["take_along"]),
        unknown=streams.items(item["unknown"]),
        sources=streams.items(item["sources"]),
    )
    page.theme_links = links(ExampleTheme, "theme", [themes[slug] for slug in item["themes"]])
    return page


def guideline(
    themes: Articles, tools: Articles, steps: Articles, examples: Articles, item: dict
) -> GuidelinePage:
    extra = item.get("extra") or {"heading": "", "items": []}
    page = GuidelinePage(
        summary=item["summary"],
        in_short=streams.items(item["in_short"]),
        why=streams.rich_text(item["why"]),
        how=streams.points(item["how"]),
        extra_heading=extra["heading"],
        extra=streams.items(extra["items"]),
        do=streams.items(item["do"]),
        dont=streams.items(item["dont"]),
        in_practice=streams.rich_text(item["noor"]),
        note=item.get("note") or "",
        example=examples[item["example"]] if item["example"] else None,
        example_says=item.get("example_says") or "",
        sources=streams.items(item["sources"]),
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
        body=streams.sections(item["body"]),
        sources=streams.items([item["source"]]),
    )
