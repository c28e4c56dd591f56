"""A choice that the database keeps as one letter."""

from django.db import models


class CodedField(models.CharField):
    """Holds one of a few words; the column holds the letter that `codes` gives to it.

    For tables of millions of rows, where a word in every row is a tenth of the table.
    Reading, writing and filtering speak in words. Raises ValueError on another word.
    """

    def __init__(self, *args, codes: dict[str, str], **kwargs):
        self.codes = codes
        self.words = {letter: word for word, letter in codes.items()}
        kwargs.setdefault("max_length", 20)
        super().__init__(*args, **kwargs)

    def deconstruct(self):
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "codes": self.codes}

    def db_type(self, connection):
        return "varchar(1)"

    def get_prep_value(self, value):
        value = super().get_prep_value(value)
        if value is None:
            return None
        if str(value) not in self.codes:
            raise ValueError(f"{self.name} cannot be {value!r}")
        return self.codes[str(value)]

    def from_db_value(self, value, expression, connection):
        return self.words.get(value, value)
