"""Accounts: the e-mail address is the name, and everybody chooses a password alone."""

from django import forms
from django.contrib.auth import get_user_model
from django.db.models.signals import pre_save
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

NAME_LENGTH = 150


def connect() -> None:
    pre_save.connect(_write_in_lower_case, sender=get_user_model())


def _write_in_lower_case(sender, instance, **kwargs):
    """Signing in looks for the address as it is written, and people write it in many ways."""
    instance.email = (instance.email or "").strip().lower()


class EmailIsTheName:
    """For Wagtail's forms: no user name beside the e-mail address."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["username"]
        self.fields["email"].help_text = _("With this address one signs in.")

    def separate_username_field(self):
        return False

    def clean_email(self):
        email = self.cleaned_data["email"].lower()
        if len(email) > NAME_LENGTH:
            raise forms.ValidationError(
                _("At most %(number)d characters."), params={"number": NAME_LENGTH}
            )
        others = get_user_model().objects.exclude(pk=self.instance.pk)
        if others.filter(email=email).exists() or others.filter(username=email).exists():
            raise forms.ValidationError(_("There is an account with this address already."))
        return email

    def save(self, commit=True):
        # An account with a name of its own, made by a command, keeps it.
        if not self.instance.pk or "@" in self.instance.username:
            self.instance.username = self.cleaned_data["email"]
        if not self.instance.pk:
            self.instance.set_unusable_password()
        return super().save(commit)


class NewAccountForm(EmailIsTheName, UserCreationForm):
    pass


class AccountForm(EmailIsTheName, UserEditForm):
    pass


class UserViewSet(WagtailUserViewSet):
    def get_form_class(self, for_update=False):
        return AccountForm if for_update else NewAccountForm
