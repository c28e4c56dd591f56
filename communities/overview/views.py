"""“Netwerk in beeld”: the tables with their charts, and all communities side by side.

Everybody sees the communities that they read the step plan of (`progress.access`): the network's
editors and administrators all, advisers those that they guide, librarians their own. In the menu
it stands for the first three: a librarian has one or two communities, and nothing to compare.
"""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.menu import MenuItem

from events.paging import page_number
from site_config.register_export import SafeExport

from ..models import Library
from ..progress import access
from . import counts, side_by_side, tables
from .asked import Asked, month_choices
from .reading import read

FIGURES, SIDE_BY_SIDE = "communities_overview", "communities_side_by_side"
COMMUNITIES_ON_A_PAGE = 100


class OverviewScreen(SafeExport, TemplateView):
    """What both have in common: who may look, and the filters."""

    http_method_names = ["get", "head"]
    address: str
    title: str

    def get(self, request, *args, **kwargs):
        if not access.communities_of(request.user).exists():
            raise PermissionDenied
        self.today = timezone.localdate()
        try:
            self.asked = Asked.of(request.GET, self.today)
            self.overview = read(request.user, self.asked)
            self.prepare()
        except (ValueError, KeyError):
            messages.error(request, _("There is no such filter. You see the whole list."))
            return redirect(self.address)
        if self.is_export:
            return self.as_spreadsheet(self.exported, request.GET["export"])
        return super().get(request, *args, **kwargs)

    def prepare(self):
        """Read what else the address asks for. Raises ValueError or KeyError."""

    def get_filename(self):
        return f"{slugify(self.export_title)}-{self.today.isoformat()}"

    def get_heading(self, queryset, field):
        return str(self.headings[field])

    def address_with(self, **values) -> str:
        query = self.request.GET.copy()
        for name in ("export", "tabel", "pagina"):
            query.pop(name, None)
        for name, value in values.items():
            query[name] = value
        return f"?{query.urlencode()}"

    def get_context_data(self, **kwargs):
        return super().get_context_data(
            header_title=self.title,
            header_icon="view",
            breadcrumbs_items=[{"url": "", "label": self.title}],
            overview=self.overview,
            asked=self.asked,
            months=[(f"{one:%Y-%m}", tables.month_name(one)) for one in month_choices(self.today)],
            first=f"{self.asked.first:%Y-%m}",
            last=f"{self.asked.last:%Y-%m}",
            filtered=not self.asked.is_usual(self.today),
            here=reverse(self.address),
            screens=[
                (reverse(name) + self.address_with(), label, name == self.address)
                for name, label in SCREENS
            ],
            minutes=counts.KEPT // 60,
            **kwargs,
        )


class Figures(OverviewScreen):
    """The tables. `?tabel=thema&export=csv` gives one of them as a file."""

    template_name = "communities/admin/overview.html"
    address = FIGURES
    title = gettext_lazy("The network in view")

    def prepare(self):
        self.name = self.request.GET.get("tabel", "maanden")
        if self.name not in tables.BY_NAME:
            raise ValueError("no such table")

    @cached_property
    def exported_table(self):
        return tables.BY_NAME[self.name](self.overview)

    @property
    def exported(self):
        return self.exported_table.rows

    @property
    def export_title(self):
        return self.exported_table.title

    @property
    def headings(self):
        return dict(zip(self.list_export, self.exported_table.columns, strict=True))

    @property
    def list_export(self):
        return [str(at) for at in range(len(self.exported_table.columns))]

    def to_row_dict(self, item):
        return dict(zip(self.list_export, item, strict=True))

    def get_context_data(self, **kwargs):
        found = [
            (
                one,
                self.address_with(tabel=one.name, export="xlsx"),
                self.address_with(tabel=one.name, export="csv"),
            )
            for one in tables.all_tables(self.overview)
        ]
        return super().get_context_data(tables=found, **kwargs)


class SideBySide(OverviewScreen):
    template_name = "communities/admin/side_by_side.html"
    address = SIDE_BY_SIDE
    title = gettext_lazy("Communities side by side")
    export_title = title
    headings = side_by_side.COLUMNS
    list_export = list(side_by_side.COLUMNS)

    def prepare(self):
        self.order = self.request.GET.get("volgorde") or side_by_side.USUAL
        self.exported = side_by_side.in_order(self.overview, self.order)

    def to_row_dict(self, item):
        return side_by_side.cells(item)

    def get_context_data(self, **kwargs):
        paginator = Paginator(self.exported, COMMUNITIES_ON_A_PAGE)
        number = page_number(self.request)
        if number > paginator.num_pages:
            raise Http404("No such page")
        page = paginator.page(number)
        return super().get_context_data(
            page=page,
            newer=page.has_previous() and self.address_with(pagina=number - 1),
            older=page.has_next() and self.address_with(pagina=number + 1),
            orders=side_by_side.ORDERS.items(),
            order=self.order,
            xlsx=self.address_with(export="xlsx"),
            csv=self.address_with(export="csv"),
            **kwargs,
        )


SCREENS = [
    (FIGURES, gettext_lazy("Figures")),
    (SIDE_BY_SIDE, gettext_lazy("Side by side")),
]


class OverviewMenuItem(MenuItem):
    def is_shown(self, request):
        user = request.user
        if not access.reads_all(user) and not Library.objects.advised_by(user).exists():
            return False
        return access.communities_of(user).exists()


def menu_item():
    """Hook register_admin_menu_item."""
    return OverviewMenuItem(
        gettext_lazy("The network in view"),
        reverse(FIGURES),
        name="overview",
        icon_name="view",
        order=145,
    )


def admin_urls():
    """Hook register_admin_urls."""
    return [
        path("overview/", Figures.as_view(), name=FIGURES),
        path("overview/communities/", SideBySide.as_view(), name=SIDE_BY_SIDE),
    ]
