"""Publishing many pages at once, without falling over one that is not finished."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction

from . import described
from .explain import explain


class CarefulPublishBulkAction(PublishBulkAction):
    """Wagtail's own action answers with a server error when one page is incomplete.

    This one publishes each page in a savepoint of its own, skips what cannot be
    published, and names it with the reason.
    """

    def get_execution_context(self):
        self.skipped = []
        return {**super().get_execution_context(), "skipped": self.skipped}

    @classmethod
    def execute_action(cls, objects, include_descendants=False, user=None, skipped=None, **kwargs):
        skipped = [] if skipped is None else skipped
        parents = children = 0
        for page in objects:
            parents += _publish(page, user, skipped)
            if include_descendants:
                for child in page.get_descendants().not_live().order_by("path"):
                    if user is None or child.permissions_for_user(user).can_publish():
                        children += _publish(child, user, skipped)
        return parents, children

    def get_success_message(self, num_parent_objects, num_child_objects):
        for page, error in self.skipped:
            messages.error(
                self.request,
                _("“%(page)s” was not published. %(reason)s")
                % {
                    "page": page.get_admin_display_title(),
                    "reason": explain(error, page.specific_class),
                },
            )
        if not num_parent_objects and self.skipped:
            return None
        return super().get_success_message(num_parent_objects, num_child_objects)


def _publish(page, user, skipped) -> bool:
    try:
        with transaction.atomic():
            revision = page.get_latest_revision() or page.specific.save_revision(user=user)
            described.check(revision.as_object())
            revision.publish(user=user)
    except ValidationError as error:
        skipped.append((page, error))
        return False
    return True
