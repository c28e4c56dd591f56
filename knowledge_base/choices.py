"""The fixed lists of the knowledge base."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """Who does something in a community, or for whom an article is written."""

    MANAGEMENT = "directie", _("Director")
    MANAGER = "manager", _("Manager")
    COMMUNITY_LIBRARIAN = "community-librarian", _("Community librarian")
    PROGRAMME_MAKER = "programmamaker", _("Programme maker")
    COMMUNITY_MANAGER = "community-manager", _("Community manager")
    COMMUNICATION = "communicatie", _("Communication")
    DESK = "baliemedewerker", _("Desk staff")
    VOLUNTEER = "vrijwilliger", _("Volunteer")
    CORE_GROUP = "kerngroep", _("Core group")
    PARTNER = "partner", _("Partner")
    ADVISER = "adviseur", _("Adviser of the network")


# The roles that one can choose articles by: those for whom the knowledge base is written.
FINDING_ROLES = (
    Role.PROGRAMME_MAKER,
    Role.COMMUNITY_LIBRARIAN,
    Role.VOLUNTEER,
    Role.COMMUNICATION,
    Role.MANAGEMENT,
)


class ToolKind(models.TextChoices):
    TEMPLATE = "template", _("Template to fill in")
    CHECKLIST = "checklist", _("Checklist")


class PublicationKind(models.TextChoices):
    WHITEPAPER = "whitepaper", _("White paper")
    EVALUATION = "evaluation", _("Evaluation")
    VIDEO = "video", _("Video")
