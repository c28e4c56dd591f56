"""What a password must be, said in words that Django's translation lacks."""

from django.contrib.auth import password_validation
from django.utils.translation import gettext as _


class MinimumLengthValidator(password_validation.MinimumLengthValidator):
    def get_error_message(self):
        return _("This password is too short. Take at least %(number)d characters.") % {
            "number": self.min_length
        }
