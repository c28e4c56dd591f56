"""The doors of Wagtail's admin that its own permissions leave open, closed.

Wagtail asks for a permission where something is changed. Where something is chosen, moved,
listed or reported, it shows titles and thumbnails of everything to everybody who may enter.
Each address with a rule here is named by its URL name. Last of the middleware but one: it
runs when the address has been resolved, and before the view.
"""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from wagtail.admin.auth import permission_denied
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from .admin_filters import labels_within_reach, narrow
from .page_reach import pages_within_reach
from .reach import collection_policy

# Nobody needs them: Wagtail's own screens use another way, and ours embed nothing.
CLOSED = {
    "wagtailadmin_error_test",
    "wagtailembeds:chooser",
    "wagtailembeds:chooser_upload",
    *(
        f"wagtailadmin_api:{kind}:{name}"
        for kind in ("images", "documents")
        for name in ("listing", "detail", "find")
    ),
}
# They show everybody's work, names of people included.
FOR_ADMINISTRATORS = {
    "wagtailadmin_pages:type_use",
    "wagtailadmin_pages:type_use_results",
    "wagtailadmin_tag_model_autocomplete",
    "wagtailadmin_workflows:task_chooser",
    "wagtailadmin_workflows:task_chooser_results",
    "wagtailadmin_workflows:task_chooser_create",
    "wagtailadmin_workflows:task_chosen",
    "wagtailredirects:process_import",
}
PREFIXES_FOR_ADMINISTRATORS = ("wagtailadmin_reports:",)
# Fields of Wagtail's forms, and of its addresses, that name a page to move or copy to.
DESTINATIONS = ("new_parent_page", "chooser", "parent_page")
# Wagtail takes for granted that these arrive.
REQUIRED = {
    "wagtailadmin_pages:copy": "new_parent_page",
    "wagtailadmin_choose_page_external_link": "external-link-chooser-url",
    "wagtailredirects:process_import": "import_file_name",
}
TAGS = 10

Door = Callable[..., object]
_doors: dict[str, Door] = {}


class AdminDoorsMiddleware:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        name = request.resolver_match.view_name
        if name in CLOSED:
            raise Http404
        if not (name in _doors or name in REQUIRED or _is_watched(name)):
            return None
        if not request.user.has_perm("wagtailadmin.access_admin"):
            return None
        if not request.user.is_superuser and (answer := _ask_at_door(request, name, kwargs)):
            return answer
        if request.method == "POST" and name in REQUIRED and REQUIRED[name] not in request.POST:
            raise BadRequest(f"{REQUIRED[name]} is missing")
        return None

    def process_template_response(self, request, response):
        # Visitors' pages are left alone: looking at the user would make them differ by cookie.
        in_cms = request.path_info.startswith(reverse("wagtailadmin_home"))
        match = request.resolver_match if in_cms else None
        if match and match.view_name.startswith("wagtail") and not request.user.is_superuser:
            narrow(response.context_data or {}, request.user)
        return response


def _ask_at_door(request, name: str, kwargs):
    """A response in place of the view's, if there is a reason for one."""
    if name in FOR_ADMINISTRATORS or name.startswith(PREFIXES_FOR_ADMINISTRATORS):
        return permission_denied(request)
    if name.startswith("wagtailadmin_pages:") and (refused := _page(request, kwargs)):
        return refused
    return _doors[name](request, **kwargs) if name in _doors else None


def _is_watched(name: str) -> bool:
    return name in FOR_ADMINISTRATORS or name.startswith(
        ("wagtailadmin_pages:", *PREFIXES_FOR_ADMINISTRATORS)
    )


def _door(*names: str):
    def add(rule: Door) -> Door:
        _doors.update(dict.fromkeys(names, rule))
        return rule

    return add


def _page(request, kwargs):
    """Whatever is done with a page asks at least for what editing asks for.

    Some views only look at the page's state, and tell its title in a message.
    """
    for name in ("page_id", "page_to_move_id"):
        if name in kwargs:
            page = get_object_or_404(Page, pk=kwargs[name])
            if not page.permissions_for_user(request.user).can_edit():
                return permission_denied(request)
    return _destination(request)


