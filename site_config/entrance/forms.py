"""Our words on django-allauth's forms. What they do stays theirs."""

from allauth.account import forms as account
from allauth.mfa.base import forms as code
from allauth.mfa.totp import forms as totp
from django.utils.translation import gettext_lazy as _

from . import mail

NEW_PASSWORD_HELP = _(
    "At least 12 characters. A sentence of four or five words is easy to remember."
)


def say(form, name: str, label, help_text="", **attrs) -> None:
    """Give a field a label that stays visible, and no text inside it."""
    field = form.fields[name]
    field.label, field.help_text = label, help_text
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs.update(attrs)


class SignInForm(account.LoginForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self, "login", _("E-mail address"), autocomplete="username", spellcheck="false")
        say(self, "password", _("Password"))


class PasswordAgainForm(account.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self, "password", _("Password"))


class ForgottenPasswordForm(account.ResetPasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self, "email", _("E-mail address"), _("The address with which you sign in."))

    def save(self, request, **kwargs):
        """The package's mail for unknown addresses invites to sign up, which nobody can here."""
        email = self.cleaned_data["email"]
        if self.users:
            return super().save(request, **kwargs)
        mail.send("unknown", email, {})
        return email


class SameTwice:
    """The package says it as an order."""

    def add_error(self, field, error):
        twice = field == "password2" and self.cleaned_data.get("password2")
        super().add_error(field, _("The two passwords are not the same.") if twice else error)


class NewPasswordForm(SameTwice, account.ResetPasswordKeyForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self, "password1", _("New password"), NEW_PASSWORD_HELP)
        say(self, "password2", _("The same password again"))


class ChangePasswordForm(SameTwice, account.ChangePasswordForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self, "oldpassword", _("Your password of now"))
        say(self, "password1", _("New password"), NEW_PASSWORD_HELP)
        say(self, "password2", _("The same password again"))


class CodeForm(code.AuthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self, "code", _("Code"), _("Six digits of your app, or a recovery code."))
        self.fields["code"].max_length = 30


class CodeAgainForm(code.ReauthenticateForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self, "code", _("Code"), _("Six digits of your app, or a recovery code."))


class FirstCodeForm(totp.ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        say(self, "code", _("Code"), _("Six digits that the app shows now."), inputmode="numeric")
