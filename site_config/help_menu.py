"""The menu “Help” of the CMS: what helps a librarian, in Dutch."""

# Pages elsewhere, in English.
ENGLISH = ("editor-guide", "whats-new-in-wagtail")


def only_what_is_dutch(request, items):
    """Hook construct_help_menu."""
    items[:] = [one for one in items if not one.name.startswith(ENGLISH)]
