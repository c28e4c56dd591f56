"""The knowledge base: sections, articles, and what goes with what."""

from collections.abc import Callable
from functools import partial

from home.models import HomePage
from knowledge_base.models import (
    ExampleGuideline,
    ExampleIndexPage,
    GlossaryPage,
    GlossaryTerm,
    GuidelineIndexPage,
    KnowledgeBasePage,
    PublicationIndexPage,
    StepPlanPage,
    ThemeIndexPage,
    ToolIndexPage,
)
from knowledge_base.models.article import ArticlePage, SectionIndexPage

from . import articles, content, streams
from .articles import Articles
from .load import Load
from .pages import add, links

# In the order of the menu.
SECTIONS = {
    "step_plan": StepPlanPage,
    "guidelines": GuidelineIndexPage,
    "themes": ThemeIndexPage,
    "examples": ExampleIndexPage,
    "tools": ToolIndexPage,
    "publications": PublicationIndexPage,
    "glossary": GlossaryPage,
}


def add_knowledge_base(load: Load, home: HomePage) -> None:
    """All sections and articles. Fills `load.themes`."""
    sections = _add_sections(home)
    themes = _add_all("themes", sections["themes"], partial(articles.theme, load))
    tools = _add_all("tools", sections["tools"], articles.tool)
    steps = _add_all("steps", sections["step_plan"], partial(articles.step, tools))
    examples = _add_all("examples", sections["examples"], partial(articles.example, themes))
    make_guideline = partial(articles.guideline, themes, tools, steps, examples)
    guidelines = _add_all("guidelines", sections["guidelines"], make_guideline)
    _link_examples(examples, guidelines)
    _add_all("publications", sections["publications"], articles.publication)
    _add_glossary()
    load.themes = themes


def _add_sections(home: HomePage) -> dict[str, SectionIndexPage]:
    source = content.read("knowledge_base/knowledge_base.yaml")
    with content.naming(source, "introduction"):
        summary, *rest = source.data["introduction"]
        entrance = KnowledgeBasePage(
            title=source.data["title"],
            show_in_menus=True,
            summary=summary,
            search_description=summary,
            body=streams.paragraphs(rest),
        )
        add(home, entrance)
    sections = {}
    for name, model in SECTIONS.items():
        with content.naming(source, name):
            item = source.data[name]
            sections[name] = model(
                title=item["title"],
                introduction=item["introduction"],
                search_description=item["introduction"],
            )
            add(entrance, sections[name])
    _add_words_of_the_plan(sections["step_plan"])
    return sections


def _add_words_of_the_plan(plan: StepPlanPage) -> None:
    source = content.read("knowledge_base/steps/plan.yaml")
    with content.naming(source, "introduction"):
        plan.seo_title = f"{plan.title}: {source.data['title']}"
        plan.introduction = f"{plan.introduction} {source.data['introduction']}"
        plan.save()


def _add_all(kind: str, section: SectionIndexPage, make: Callable[[dict], ArticlePage]) -> Articles:
    """One article for each file of a kind, by its slug (a step: by its number)."""
    made = {}
    for source in content.articles(kind):
        item = source.data
        with content.naming(source, item.get("slug")):
            page = make(item)
            page.slug, page.title = item["slug"], item["title"]
            page.search_description = page.summary
            page.reviewed_on = item["reviewed_on"]
            page.reviewed_by = item["reviewed_by"]
            page.review_by = item["review_by"]
            made[item.get("number", item["slug"])] = add(section, page)
    return made


def _link_examples(examples: Articles, guidelines: Articles) -> None:
    """Guidelines and examples refer to each other, so one of them has to come afterwards."""
    for source in content.articles("examples"):
        with content.naming(source, source.data["slug"]):
            example = examples[source.data["slug"]]
            example.guideline_links = links(
                ExampleGuideline,
                "guideline",
                [guidelines[slug] for slug in source.data["guidelines"]],
            )
            example.save()


def _add_glossary() -> None:
    terms = {}
    for source in content.articles("glossary"):
        item = source.data
        with content.naming(source, item.get("slug")):
            terms[item["slug"]] = term = GlossaryTerm(
                slug=item["slug"],
                term=item["term"],
                abbreviation=item["abbreviation"],
                also=", ".join(item["also"]),
                explanation=item["explanation"],
                more=streams.rich_text(item["more"]),
                example=item["example"],
                not_the_same=item["not_the_same"],
            )
            term.full_clean()
            term.save()
    for source in content.articles("glossary"):
        with content.naming(source, source.data["slug"]):
            terms[source.data["slug"]].see_also.set([terms[slug] for slug in source.data["see"]])
