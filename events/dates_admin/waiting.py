"""Why the published pattern of an activity cannot be rewritten right now."""

from django.utils.translation import gettext as _


def waits_for(event, user) -> str:
    """What has to be done first, as a sentence for the editor; empty when nothing has.

    Publishing what is live again would throw away, or publish, what somebody else has
    half done.
    """
    permissions = event.permissions_for_user(user)
    if permissions.page_locked():
        return _("This activity is locked. Unlock it first, in the editor.")
    if event.current_workflow_state:
        return _("Somebody still has to approve changes of this activity. Wait for that first.")
    if event.scheduled_revision:
        return _(
            "A version of this activity is waiting to be published at a set moment. "
            "Publish it or cancel that first, in the editor."
        )
    if event.has_unpublished_changes:
        return _(
            "This activity has changes that are not published yet. Publish them first, or go "
            "back to the published version in the history of the page."
        )
    return ""
