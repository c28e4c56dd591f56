"""The forms of a return day: which date and who, what a community brings, what came out of it."""

from django import forms
from django.apps import apps
from django.utils.translation import gettext_lazy

from site_config.boxes import Boxes

from ..models import Adviser, Evaluation, Preparation, ReturnDay
from ..models.return_day import MOST_CHARACTERS, MOST_QUESTION
from ..progress.seen_form import PlainText, SeenForm
from . import access, calendar


class ManyRows(Boxes):
    """Keys as they are posted, so that `SeenForm` can compare them."""

    def label_from_instance(self, obj):
        return getattr(obj, "words", None) or str(obj)


class DayForm(forms.Form):
    """`user` chooses among what they may refer to. Raises nothing."""

    when = forms.ChoiceField(
        label=gettext_lazy("Which date?"),
        help_text=gettext_lazy(
            "Dates of the network’s calendar. Is it not there? Put it in the calendar first."
        ),
        error_messages={
            "required": gettext_lazy("Choose a date."),
            "invalid_choice": gettext_lazy(
                "This date cannot be chosen any more. Perhaps it is a return day already."
            ),
        },
    )
    communities = ManyRows(
        queryset=None,
        label=gettext_lazy("Which communities take part?"),
        error_messages={
            "required": gettext_lazy("Choose at least one community."),
            "invalid_choice": gettext_lazy("One of the communities cannot be chosen any more."),
        },
    )
    advisers = ManyRows(
        queryset=None,
        label=gettext_lazy("Which advisers are there?"),
        required=False,
        help_text=gettext_lazy("They can write the notes."),
        error_messages={
            "invalid_choice": gettext_lazy("One of the advisers cannot be chosen any more.")
        },
    )

    def __init__(self, data=None, *, user, day: ReturnDay | None = None, when: str = ""):
        self.day = day
        initial = {"when": when}
        if day:
            there = day.preparations.exclude(community=None)
            initial = {
                "communities": list(there.values_list("community", flat=True)),
                "advisers": list(day.advisers.values_list("pk", flat=True)),
            }
        super().__init__(data, initial=initial)
        found = access.communities_to_choose(user)
        # Who takes part already stays to be seen, also when its page was taken offline.
        kept = found.model.objects.filter(pk__in=initial.get("communities", []))
        both = found | kept.select_related("library", "ending")
        self.fields["communities"].queryset = both.order_by("library__name", "title", "pk")
        self.fields["advisers"].queryset = Adviser.objects.all()
        if day:
            del self.fields["when"]
        else:
            self.dates = calendar.choices(map(calendar.Key.of, ReturnDay.objects.all()))
            self.fields["when"].choices = [
                ("", gettext_lazy("Choose a date")),
                *((key, calendar.words(row)) for key, row in self.dates.items()),
            ]

    @property
    def by_library(self):
        """The boxes of the communities, below the name of their library."""
        groups = {}
        rows = {one.pk: one for one in self.fields["communities"].queryset}
        for box in self["communities"]:
            community = rows[box.data["value"].value]
            groups.setdefault(str(community.library or ""), []).append(box)
        return groups.items()


class PreparationForm(SeenForm):
    """What a community brings. Its evaluations are those of that community alone."""

    items = forms.MultipleChoiceField(
        label=gettext_lazy("What is ready?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[(one, Preparation._meta.get_field(one).verbose_name) for one in Preparation.ITEMS],
    )
    question = PlainText(
        label=gettext_lazy("Our question"),
        max_length=MOST_QUESTION,
        help_text=gettext_lazy(
            "One question that you cannot answer yourselves. The network reads it."
        ),
    )
    evaluation = forms.TypedChoiceField(
        label=gettext_lazy("Our evaluation"),
        required=False,
        coerce=int,
        empty_value=None,
        help_text=gettext_lazy("Who may read it, can open it from here."),
        error_messages={"invalid_choice": gettext_lazy("Choose one of your own evaluations.")},
    )

    def __init__(self, data=None, *, preparation: Preparation):
        self.preparation = preparation
        super().__init__(data, prefix="terugkomdag")
        found = Evaluation.objects.filter(community=preparation.community_id)
        self.fields["evaluation"].choices = [
            ("", gettext_lazy("None yet")),
            *((one.pk, one.period) for one in found),
        ]

    @property
    def version(self):
        return self.preparation.version

    def stored(self):
        one = self.preparation
        return {
            "items": [name for name in one.ITEMS if getattr(one, name)],
            "question": one.question,
            "evaluation": one.evaluation_id,
        }

    def again(self, data=None):
        return type(self)(data, preparation=self.preparation)


class NotesForm(SeenForm):
    """What came out of it: notes, and articles of the knowledge base that this user may read."""

    notes = PlainText(
        label=gettext_lazy("Notes"),
        rows=12,
        max_length=MOST_CHARACTERS,
        help_text=gettext_lazy(
            "What did you see, and what was agreed? No names of residents. The libraries that "
            "take part read this."
        ),
    )
    articles = forms.TypedMultipleChoiceField(
        label=gettext_lazy("What came out of it in the knowledge base?"),
        required=False,
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": gettext_lazy("One of the articles cannot be chosen any more.")
        },
    )

    def __init__(self, data=None, *, day: ReturnDay, request):
        self.day, self.request = day, request
        self.offered = articles(request)
        super().__init__(data, prefix="verslag")
        self.fields["articles"].choices = [(one.pk, one.title) for one in self.offered]

    @property
    def version(self):
        return self.day.version

    def stored(self):
        linked = set(self.day.articles.values_list("pk", flat=True))
        shown = [one.pk for one in self.offered if one.pk in linked]
        return {"notes": self.day.notes, "articles": shown}

    def again(self, data=None):
        return type(self)(data, day=self.day, request=self.request)


def articles(request) -> list:
    """The publications and guidelines that this user may see, by title. Two queries or more."""
    found = []
    for name in ("PublicationPage", "GuidelinePage"):
        pages = apps.get_model("knowledge_base", name).objects.visible_to(request)
        found += pages.defer_streamfields()
    return sorted(found, key=lambda page: page.title.casefold())
