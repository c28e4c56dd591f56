import datetime as dt

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MembershipQuerySet(models.QuerySet):
    def over(self, today: dt.date | None = None):
        """Those whose last day has passed. Days are local (Europe/Amsterdam)."""
        return self.filter(until__lt=today or timezone.localdate())


class Membership(models.Model):
    """Until when somebody has a role, and who gave it.

    The role itself is being in the group, as everywhere in Django and Wagtail. Somebody who
    was put in a group in another way has no membership, and has the role without an end.
    """

    group = models.ForeignKey("auth.Group", on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    until = models.DateField(_("last day"), null=True, blank=True)
    invited_at = models.DateTimeField(default=timezone.now)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            models.UniqueConstraint(fields=["group", "user"], name="membership_once"),
        ]

    def __str__(self):
        return f"{self.user_id} {self.group_id} {self.until or ''}".strip()

    @property
    def is_over(self) -> bool:
        return self.until is not None and self.until < timezone.localdate()
