"""The words of an evaluation, put in the sections of an example of the knowledge base."""

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from site_config.example_drafts import ExampleText

from .figures import Figures, Line, lines


def text_of(evaluation) -> ExampleText:
    """Facts are what was counted; what the library makes of it stands apart from them."""
    one = evaluation
    community, library = one.community, one.community.library
    figures = Figures.of(one)
    values = {"community": community.title, "period": one.period}
    return ExampleText(
        title=_("%(community)s: what we learned") % values,
        summary=one.lesson or Truncator(one.story).words(30),
        library=library.name if library else "",
        place=library.place if library else "",
        period=one.period,
        facts=[
            *([_("The purpose was: %(goal)s") % {"goal": one.goal}] if one.goal else []),
            *(_fact(line) for line in lines(figures)),
        ],
        story=one.story,
        interpretation=_told(one, "worked", "failure", "difference", "phase_evidence"),
        take_along=_told(one, "lesson", "changes"),
        unknown=_unknown(figures),
        source=_("Evaluation of %(community)s, %(period)s") % values,
        is_example=community.is_example,
    )


def _fact(line: Line) -> str:
    value = f"{line.label}: {line.value}"
    return f"{value} ({line.basis})." if line.basis else f"{value}."


def _told(one, *names: str) -> list[tuple[str, str]]:
    """Heading and text of what was filled in."""
    return [
        (_capital(str(one._meta.get_field(name).verbose_name)), getattr(one, name))
        for name in names
        if getattr(one, name)
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _unknown(figures: Figures) -> list[str]:
    if not figures.uncounted:
        return []
    return [
        _("How many people came on the %(n)d of %(held)d dates that nobody counted.")
        % {"n": figures.uncounted, "held": figures.held}
    ]
