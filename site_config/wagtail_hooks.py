"""What the foundation changes in Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks

from .bulk_publish import CarefulPublishBulkAction
from .deletion import CarefulDeleteBulkAction, refuse_deletion

# After Wagtail's own, which they replace: the last action of a name wins.
hooks.register("register_bulk_action", CarefulPublishBulkAction, order=100)
hooks.register("register_bulk_action", CarefulDeleteBulkAction, order=100)
hooks.register("before_delete_page", refuse_deletion)


@hooks.register("insert_global_admin_css")
def editor_styles():
    return format_html('<link rel="stylesheet" href="{}">', static("site_config/admin/editor.css"))
