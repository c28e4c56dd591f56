"""Many libraries at once: every row is checked first, and then all are made, or none."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from events.choices import Region

from ..models import Adviser, Library
from . import reading
from .forms import NewLibraryForm, live_themes
from .making import Made, NewLibrary, make, plain

# The headings of the file by the fields of the form, for what is said of them.
FIELDS = {name: heading for heading, name in reading.HEADINGS.items()}


@dataclass
class Plan:
    """What a file asks for. `problems` are sentences, each with the number of its row."""

    new: list[tuple[int, NewLibrary]] = field(default_factory=list)
    there: list[tuple[int, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    encoding: str = "utf-8"


def plan(content: bytes) -> Plan:
    """What would happen. Raises reading.Unreadable; writes nothing."""
    table = reading.read(content)
    made = Plan(encoding=table.encoding)
    libraries = {plain(name): name for name in Library.objects.values_list("name", flat=True)}
    known = Known()
    seen: dict[str, int] = {}
    for row in table.rows:
        name = plain(row.values.get("name", ""))
        if name and name in seen:
            text = _("“%(name)s” stands in row %(other)d as well.")
            values = {"name": row.values["name"], "other": seen[name]}
            made.problems.append(_in_row(row.number, text % values))
        elif name in libraries:
            made.there.append((row.number, libraries[name]))
        else:
            _check(row, known, made)
        seen.setdefault(name, row.number)
    return made


@transaction.atomic
def carry_out(asked: Plan, by=None, *, mail: bool = True) -> list[Made]:
    """Make all of them. Raises ValidationError with a sentence that names the row."""
    found = []
    for number, new in asked.new:
        try:
            found.append(make(new, by, mail=mail))
        except ValidationError as error:
            raise ValidationError(_messages(number, error)) from error
    return found


class Known:
    """Advisers and themes by the words that a file names them with."""

    def __init__(self):
        self.advisers = defaultdict(set)
        for one in Adviser.objects.all():
            for words in filter(None, [one.name, one.email]):
                self.advisers[plain(words)].add(one.pk)
        self.themes = {plain(one.title): one.pk for one in live_themes()}
        self.themes |= {one.slug: one.pk for one in live_themes()}
        self.regions = {plain(str(one.label)): one.value for one in Region}
        self.regions |= {one.value: one.value for one in Region}

    def form_values(self, values: dict[str, str]) -> tuple[dict, dict[str, str]]:
        """What the form takes, and by field what nobody knows."""
        filled, unknown = dict(values), {}
        region = plain(values.get("region", "")).removeprefix("regio ")
        filled["region"] = self.regions.get(region, values.get("region", ""))
        if adviser := values.get("adviser", ""):
            keys = self.advisers.get(plain(adviser), set())
            filled["adviser"] = next(iter(keys), "")
            if not keys:
                unknown["adviser"] = _("There is no adviser “%(name)s”.") % {"name": adviser}
            elif len(keys) > 1:
                text = _("There is more than one adviser “%(name)s”. Write the e-mail address.")
                unknown["adviser"] = text % {"name": adviser}
        filled["themes"] = []
        # A title may hold a comma: then the whole cell is that title.
        cell = values.get("themes", "")
        parts = [cell] if plain(cell) in self.themes else cell.replace("|", ",").split(",")
        for title in filter(None, map(str.strip, parts)):
            if plain(title) in self.themes:
                filled["themes"].append(self.themes[plain(title)])
            else:
                unknown["themes"] = _("There is no theme “%(title)s”.") % {"title": title}
        return filled, unknown


def _check(row: reading.Row, known: Known, made: Plan) -> None:
    values, unknown = known.form_values(row.values)
    form = NewLibraryForm(values)
    form.is_valid()
    errors = {name: [text] for name, text in unknown.items()}
    for name, texts in form.errors.items():
        errors.setdefault(name, list(texts))
    for name, texts in errors.items():
        made.problems += [_in_row(row.number, text, name) for text in texts]
    if not errors:
        made.new.append((row.number, form.library()))


def _messages(number: int, error: ValidationError) -> list[str]:
    by_field = getattr(error, "message_dict", {NON_FIELD_ERRORS: error.messages})
    return [_in_row(number, text, name) for name, texts in by_field.items() for text in texts]


def _in_row(number: int, text: str, name: str = "") -> str:
    values = {"number": number, "heading": FIELDS.get(name, ""), "text": text}
    if values["heading"]:
        return _("Row %(number)d, %(heading)s: %(text)s") % values
    return _("Row %(number)d: %(text)s") % values
