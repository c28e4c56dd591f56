"""The answers on the four-questions card: how many people gave each, without names."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

MOST_CARDS = 5000
YES, SOME, NO = "yes", "some", "no"
ANSWERS = {YES: _("yes"), SOME: _("a little"), NO: _("no")}
# As the card of the knowledge base asks them. The last one is the extra question.
QUESTIONS = {
    "learned": _("Did you learn something new?"),
    "surer": _("Do you feel more confident?"),
    "use": _("Are you going to use it?"),
    "know": _("Do you know better what there is?"),
    "met": _("Did you get to know somebody?"),
}


def answers_to(question: str) -> list[str]:
    """The extra question knows yes and no only."""
    return [YES, NO] if question == "met" else [YES, SOME, NO]


def _cards(verbose_name):
    return models.PositiveSmallIntegerField(
        verbose_name, null=True, blank=True, validators=[MaxValueValidator(MOST_CARDS)]
    )


class FourQuestions(models.Model):
    """Counted cards; empty means that nobody asked, and 0 that nobody said so."""

    learned_yes = _cards(_("learned something new: yes"))
    learned_some = _cards(_("learned something new: a little"))
    learned_no = _cards(_("learned something new: no"))
    surer_yes = _cards(_("more confident: yes"))
    surer_some = _cards(_("more confident: a little"))
    surer_no = _cards(_("more confident: no"))
    use_yes = _cards(_("going to use it: yes"))
    use_some = _cards(_("going to use it: a little"))
    use_no = _cards(_("going to use it: no"))
    know_yes = _cards(_("knows better what there is: yes"))
    know_some = _cards(_("knows better what there is: a little"))
    know_no = _cards(_("knows better what there is: no"))
    met_yes = _cards(_("got to know somebody: yes"))
    met_no = _cards(_("got to know somebody: no"))

    class Meta:
        abstract = True

    @property
    def answers(self) -> list[tuple[str, list[tuple[str, int]]]]:
        """Each question that was asked, with how many people gave which answer."""
        found = []
        for question, text in QUESTIONS.items():
            counts = [
                (ANSWERS[answer], getattr(self, f"{question}_{answer}"))
                for answer in answers_to(question)
            ]
            if any(number is not None for _words, number in counts):
                found.append((text, [(words, number or 0) for words, number in counts]))
        return found
