"""The questions about changes that would lose their date, at the top of the editor."""

from django import forms
from wagtail.admin.panels import Panel


class LostChangesPanel(Panel):
    """Shown only while there is something to ask."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "events/admin/dates_lost.html"
        media = forms.Media(css={"all": ["events/css/dates.css"]})

        def is_shown(self):
            return super().is_shown() and bool(getattr(self.form, "lost_changes", None))

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            return {**context, "questions": self.form.lost_changes}
