"""The editor's form of an activity."""

from django.utils import timezone
from django.utils.translation import gettext as _

from site_config.reach_forms import PageForm


class EventPageForm(PageForm):
    """Lets half an activity be saved as a draft; publishing asks for the whole of it.

    Publishing also waits for an answer about every one-date change that would lose its
    date: `lost_changes` holds these questions, with the answers given so far.
    """

    lost_changes = None

    def _post_clean(self):
        # Wagtail lifts "required" while a draft is saved. Our own check of the "when" and
        # "where" belongs to the same moment.
        self.instance.saving_draft = self.is_deferred_validation
        super()._post_clean()

    def is_valid(self):
        valid = super().is_valid()
        if self.lost_changes is None and self._publishes_now():
            self._ask_about_lost_changes()
        return valid and not self.errors

    def _publishes_now(self) -> bool:
        """Not for drafts, and not for what waits for its moment or for somebody's approval."""
        if not (self.is_bound and self.instance.pk and "action-publish" in self.data):
            return False
        go_live_at = self.cleaned_data.get("go_live_at")
        return not (self.is_deferred_validation or (go_live_at and go_live_at > timezone.now()))

    def _ask_about_lost_changes(self):
        from . import lost_changes

        self.lost_changes = lost_changes.questions(self)
        if any(not question.answer for question in self.lost_changes):
            self.add_error(
                None,
                _(
                    "Some dates with a change are no longer part of this activity. "
                    "Say for each of them what should happen, and publish again."
                ),
            )

    def save(self, commit=True):
        page = super().save(commit=commit)
        kept = [question.extra_date for question in self.lost_changes or [] if question.keeps]
        if kept:
            page.extra_dates.add(*kept)
            if commit:
                page.extra_dates.commit()
        return page
