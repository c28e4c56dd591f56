"""Who noted how many visitors: in the page's own history, beside changes of the same date."""

from django.utils.translation import gettext_lazy

from ..dates_admin.history import DateFormatter

NOTED = "events.date.attendance"
TAKEN_AWAY = "events.date.attendance_away"


class NotedFormatter(DateFormatter):
    label = gettext_lazy("Note the visitors of one date")
    said = gettext_lazy("%(date)s: visitors noted (%(words)s).")


class TakenAwayFormatter(DateFormatter):
    label = gettext_lazy("Take away the visitors of one date")
    said = gettext_lazy("%(date)s: visitors taken away (%(words)s).")


def register(actions) -> None:
    """Hook register_log_actions."""
    actions.register_action(NOTED)(NotedFormatter)
    actions.register_action(TAKEN_AWAY)(TakenAwayFormatter)
