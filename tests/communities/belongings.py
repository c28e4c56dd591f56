"""All rows that a librarian of library A must never change: those of B and of the network."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.db.models import Q
from taggit.models import TaggedItem
from wagtail.documents.models import Document
from wagtail.images.models import Image
from wagtail.models import (
    Collection,
    Comment,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    PageViewRestriction,
    Revision,
    Site,
    TaskState,
    Workflow,
    WorkflowState,
)

from communities.models import (
    Adviser,
    CommunityPage,
    Ending,
    Evaluation,
    Library,
    Membership,
    MetPrecondition,
    Preparation,
    ReturnDay,
    StepComment,
    StepProgress,
    StoryPage,
)
from events.models import (
    Attendance,
    CalendarPage,
    Closure,
    DateChange,
    EventPage,
    Occurrence,
    Venue,
)
from home.models import HomePage, StandardPage
from knowledge_base.models import GlossaryTerm, ThemePage


def belongings(world) -> list:
    """(model, condition) for each table."""
    below_a = Q(path__startswith=world.a.community.path)
    keys = world.__dict__.setdefault(
        "other_pages", list(Page.objects.exclude(below_a).values_list("pk", flat=True))
    )
    texts = [str(key) for key in keys]
    a = world.a
    pages = Q(pk__in=keys)
    return [
        *((model, pages) for model in (Page, CommunityPage, CalendarPage, EventPage)),
        *((model, pages) for model in (StoryPage, HomePage, StandardPage, ThemePage)),
        (Revision, Q(base_content_type__model="page", object_id__in=texts)),
        (WorkflowState, Q(object_id__in=texts)),
        (TaskState, Q(workflow_state__object_id__in=texts)),
        (Workflow, ~Q(pk=a.workflow.pk)),
        *((model, Q(page__in=keys)) for model in (Comment, PageViewRestriction)),
        (Ending, ~Q(community=a.community.pk)),
        *((model, Q(event__in=keys)) for model in (Attendance, DateChange, Occurrence)),
        *((model, ~Q(collection=a.collection.pk)) for model in (Image, Document)),
        (StepProgress, ~Q(community=a.community.pk)),
        *(
            (model, ~Q(progress__community=a.community.pk))
            for model in (MetPrecondition, StepComment)
        ),
        (Preparation, ~Q(community=a.community.pk)),
        (TaggedItem, ~Q(object_id__in=[a.image.pk, a.document.pk])),
        (Collection, ~Q(pk=a.collection.pk)),
        (Evaluation, ~Q(community__library=a.library.pk)),
        *((model, ~Q(library=a.library.pk)) for model in (Venue, Closure)),
        # Nobody but administrators changes these, the own ones included.
        *(
            (model, Q())
            for model in (Library, Adviser, GlossaryTerm, Site, Permission, Group, ReturnDay)
        ),
        *((model, ~Q(group=a.group.pk)) for model in (Membership, GroupPagePermission)),
        *((model, ~Q(group=a.group.pk)) for model in (GroupCollectionPermission,)),
        (get_user_model().groups.through, ~Q(group=a.group.pk)),
        (get_user_model(), ~Q(pk=world.accounts["A"].pk)),
    ]
