"""The registers of the knowledge base, and which themes may be chosen."""

from wagtail import hooks
from wagtail_modeladmin.options import ModelAdmin, modeladmin_register

from .feedback_admin import FeedbackAdmin
from .models import GlossaryTerm


class GlossaryTermAdmin(ModelAdmin):
    model = GlossaryTerm
    menu_icon = "openquote"
    menu_order = 220
    list_display = ["term", "abbreviation", "explanation"]
    search_fields = ["term", "explanation"]


modeladmin_register(GlossaryTermAdmin)
modeladmin_register(FeedbackAdmin)


@hooks.register("construct_page_chooser_queryset")
def only_live_articles(pages, request):
    """Whoever links to a theme, guideline, step or tool chooses among published ones."""
    if request.GET.get("page_type", "").startswith("knowledge_base."):
        return pages.live()
    return pages
