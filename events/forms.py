"""The editor's form of an activity."""

from wagtail.admin.forms import WagtailAdminPageForm


class EventPageForm(WagtailAdminPageForm):
    """Lets half an activity be saved as a draft; publishing asks for the whole of it."""

    def _post_clean(self):
        # Wagtail lifts "required" while a draft is saved. Our own check of the "when" and
        # "where" belongs to the same moment.
        self.instance.saving_draft = self.is_deferred_validation
        super()._post_clean()
