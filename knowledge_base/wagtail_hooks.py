"""The registers of the knowledge base, and which themes may be chosen."""

from wagtail import hooks
from wagtail_modeladmin.options import modeladmin_register

from site_config.scoped_admin import ScopedModelAdmin
from site_config.scopes import ByPermission

from .feedback_admin import FeedbackAdmin
from .models import GlossaryTerm
from .reviewing import hooks as review_hooks


class GlossaryTermAdmin(ScopedModelAdmin):
    model = GlossaryTerm
    scope = ByPermission()
    menu_icon = "openquote"
    menu_order = 220
    list_display = ["term", "abbreviation", "explanation"]
    search_fields = ["term", "explanation"]


modeladmin_register(GlossaryTermAdmin)
modeladmin_register(FeedbackAdmin)
hooks.register("register_reports_menu_item", review_hooks.reports_menu_item)
hooks.register("register_admin_urls", review_hooks.admin_urls)
hooks.register("register_page_header_buttons", review_hooks.header_buttons)
hooks.register("before_edit_page", review_hooks.note_in_editor)


@hooks.register("construct_page_chooser_queryset")
def only_live_articles(pages, request):
    """Whoever links to a theme, guideline, step or tool chooses among published ones."""
    if request.GET.get("page_type", "").startswith("knowledge_base."):
        return pages.live()
    return pages


@hooks.register("known_abbreviations")
def explained_in_the_glossary():
    """What the checks of an editor's text need not ask an explanation of."""
    return {
        word for term in GlossaryTerm.objects.all() for form in term.forms for word in form.split()
    }
