"""The filters of the register of evaluations."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from site_config.register_filters import Choice


class StateFilter(Choice):
    title = _("state")
    parameter_name = "staat"
    choices_and_conditions = {
        "open": (_("Open"), Q(finished_at__isnull=True)),
        "afgerond": (_("Finished"), Q(finished_at__isnull=False)),
        "aangeboden": (_("Offered"), Q(offered_at__isnull=False, example__isnull=True)),
        "concept": (_("Draft made"), Q(example__isnull=False, example__live=False)),
        "openbaar": (_("Public"), Q(example__live=True)),
    }
