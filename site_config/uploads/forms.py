"""The forms of Wagtail's admin for pictures and documents, ours: named in the settings.

All of Wagtail's screens for uploading are made from them: one file, many at once, and the
choosers in the editor.
"""

from pathlib import PurePath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from wagtail.documents.fields import WagtailDocumentField
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from site_config import plain_language

from .picture_file import PictureFile


class PictureForm(BaseImageForm):
    """Asks for a description: that is the text alternative wherever the picture is shown."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        description = self.fields["description"]
        description.required = True
        description.widget.is_required = True
        description.help_text = _(
            "What is there to see? This is read out to who cannot see the picture."
        )
        if "file" in self.fields:
            self.fields["file"] = _instead_of(self.fields["file"], PictureFile)

    def clean_description(self):
        description = self.cleaned_data["description"]
        if plain_language.poor_alternatives([description]):
            raise ValidationError(
                _("Describe what there is to see. The name of a file says nothing.")
            )
        return description


class DocumentFile(WagtailDocumentField):
    """Wagtail asks for the ending of the name elsewhere, and says it in other words."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.help_text = _("%(kinds)s. At most %(size)s.") % self._most
        self.error_messages["file_too_large_unknown_size"] = (
            _("This file is too big: at most %(size)s.") % self._most
        )

    @property
    def _most(self) -> dict[str, str]:
        kinds = ", ".join(_kinds()).upper()
        return {"kinds": kinds, "size": filesizeformat(self.max_upload_size)}

    def to_python(self, data):
        f = super().to_python(data)
        if f is not None and PurePath(f.name).suffix.lower().removeprefix(".") not in _kinds():
            raise ValidationError(
                _("We do not take this kind of file. Use one of these: %(kinds)s.") % self._most,
                code="invalid_extension",
            )
        return f

    def check_document_file_size(self, f):
        if f.size > self.max_upload_size:
            raise ValidationError(
                _("This file is too big (%(file_size)s). At most %(size)s.")
                % {"file_size": filesizeformat(f.size), **self._most},
                code="file_too_large",
            )


class DocumentForm(BaseDocumentForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"] = _instead_of(self.fields["file"], DocumentFile)

    def _post_clean(self):
        said = list(self._errors["file"].data) if "file" in self._errors else []
        super()._post_clean()
        if said:
            # The model asks after its kind again, and misses the file that was just refused.
            self._errors["file"] = self.error_class(said)


def _kinds() -> list[str]:
    return settings.WAGTAILDOCS_EXTENSIONS


def _instead_of(field, kind):
    """Wagtail makes the field of a file itself: this is the same one, of our own kind."""
    return kind(required=field.required, label=field.label, widget=field.widget)
