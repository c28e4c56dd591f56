"""What visitors said of the articles, so that its register has something to show."""

import datetime as dt

from wagtail.models import Page

from knowledge_base.models import Feedback, GlossaryTerm
from knowledge_base.models.feedback import name_of

from . import content
from .load import Load


def add_feedback(load: Load) -> None:
    source = content.read("knowledge_base/feedback.yaml")
    rows = []
    for item in source.data:
        with content.naming(source, item.get("about")):
            row = Feedback(
                **_about(item["about"], item.get("part", "")),
                useful=item["useful"],
                missed=item.get("missed", ""),
                created_at=load.now - dt.timedelta(days=item["days_ago"], minutes=37),
                handled=item.get("handled", False),
                note=item.get("note", ""),
            )
            row.full_clean()
            rows.append(row)
    Feedback.objects.bulk_create(rows)


def _about(slug: str, part: str) -> dict:
    """Raises ValueError when there is no such article and no such word."""
    page = Page.objects.filter(slug=slug, url_path__contains="/kennisbank/").first()
    if page:
        return {"page": page, "part": part, "title": name_of(page.title, part)}
    term = GlossaryTerm.objects.filter(slug=slug).first()
    if term is None:
        raise ValueError("no article and no word of this name")
    return {"term": term, "title": term.term}
