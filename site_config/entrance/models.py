"""For whom the second step is required, and the log of sign-ins."""

from django import forms
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, HelpPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting


@register_setting(icon="lock")
class SecondFactorRule(BaseGenericSetting):
    """Who has to sign in with a code of the telephone as well. One row, or none."""

    administrators = models.BooleanField(
        _("administrators"),
        default=False,
        help_text=_("Everybody with the role “Administrator”."),
    )
    groups = models.ManyToManyField(Group, verbose_name=_("roles"), blank=True, related_name="+")

    panels = [
        HelpPanel(
            content=_(
                "Whoever must have a second step and has none is led to set it up first, at the "
                "next click in the CMS. Until then the CMS and closed pages stay shut."
            )
        ),
        FieldPanel("administrators"),
        FieldPanel("groups", widget=forms.CheckboxSelectMultiple),
    ]

    class Meta:
        verbose_name = _("second step at sign-in")

    def __str__(self):
        return str(_("For whom the second step is required"))


class SignInRecord(models.Model):
    """One line of the log of sign-ins. What somebody typed is kept only if it is an account's."""

    class Kind(models.TextChoices):
        SIGNED_IN = "in", _("signed in")
        WRONG_PASSWORD = "wrong", _("wrong password or unknown address")
        HELD_BACK = "held", _("shut for a while: too many wrong passwords")
        WRONG_CODE = "code", _("wrong code")
        RECOVERY_CODE = "recovery", _("signed in with a recovery code")
        PASSWORD_CHOSEN = "password", _("chose a new password")
        SECOND_STEP_SET = "set", _("set up the second step")
        SECOND_STEP_REMOVED = "removed", _("took the second step away")
        RECOVERY_CODES_RENEWED = "codes", _("made new recovery codes")
        INVITED = "invited", _("invited")
        OPENED_AGAIN = "opened", _("opened again")

    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    kind = models.CharField(_("what"), max_length=10, choices=Kind)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    # Stays when the account goes.
    email = models.CharField(_("e-mail"), max_length=254, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=pgettext_lazy("who did it", "by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Only when somebody else did it."),
    )
    address = models.GenericIPAddressField(_("network address"), null=True)

    class Meta:
        verbose_name = _("line in the log of sign-ins")
        verbose_name_plural = _("log of sign-ins")
        ordering = ["-at", "-pk"]
        default_permissions = ()

    def __str__(self):
        return f"{self.get_kind_display()} {self.email}".strip()