def _destination(request):
    """A form that comes back would show the title of the page that was asked for."""
    for asked in (request.POST, request.GET):
        for name in DESTINATIONS:
            if (value := asked.get(name)) and not _may_see_pages(request, [value]):
                return permission_denied(request)
    return None


def _may_see_pages(request, keys) -> bool:
    """Whether all of these pages exist and are within reach."""
    keys = set(keys)
    if not all(key.isascii() and key.isdigit() and len(key) < 10 for key in keys):
        raise BadRequest
    pages = pages_within_reach(Page.objects.filter(pk__in=keys), request.user)
    return pages.count() == len({int(key) for key in keys})


def _own_pages(request, keys):
    own = page_permission_policy.instances_user_has_any_permission_for(
        request.user, {"add", "change", "publish"}
    )
    return own.filter(pk__in=keys)


@_door("wagtailadmin_pages:move_confirm")
def _move(request, destination_id, **kwargs):
    return _refuse_unless(request, _may_see_pages(request, [str(destination_id)]))


@_door("wagtailadmin_pages:workflow_preview")
def _preview_for_task(request, page_id, task_id):
    """Wagtail says by name for which task a page does not wait."""
    task = Page.objects.get(pk=page_id).current_workflow_task
    return _refuse_unless(request, task is not None and task.pk == task_id)


@_door("wagtailadmin_explore", "wagtailadmin_explore_results")
def _explore(request, parent_page_id):
    """Wagtail shows the head of every page below the highest one that somebody may explore."""
    explorable = page_permission_policy.explorable_instances(request.user)
    known = explorable.filter(pk=parent_page_id).exists()
    return None if known else redirect("wagtailadmin_explore_root")


@_door("wagtailadmin_choose_page_child")
def _browse(request, parent_page_id):
    allowed = parent_page_id == Page.get_first_root_node().pk
    return _refuse_unless(request, allowed or _may_see_pages(request, [str(parent_page_id)]))


@_door("wagtailadmin_choose_page_chosen_multiple")
def _chosen(request):
    return _refuse_unless(request, _may_see_pages(request, request.GET.getlist("id")))


@_door("wagtailimages_chooser:select_format")
def _format(request, image_id):
    images = collection_policy(get_image_model())
    may_choose = images.instances_user_has_permission_for(request.user, "choose")
    return _refuse_unless(request, may_choose.filter(pk=image_id).exists())


@_door("wagtail_bulk_action")
def _bulk(request, app_label, model_name, action):
    """What is asked for and not allowed would be listed by name. So nothing of it is done."""
    model = f"{app_label}.{model_name}"
    asked = request.GET.getlist("id")
    if model == "wagtailcore.page":
        if "all" in asked:
            # All that stands below a page: whoever may do something with that page may with these.
            asked = [request.GET.get("childOf", "")]
            if not _may_see_pages(request, asked) or not _own_pages(request, asked).exists():
                return permission_denied(request)
        return _destination(request) or _refuse_unless(request, _may_see_pages(request, asked))
    for kept in (get_image_model(), get_document_model()):
        if model == kept._meta.label_lower:
            keys = [key for key in asked if key != "all"]
            if not all(key.isascii() and key.isdigit() and len(key) < 10 for key in keys):
                raise BadRequest
            rows = collection_policy(kept).instances_user_has_any_permission_for(
                request.user, ["change", "delete"]
            )
            return _refuse_unless(request, rows.filter(pk__in=keys).count() == len(set(keys)))
    return permission_denied(request)


@_door("wagtailadmin_tag_autocomplete")
def _tags(request, **kwargs):
    """Only labels of pictures and documents that one may choose."""
    term = request.GET.get("term", "")[:100].replace("\0", "")
    if not term:
        return JsonResponse([], safe=False)
    names = labels_within_reach(request.user).filter(name__istartswith=term)
    found = names.order_by("name").values_list("name", flat=True)[:TAGS]
    return JsonResponse(list(found), safe=False)


def _refuse_unless(request, allowed: bool):
    return None if allowed else permission_denied(request)
