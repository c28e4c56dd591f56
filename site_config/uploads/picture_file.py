"""Whether an uploaded file is a picture that we can show, without ever unpacking too much of it.

A picture of 30 million dots takes at most 120 MB of memory while it is being made smaller;
that is a photograph of 6,700 by 4,500. Everything that is refused is refused before that.
"""

from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.forms.fields import FileField
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError
from wagtail.images.fields import WagtailImageField

KINDS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP"}
ENDINGS = {"JPEG": "jpg", "PNG": "png", "GIF": "gif", "WEBP": "webp"}
PHONE_KINDS = {"heic", "heif", "avif"}
# While looking whether a JPEG is whole, it is unpacked no larger than this.
GLANCE = (800, 800)
MILLION = 1_000_000


class PictureFile(WagtailImageField):
    """Wagtail's field with messages that say what to do, and a look inside the file."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        most = {"size": filesizeformat(self.max_upload_size), "dots": _dots(self.max_image_pixels)}
        self.help_text = (
            _("JPG, PNG, WebP or GIF. At most %(size)s and %(dots)s million dots.") % most
        )
        # The screen for many files asks for these two by name.
        self.error_messages["invalid_image_extension"] = _(
            "This is not a kind of picture that we can show. Use JPG, PNG, WebP or GIF."
        )
        self.error_messages["file_too_large_unknown_size"] = (
            _("This file is too big: at most %(size)s. Save the picture in a smaller size.") % most
        )
        self.error_messages["invalid_image"] = _(
            "This file is not a picture, or it is damaged. Open it on your own computer to check."
        )

    def to_python(self, data):
        f = FileField.to_python(self, data)
        if f is None:
            return None
        self._check_name(f)
        self.check_image_file_size(f)
        self._look_inside(f)
        return super().to_python(data)

    def _check_name(self, f) -> None:
        ending = _ending(f)
        if ending == "svg":
            raise ValidationError(
                _(
                    "An SVG file can hold a program. That is why we do not take it. "
                    "Save the picture as PNG."
                ),
                code="svg",
            )
        if ending in PHONE_KINDS:
            raise ValidationError(
                _(
                    "Many browsers cannot show this kind of photograph (%(ending)s). "
                    "Save it as JPG, or mail it to yourself: often it becomes JPG then."
                )
                % {"ending": ending.upper()},
                code="phone",
            )
        if ending not in self.allowed_image_extensions:
            raise ValidationError(
                self.error_messages["invalid_image_extension"], code="invalid_image_extension"
            )

    def check_image_file_size(self, f):
        if f.size > self.max_upload_size:
            raise ValidationError(
                _(
                    "This file is too big (%(file_size)s). At most %(size)s. "
                    "Save the picture in a smaller size."
                )
                % {
                    "file_size": filesizeformat(f.size),
                    "size": filesizeformat(self.max_upload_size),
                },
                code="file_too_large",
            )

    def _look_inside(self, f) -> None:
        """Reads the head first: size and kind. Only then the whole, to see that it is whole."""
        f.seek(0)
        try:
            with Image.open(f, formats=list(ENDINGS)) as image:
                self._check_kind(f, image)
                self._check_dots(image)
                image.draft("RGB", GLANCE)
                image.load()
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise self._too_many_dots() from error
        except UnidentifiedImageError as error:
            raise self._no_picture() from error
        except (OSError, SyntaxError, ValueError, EOFError, MemoryError) as error:
            # What Pillow says of files that are cut off, or made to break something.
            raise self._no_picture() from error
        finally:
            f.seek(0)

    def _check_kind(self, f, image) -> None:
        if KINDS[_ending(f)] != image.format:
            right = f"{PurePath(f.name).stem}.{ENDINGS[image.format]}"
            raise ValidationError(
                _(
                    "The name ends in .%(ending)s, but inside it is another kind of picture. "
                    "Call the file “%(right)s” and choose it again."
                )
                % {"ending": _ending(f), "right": right},
                code="invalid_image_known_format",
            )

    def _check_dots(self, image) -> None:
        width, height = image.size
        if width * height * getattr(image, "n_frames", 1) > self.max_image_pixels:
            raise self._too_many_dots()

    def _too_many_dots(self) -> ValidationError:
        return ValidationError(
            _(
                "This picture is too large: more than %(dots)s million dots. Make it smaller "
                "first, for example 3000 dots wide. You will not see the difference."
            )
            % {"dots": _dots(self.max_image_pixels)},
            code="file_too_many_pixels",
        )

    def _no_picture(self) -> ValidationError:
        return ValidationError(self.error_messages["invalid_image"], code="invalid_image")


def _ending(f) -> str:
    return PurePath(f.name).suffix.lower().removeprefix(".")


def _dots(number: int) -> int:
    return number // MILLION
