"""Two people saved the same page: say so to the second, and lead to what the first one wrote.

Wagtail refuses to save by itself over somebody else's version, and asks before one does so by
hand. It can only ask what it knows: it looks every ten seconds. Whatever slips through is in the
page's history, so nothing is lost; this tells where.
"""

from django.urls import reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.utils import get_user_display_name


def overtaken(request, page):
    """The newest version of somebody else since this editor was opened, or None."""
    try:
        opened = parse_datetime(request.POST.get("loaded_revision_created_at", ""))
    except ValueError:
        opened = None
    if opened is None or opened.tzinfo is None:
        return None
    others = page.revisions.filter(created_at__gt=opened).exclude(user=request.user)
    return others.select_related("user").order_by("-created_at").first()


def tell(request, page):
    """Hook after_edit_page: also comes after publishing."""
    if "text/html" not in request.headers.get("Accept", "text/html"):
        # Saved by itself: then Wagtail has refused.
        return
    if other := overtaken(request, page):
        compare = reverse(
            "wagtailadmin_pages:revisions_compare", args=[page.pk, other.pk, "latest"]
        )
        name = get_user_display_name(other.user) if other.user else _("Somebody else")
        messages.warning(
            request,
            _(
                "%(name)s saved this page while you were at work. Your version is in force now. "
                "The other one is kept: compare them, and take over what is missing."
            )
            % {"name": name},
            buttons=[messages.button(compare, _("Compare"))],
        )
