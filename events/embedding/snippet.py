"""The HTML that puts a calendar on another website: a frame, and a link for who sees none."""

from django.template.loader import render_to_string


def html(source: str, calendar: str, name: str, height: int, width: str = "100%") -> str:
    """`source` and `calendar` are absolute addresses; the height is in pixels."""
    context = {
        "source": source,
        "calendar": calendar,
        "name": name,
        "height": height,
        "width": width,
    }
    return render_to_string("events/embedded_snippet.html", context).strip()
