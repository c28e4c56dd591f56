"""The form with which an administrator adds a library; each row of a file goes through it too."""

from decimal import Decimal

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.choices import Region
from site_config.boxes import Boxes

from ..models import Adviser, CommunityPage, CommunityTheme, Library
from .making import AlreadyThere, NewLibrary, same_name

MOST_THEMES = 6
# The Netherlands in Europe, roughly: a comma in the wrong place falls outside.
LATITUDES, LONGITUDES = (50, 54), (3, 8)
# Other forms answer "fill in" as well, each with its own words.
FILL_IN = {"required": gettext_lazy("Fill this in.")}
NO_HELP = forms.TextInput(attrs={"autocomplete": "off"})


def _length(model, name: str) -> int:
    return model._meta.get_field(name).max_length


class DegreesField(forms.DecimalField):
    """Degrees, with a point or with a comma."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def __init__(self, lowest: int, highest: int, **kwargs):
        outside = gettext_lazy("This does not lie in the Netherlands.")
        super().__init__(
            required=False,
            validators=[MinValueValidator(lowest, outside), MaxValueValidator(highest, outside)],
            error_messages={"invalid": gettext_lazy("Write a number such as 52,0147.")},
            **kwargs,
        )

    def to_python(self, value):
        text = str(value).strip().replace(",", ".") if value is not None else value
        number = super().to_python(text)
        return None if number is None else number.quantize(Decimal("0.00001"))


def live_themes():
    """The themes that a community can be linked to, by title."""
    theme_page = CommunityTheme._meta.get_field("theme").related_model
    return theme_page.objects.live().order_by("title", "pk")


class NewLibraryForm(forms.Form):
    """`existing` is the library that has this name already, when that is what is wrong."""

    name = forms.CharField(
        label=gettext_lazy("Name of the library"),
        max_length=_length(Library, "name"),
        help_text=gettext_lazy("As residents know it. For example: Bibliotheek Gouda."),
        error_messages=FILL_IN,
        widget=NO_HELP,
    )
    place = forms.CharField(
        label=gettext_lazy("Town or village"),
        max_length=_length(Library, "place"),
        error_messages=FILL_IN,
        widget=NO_HELP,
    )
    region = forms.ChoiceField(
        label=gettext_lazy("School holiday region"),
        choices=[("", gettext_lazy("Choose a region")), *Region.choices],
        error_messages={
            "required": gettext_lazy("Choose a region."),
            "invalid_choice": gettext_lazy("Choose a region."),
        },
    )
    adviser = forms.ModelChoiceField(
        Adviser.objects.all(),
        label=gettext_lazy("Adviser"),
        required=False,
        empty_label=gettext_lazy("Not known yet"),
    )
    latitude = DegreesField(
        *LATITUDES,
        label=gettext_lazy("Latitude"),
        help_text=gettext_lazy("For the map. For example: 52,0147. May stay empty."),
    )
    longitude = DegreesField(
        *LONGITUDES,
        label=gettext_lazy("Longitude"),
        help_text=gettext_lazy("For example: 4,7093."),
    )
    community = forms.CharField(
        label=gettext_lazy("Name of the first community"),
        max_length=100,
        help_text=gettext_lazy("The librarian can change it later."),
        error_messages=FILL_IN,
        widget=NO_HELP,
    )
    summary = forms.CharField(
        label=gettext_lazy("In one sentence"),
        max_length=_length(CommunityPage, "subtitle"),
        help_text=gettext_lazy("What is this community? Stands below its name."),
        error_messages=FILL_IN,
        widget=NO_HELP,
    )
    themes = Boxes(None, label=gettext_lazy("Themes"), required=False)
    email = forms.EmailField(
        label=gettext_lazy("E-mail address of the first librarian"),
        max_length=150,
        help_text=gettext_lazy(
            "There the invitation arrives. Who has an account already keeps it and gets this role."
        ),
        error_messages=FILL_IN,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    first_name = forms.CharField(
        label=gettext_lazy("First name of the first librarian"),
        max_length=80,
        error_messages=FILL_IN,
        widget=NO_HELP,
    )

    existing = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["themes"].queryset = live_themes()

    def clean_name(self):
        name = " ".join(self.cleaned_data["name"].split())
        if library := same_name(name):
            self.existing = library
            raise forms.ValidationError(AlreadyThere(library).message_dict["name"])
        return name

    def clean_themes(self):
        themes = list(self.cleaned_data["themes"])
        if len(themes) > MOST_THEMES:
            raise forms.ValidationError(
                _("Choose at most %(number)d themes.") % {"number": MOST_THEMES}
            )
        return themes

    def clean(self):
        cleaned = super().clean()
        one, other = cleaned.get("latitude"), cleaned.get("longitude")
        if (one is None) != (other is None) and not {"latitude", "longitude"} & set(self.errors):
            missing = "latitude" if one is None else "longitude"
            self.add_error(missing, _("Fill in both degrees, or none."))
        return cleaned

    def library(self) -> NewLibrary:
        """What was filled in. Only for a form that is valid."""
        return NewLibrary(**self.cleaned_data)
