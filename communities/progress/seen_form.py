"""A form that knows what its user saw, so that nothing of others is written over unnoticed.

Each field posts along what it held when the screen was made (Django's `show_hidden_initial`),
and the form posts the version of its record. A form that nobody touched is left alone, also
when the record has changed since. One that was touched, of a record that has changed since, is
in conflict: it is shown again with what is stored now and with what its user typed.
"""

from typing import Self

from django import forms
from django.utils.html import format_html, format_html_join


class SeenForm(forms.Form):
    """Say `stored()`: what the record holds, by field; and `version`: that of the record."""

    # Whether the record has changed since its user opened the screen.
    conflict = False

    def __init__(self, data=None, *, prefix: str, **kwargs):
        posted = data is not None and f"{prefix}-version" in data
        super().__init__(data if posted else None, prefix=prefix, initial=self.stored(), **kwargs)
        for one in self.fields.values():
            one.show_hidden_initial = True

    @property
    def version(self) -> int:
        raise NotImplementedError

    def stored(self) -> dict:
        raise NotImplementedError

    def again(self, data=None) -> Self:
        """The same form, of the same record, with other data."""
        raise NotImplementedError

    def settled(self) -> Self:
        """The form to go on with: bound when there is something to store."""
        if not self._touched or self.theirs in self.data:
            return self.again()
        if self.data[self.add_prefix("version")] == str(self.version):
            return self
        rebased = self.again(self._rebased())
        rebased.conflict = True
        return rebased if rebased.has_changed() else self.again()

    @property
    def hidden(self) -> str:
        """What goes along unseen: the version of the record, and what each field held."""
        version = format_html(
            '<input type="hidden" name="{}" value="{}">', self.add_prefix("version"), self.version
        )
        held = format_html_join("", "{}", ((one.as_hidden(only_initial=True),) for one in self))
        return version + held

    @property
    def theirs(self) -> str:
        """The name of the box with which one leaves what others saved."""
        return self.add_prefix("theirs")

    @property
    def _touched(self) -> bool:
        return self.is_bound and self.has_changed()

    def _rebased(self):
        """The data as if the screen had been opened just now, and the same things typed."""
        data, fresh = self.data.copy(), self.again()
        for bound in fresh:
            values = _as_posted(bound)
            data.setlist(bound.html_initial_name, values)
            if bound.name not in self.changed_data:
                data.setlist(bound.html_name, values)
        return data


def _as_posted(bound) -> list[str]:
    value = bound.value()
    if isinstance(value, list | tuple | set):
        return [str(one) for one in value]
    return ["" if value is None else str(value)]


class PlainText(forms.CharField):
    """A long text. Browsers send every line break as two characters; one is kept."""

    def __init__(self, *, rows: int = 3, **kwargs):
        super().__init__(widget=forms.Textarea(attrs={"rows": rows}), required=False, **kwargs)

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")
