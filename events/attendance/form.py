"""The form for the visitors of one date."""

from django import forms
from django.utils.translation import gettext_lazy

from ..models import Attendance


class AttendanceForm(forms.ModelForm):
    class Meta:
        model = Attendance
        fields = ["visitors", "new_people", "helpers", "by_group", "note"]
        widgets = {"note": forms.Textarea(attrs={"rows": 2})}
        error_messages = {
            "visitors": {"required": gettext_lazy("Fill in how many people came.")},
        }
