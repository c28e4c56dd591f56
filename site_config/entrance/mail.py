"""What the entrance writes to people: plain text, short, without addresses of computers."""

from urllib.parse import urljoin

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

# Subject and text. %(link)s is the way to a new password.
TEXTS = {
    "invitation": (
        _("Your account at %(site)s"),
        _(
            "Hello %(name)s,\n\n"
            "There is an account for you at %(site)s. Choose a password first:\n\n"
            "%(link)s\n\n"
            "This link works for three days. Later you ask for a new one here:\n"
            "%(forgotten)s\n\n"
            "You sign in with this e-mail address: %(email)s\n"
            "%(entrance)s"
        ),
    ),
    "forgotten": (
        _("Choose a new password for %(site)s"),
        _(
            "Hello,\n\n"
            "You asked for a new password at %(site)s. Choose it here:\n\n"
            "%(link)s\n\n"
            "This link works for three days, and once.\n"
            "Did you not ask for it? Then you need not do anything."
        ),
    ),
    "unknown": (
        _("No account at %(site)s with this address"),
        _(
            "Hello,\n\n"
            "Somebody asked for a new password at %(site)s, with this e-mail address. "
            "There is no account with this address.\n\n"
            "Was it you? Perhaps you have an account with another address. "
            "Ask the administrator of the site.\n"
            "Was it not you? Then you need not do anything."
        ),
    ),
    "password_changed": (
        _("Your password for %(site)s was changed"),
        _(
            "Hello,\n\n"
            "The password of your account at %(site)s was changed.\n\n"
            "Was it not you? Choose a new password at once, and tell the administrator:\n"
            "%(forgotten)s"
        ),
    ),
    "second_step_on": (
        _("Your second step for %(site)s is on"),
        _(
            "Hello,\n\n"
            "From now on you sign in at %(site)s with your password and a code of your app.\n\n"
            "Was it not you? Tell the administrator."
        ),
    ),
    "second_step_off": (
        _("Your second step for %(site)s is off"),
        _(
            "Hello,\n\n"
            "The second step at signing in to %(site)s was taken away. "
            "From now on your password is enough.\n\n"
            "Was this not agreed with you? Tell the administrator."
        ),
    ),
    "recovery_codes": (
        _("New recovery codes for %(site)s"),
        _(
            "Hello,\n\n"
            "There are new recovery codes for your account at %(site)s. "
            "The old ones do not work any more.\n\n"
            "Was it not you? Tell the administrator."
        ),
    ),
}


def address_of(name: str, **kwargs) -> str:
    """A whole address. From the settings, not from what the visitor's browser asked for."""
    return urljoin(settings.WAGTAILADMIN_BASE_URL, reverse(name, kwargs=kwargs))


def password_address(key: str) -> str:
    """Where a new password is chosen; `key` is "account-token"."""
    uidb36, _dash, token = key.partition("-")
    return address_of("account_reset_password_from_key", uidb36=uidb36, key=token)


def send(name: str, email: str, context: dict) -> None:
    """Write one of the texts to somebody."""
    values = {
        "site": settings.WAGTAIL_SITE_NAME,
        "email": email,
        "link": context.get("password_reset_url", ""),
        "name": context.get("name", ""),
        "entrance": address_of("account_login"),
        "forgotten": address_of("account_reset_password"),
    }
    subject, text = (str(one) % values for one in TEXTS[name])
    send_mail(subject, text, settings.DEFAULT_FROM_EMAIL, [email])
