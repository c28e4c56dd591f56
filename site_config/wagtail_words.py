"""Words of Wagtail's screens that we say otherwise in Dutch: our catalog goes before theirs.

Theirs miss spaces, say “u”, or give a noun the wrong article ("dit plek"). Named here, so that
`make messages` keeps them in our catalog.
"""

from django.utils.translation import gettext_noop

SAID_OTHERWISE = [
    gettext_noop("Are you sure you want to unpublish this %(model_name)s?"),
    gettext_noop("Are you sure you want to delete this %(model_name)s?"),
    gettext_noop('%(editor)s has updated comments on "%(title)s".'),
    gettext_noop('%(editor)s has updated comments on "%(title)s"'),
    gettext_noop(
        'Alternatively you can <a href="%(unpublish_url)s">unpublish the page</a>. This removes '
        "the page from public view and you can edit or publish it again later."
    ),
    gettext_noop("%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s"),
    gettext_noop(
        "%(start_index)s-%(end_index)s of %(items_count)s %(model_name)s in "
        "'<span class=\"w-title-ellipsis\">%(title)s</span>'."
    ),
    gettext_noop("%(action)s by <b>%(who)s</b> at <b>%(at)s</b>"),
    gettext_noop("%(status_display)s %(task_name)s %(started_at)s"),
    gettext_noop("%(related_model_name)s %(field_label)s"),
    gettext_noop("Leave blank if not changing."),
    # Of the editor: what is wrong, and on which button one presses.
    gettext_noop("The page could not be created due to validation errors."),
    gettext_noop("The page could not be saved due to validation errors."),
    gettext_noop("There are validation errors, click save to highlight them."),
    gettext_noop("Correct the validation errors to resume preview (saving will highlight errors)"),
    gettext_noop(
        "Preview cannot display due to validation errors. <br /> Click save to highlight the "
        "relevant fields."
    ),
    # Of one's own account, and where there is no page.
    gettext_noop("Default"),
    gettext_noop("admin theme"),
    gettext_noop("Upload a profile picture"),
    gettext_noop("Upload a profile picture:"),
    gettext_noop("Enable custom keyboard shortcuts specific to Wagtail."),
    gettext_noop("Error 404"),
    gettext_noop("Error 404: Page not found"),
    gettext_noop("The requested page could not be found."),
    gettext_noop("Go to Wagtail admin"),
    # Of the registers.
    gettext_noop(
        "Are you sure you want to delete this %(object)s? If other things in your site are "
        "related to it, they may also be affected."
    ),
    gettext_noop("Add a new %(object)s"),
    gettext_noop("Inspect this %(object)s"),
    gettext_noop("Edit this %(object)s"),
    gettext_noop("Delete this %(object)s"),
]
