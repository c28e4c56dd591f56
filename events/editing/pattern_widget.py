"""The repetition of an activity as native controls that read as a sentence."""

from django import forms
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from recurrence import Recurrence

from .. import pattern_text, recurrence
from .pattern_post import PatternPost
from .rule_form import RuleForm


class PatternWidget(forms.Widget):
    """Up to five rows, each a rule. What the rows cannot say is shown in words and kept."""

    template_name = "events/admin/when_pattern.html"

    class Media:
        css = {"all": ["events/css/when.css"]}
        js = ["events/js/when.js"]

    def id_for_label(self, id_):
        # A group of controls has a heading, not a label.
        return ""

    def value_from_datadict(self, data, files, name):
        if name in data:
            # The pattern as text, which is how a script posts it.
            return data[name]
        return PatternPost(data, name)

    def value_omitted_from_data(self, data, files, name):
        return name not in data and not PatternPost.is_in(data, name)

    def get_context(self, name, value, attrs):
        post = value if isinstance(value, PatternPost) else None
        stored = _readable(post.stored if post else value)
        rows = post.rows if post else _stored_rows(stored, name)
        return {
            "name": name,
            "id": (attrs or {}).get("id") or f"id_{name}",
            "stored": post.stored if post else recurrence.to_text(stored),
            "dates": pattern_text.dates_words(stored) if stored else "",
            "drops_dates": bool(post and post.drops_dates),
            "rows": [{"form": row, "kept": _kept_words(row)} for row in rows],
            "errors": [],
        }

    def render(self, name, value, attrs=None, renderer=None):
        return render_to_string(self.template_name, self.get_context(name, value, attrs))

    def render_with_errors(self, name, value, attrs=None, errors=()):
        """Wagtail asks for this; mistakes of one control stand at that control."""
        context = self.get_context(name, value, attrs)
        at_controls = any(row["form"].is_bound and row["form"].errors for row in context["rows"])
        context["errors"] = [] if at_controls else list(errors)
        return render_to_string(self.template_name, context)


def _readable(value) -> Recurrence | None:
    """Text or pattern as a pattern; what cannot be read was refused with a message already."""
    if not isinstance(value, str):
        return value or None
    try:
        return recurrence.parse(value) if value else None
    except ValidationError:
        return None


def _stored_rows(stored: Recurrence | None, name: str) -> list[RuleForm]:
    rules = [*(stored.rrules if stored else []), *[None] * recurrence.MAX_RULES]
    return [
        RuleForm(rule=rule, number=number, prefix=f"{name}-{number}")
        for number, rule in enumerate(rules[: recurrence.MAX_RULES])
    ]


def _kept_words(row: RuleForm) -> str:
    rule = row.kept_rule
    return pattern_text.rule_words(rule) if rule else ""
