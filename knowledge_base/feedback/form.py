import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..models.feedback import MOST_CHARACTERS
from .stamp import BadStamp, Stamp, TooFast

YES, NO = "ja", "nee"
ANSWERS = [(YES, _("Yes")), (NO, _("No"))]

_MAIL = re.compile(r"\S@\S+\.\w")
# Ten digits as people write a Dutch telephone number: 06 – 12 34 56 78, (0182) 12 34 56. A date
# with a time behind it has as many.
_PHONE = re.compile(
    r"(?<![0-9])(?:\+31|0031|0)[\s()–-]*[1-9](?:[\s()–-]*[0-9]){8}(?![0-9]|[.:][0-9])"
)


class _Text(forms.CharField):
    """Line ends as one character, as the browser counts them."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


class FeedbackForm(forms.Form):
    """The names of its fields are seen in addresses: ?nuttig=ja."""

    nuttig = forms.ChoiceField(
        choices=ANSWERS,
        error_messages={
            "required": _("Choose yes or no."),
            "invalid_choice": _("Choose yes or no."),
        },
    )
    mist = _Text(
        required=False,
        max_length=MOST_CHARACTERS,
        error_messages={
            "max_length": _(
                "Your text has %(show_value)d characters. At most %(limit_value)d fit. Shorten it."
            ),
            "null_characters_not_allowed": _(
                "There is a character in your text that we cannot store. Type the text again."
            ),
        },
    )
    # People do not see this field. Programs fill in whatever they find.
    website = forms.CharField(required=False)
    stempel = forms.CharField(required=False)

    def __init__(self, *args, subject, **kwargs):
        super().__init__(*args, **kwargs)
        self.subject = subject
        self.stamp = None

    def clean_mist(self) -> str:
        text = self.cleaned_data["mist"]
        if _MAIL.search(text):
            raise ValidationError(
                _("There is an e-mail address in your text. Leave it out: we do not need it.")
            )
        if _PHONE.search(text):
            raise ValidationError(
                _("There is a telephone number in your text. Leave it out: we do not need it.")
            )
        return text

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise ValidationError(
                _("A field that had to stay empty was filled in. We emptied it. Send again.")
            )
        return ""

    def clean_stempel(self) -> str:
        text = self.cleaned_data["stempel"]
        try:
            self.stamp = Stamp.read(text, self.subject.key)
        except TooFast:
            raise ValidationError(
                _("That was very fast. Wait a moment and send again."), code="fast"
            ) from None
        except BadStamp:
            # What comes back is a form with a new stamp.
            raise ValidationError(
                _("This form had been open for too long. Look at it once more and send again."),
                code="bad",
            ) from None
        return text

    def clean(self):
        # Whoever has something else to mend is slow enough the next time.
        if self.has_error("stempel", "fast") and len(self.errors) > 1:
            del self.errors["stempel"]

    def next_stamp(self) -> str:
        """For when the form is shown again: the same one, unless that was no good."""
        keep = self.is_bound and not self.has_error("stempel", "bad")
        return self["stempel"].value() if keep else str(Stamp.new(self.subject.key))
