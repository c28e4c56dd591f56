"""The form to sign in to the CMS with."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm


class SignInForm(LoginForm):
    """Wagtail's form names its password field by itself, in English."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        password = self.fields["password"]
        password.label = _("Password")
        # Lets a password manager fill it in (WCAG 3.3.8).
        password.widget.attrs["autocomplete"] = "current-password"
