"""What happens to a series, in a word."""

from django.utils.translation import pgettext_lazy

STATES = {
    "new": pgettext_lazy("import", "New"),
    "changed": pgettext_lazy("import", "Changed"),
    "unchanged": pgettext_lazy("import", "Unchanged"),
    "left_out": pgettext_lazy("import", "Left out"),
    "refused": pgettext_lazy("import", "Refused"),
}


def state_words(state: str) -> str:
    return str(STATES[state])
