"""What visitors thought, article by article: how often yes, how often no, and when last."""

from django.core.paginator import EmptyPage, PageNotAnInteger, Paginator
from django.http import Http404
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail_modeladmin.views import WMABaseView

from site_config.register_export import SafeExport
from site_config.register_filters import PERIODS

from .feedback_filters import article_key, in_period
from .models.feedback import Feedback, name_of

ARTICLES_ON_A_PAGE = 100


def articles(period: str | None, today) -> list[dict]:
    """The articles with their numbers; those that most people found of no use come first.

    Raises KeyError on a period that there is not.
    """
    found = Feedback.objects.filter(in_period(period, today)) if period else Feedback.objects
    rows = list(found.per_article())
    for row in rows:
        row["key"] = article_key(row)
        row["name"] = name_of(row["name"], row["part"] if row["page_id"] else "")
        row["share"] = round(100 * row["yes"] / (row["yes"] + row["no"]))
    return sorted(rows, key=lambda row: (-row["no"], -row["yes"], row["name"].casefold()))


class SummaryView(SafeExport, WMABaseView):
    template_name = "knowledge_base/admin/feedback_summary.html"
    list_export = ["name", "yes", "no", "share", "waiting", "last"]
    export_headings = {
        "name": gettext_lazy("Article"),
        "yes": gettext_lazy("Yes"),
        "no": gettext_lazy("No"),
        "share": gettext_lazy("Share of yes (%)"),
        "waiting": gettext_lazy("Not handled yet"),
        "last": gettext_lazy("Last reaction"),
    }

    def check_action_permitted(self, user):
        return self.permission_helper.user_can_list(user)

    def get(self, request, *args, **kwargs):
        self.period = request.GET.get("periode") or None
        try:
            self.rows = articles(self.period, timezone.localdate())
        except KeyError:
            raise Http404("No such period") from None
        if self.is_export:
            return self.as_spreadsheet(self.rows, request.GET["export"])
        return super().get(request, *args, **kwargs)

    def get_filename(self):
        name = slugify(_("reactions for each article"))
        return f"{name}-{timezone.localdate().isoformat()}"

    def get_heading(self, queryset, field):
        return str(self.export_headings[field])

    def to_row_dict(self, item):
        return {name: item[name] for name in self.list_export}

    def get_context_data(self, **kwargs):
        try:
            page = Paginator(self.rows, ARTICLES_ON_A_PAGE).page(self.request.GET.get("p", 1))
        except (EmptyPage, PageNotAnInteger):
            raise Http404("No such page") from None
        return super().get_context_data(
            header_title=_("Reactions for each article"),
            header_icon=self.header_icon,
            breadcrumbs_items=[
                {"url": self.index_url, "label": self.get_page_title()},
                {"url": "", "label": _("For each article")},
            ],
            page=page,
            headings=[self.get_heading(None, name) for name in self.list_export],
            periods=PERIODS.items(),
            period=self.period,
            # Behind the address of the register: the same period, for one article.
            along=f"&{urlencode({'periode': self.period})}" if self.period else "",
            **kwargs,
        )
