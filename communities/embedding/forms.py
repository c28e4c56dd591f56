"""What one chooses for the frame, by the names that the address of the frame has; the websites."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import filters
from events.calendar.asked import MERGED, YES
from events.embedding import looks
from events.embedding.views import FOR
from site_config import origins

from ..models import Library
from . import calendars

CALENDAR, HEIGHT = "agenda", "hoogte"
NETWORK = "netwerk"
SHORTEST, USUAL_HEIGHT, TALLEST = 200, 600, 3000


class SnippetForm(forms.Form):
    """A GET form. What is left out of the address has its usual value."""

    kleur = forms.ChoiceField(label=gettext_lazy("Colour"), required=False)
    uiterlijk = forms.ChoiceField(label=gettext_lazy("Light or dark"), required=False)
    weergave = forms.ChoiceField(label=gettext_lazy("How much of each activity"), required=False)
    aantal = forms.IntegerField(
        label=gettext_lazy("How many activities"),
        required=False,
        min_value=1,
        max_value=looks.MOST,
        initial=looks.USUAL_NUMBER,
    )
    hoogte = forms.IntegerField(
        label=gettext_lazy("Height in pixels"),
        required=False,
        min_value=SHORTEST,
        max_value=TALLEST,
        initial=USUAL_HEIGHT,
        help_text=gettext_lazy("What does not fit, one scrolls to."),
    )
    samen = forms.BooleanField(label=gettext_lazy("Show every activity once"), required=False)
    q = forms.CharField(
        label=gettext_lazy("With this word"), required=False, max_length=filters.MAX_WORDS_LENGTH
    )

    def __init__(self, library: Library, query):
        self.library = library
        self.calendars = {_slug(one): one for one in calendars.calendars_of(library)}
        super().__init__(query if query else None)
        names = [(slug, one.feed_title()) for slug, one in self.calendars.items()]
        self._choose(CALENDAR, _("Which calendar"), names, several=False)
        self.fields[looks.COLOUR].choices = [
            ("", _("That of the community")),
            *((word, name) for word, (_css, name) in looks.COLOURS.items()),
        ]
        self.fields[looks.SCHEME].choices = looks.SCHEMES.items()
        self.fields[looks.LAYOUT].choices = looks.LAYOUTS.items()
        themes = calendars.themes().values_list("slug", "title")
        self._choose(filters.THEME, _("About what?"), themes)
        for name, legend, known in (
            (filters.AUDIENCE, _("For whom?"), filters.AUDIENCES),
            (filters.MODE, _("Where?"), filters.MODES),
        ):
            self._choose(name, legend, [(word, one.label) for word, one in known.items()])
        parts = [(word, part.label) for word, (part, _f, _l) in filters.DAY_PARTS.items()]
        self._choose(filters.DAY_PART, _("At what time of the day?"), parts)
        libraries = calendars.libraries_with_community().values_list("slug", "name")
        self._choose(
            filters.LIBRARY,
            _("Which library?"),
            libraries,
            help_text=_("Only for the calendar of the network."),
        )
        self.order_fields([CALENDAR])

    def _choose(self, name, label, choices, *, several=True, help_text=""):
        kind = forms.MultipleChoiceField if several else forms.ChoiceField
        widget = forms.CheckboxSelectMultiple if several else forms.Select
        choices = list(choices)
        if choices:
            self.fields[name] = kind(
                label=label, choices=choices, required=False, widget=widget, help_text=help_text
            )

    @cached_property
    def chosen(self) -> dict:
        """The valid choices, with the usual value of what was left out or is wrong."""
        if self.is_bound:
            self.is_valid()
        return getattr(self, "cleaned_data", {})

    @property
    def calendar(self):
        """The chosen calendar, the first without a choice; None when none is public yet."""
        first = next(iter(self.calendars.values()), None)
        return self.calendars.get(self.chosen.get(CALENDAR), first)

    @property
    def height(self) -> int:
        return self.chosen.get(HEIGHT) or USUAL_HEIGHT

    @property
    def filter_pairs(self) -> list[tuple[str, str]]:
        """What the feeds of the same choice have in their address."""
        found = []
        for name in filters.NAMES:
            value = self.chosen.get(name) or []
            values = [value] if isinstance(value, str) else value
            if name != filters.LIBRARY or self.calendar.is_network:
                found += [(name, one) for one in values]
        return found

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """What the address of the frame has to say: nothing that is as usual."""
        look = looks.Look(
            colour=self.chosen.get(looks.COLOUR) or "",
            scheme=self.chosen.get(looks.SCHEME) or looks.AUTO,
            layout=self.chosen.get(looks.LAYOUT) or looks.FULL,
            number=self.chosen.get(looks.NUMBER) or looks.USUAL_NUMBER,
        )
        of_whom = [(FOR, self.library.slug)] if self.calendar.is_network else []
        merged = [(MERGED, YES)] if self.chosen.get(MERGED) else []
        return [*of_whom, *self.filter_pairs, *merged, *look.pairs()]


class SitesForm(forms.ModelForm):
    class Meta:
        model = Library
        fields = ["calendar_sites"]
        labels = {"calendar_sites": gettext_lazy("Your websites")}
        help_texts = {
            "calendar_sites": gettext_lazy("One address a line, such as https://www.library.nl.")
        }
        widgets = {
            "calendar_sites": forms.Textarea(
                attrs={"rows": 4, "spellcheck": "false", "autocapitalize": "off"}
            )
        }

    def clean_calendar_sites(self) -> str:
        return "\n".join(origins.read(self.cleaned_data["calendar_sites"]))


def _slug(calendar) -> str:
    """The word for a calendar in the address: that of its community."""
    return NETWORK if calendar.is_network else calendar.url_path.rstrip("/").split("/")[-2]
