"""The glossary's register, and which themes may be chosen."""

from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from site_config.scoped_admin import ScopedModelAdmin
from site_config.scopes import ByPermission

from .models import GlossaryTerm


class GlossaryTermAdmin(ScopedModelAdmin):
    model = GlossaryTerm
    scope = ByPermission()
    menu_icon = "openquote"
    menu_order = 220
    list_display = ["term", "abbreviation", "explanation"]
    search_fields = ["term", "explanation"]


modeladmin_register(GlossaryTermAdmin)


@hooks.register("construct_page_chooser_queryset")
def only_live_articles(pages, request):
    """Whoever links to a theme, guideline, step or tool chooses among published ones."""
    if request.GET.get("page_type", "").startswith("knowledge_base."):
        return pages.live()
    return pages
