"""The workflow of the knowledge base: draft → look at it → publish."""

from io import StringIO

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from communities import roles
from home import reviewing
from knowledge_base.models import KnowledgeBasePage
from tests import builders


@pytest.fixture
def theme(site):
    return builders.theme(site)


@pytest.fixture
def base(theme):
    return KnowledgeBasePage.objects.get()


def sign_in(client, name, group):
    user = get_user_model().objects.create_user(name, f"{name}@example.org")
    user.groups.add(group)
    client.force_login(user)
    return user


def test_the_knowledge_base_has_the_workflow_and_the_rest_of_the_site_has_not(base, theme, site):
    reviewing.set_up()
    assert theme.get_workflow().name == "Kennisbank: concept, nakijken, publiceren"
    assert base.get_workflow() == theme.get_workflow()
    assert site.calendar.get_workflow() != theme.get_workflow()
    (task,) = theme.get_workflow().tasks
    assert list(task.specific.groups.all()) == [roles.network_editors()]


def test_setting_up_again_changes_nothing(base):
    first = reviewing.set_up()
    workflows, tasks = Workflow.objects.count(), GroupApprovalTask.objects.count()
    assert reviewing.set_up() == first
    assert (Workflow.objects.count(), GroupApprovalTask.objects.count()) == (workflows, tasks)
    assert WorkflowTask.objects.filter(workflow=first).count() == 1
    assert WorkflowPage.objects.filter(workflow=first).count() == 1


def test_what_editors_arranged_is_left_alone(base):
    own = Workflow.objects.create(name="Van onszelf")
    WorkflowPage.objects.create(workflow=own, page=base.page_ptr)
    reviewing.set_up()
    assert base.get_workflow() == own


def test_switched_off_it_stays_off(base):
    workflow = reviewing.set_up()
    workflow.deactivate()
    reviewing.set_up()
    assert not WorkflowPage.objects.filter(workflow=workflow).exists()


def test_the_group_may_be_made_anew(base):
    """As when the demo is loaded once more."""
    reviewing.set_up()
    roles.network_editors().delete()
    reviewing.set_up()
    task = GroupApprovalTask.objects.get(name=reviewing.TASK)
    assert [group.name for group in task.groups.all()] == [roles.NETWORK_EDITORS]


def test_a_draft_is_looked_at_and_published(client, base, theme):
    reviewing.set_up()
    writers = roles._group("Schrijvers")
    GroupPagePermission.objects.create(
        group=writers, page=base, permission=Permission.objects.get(codename="change_page")
    )
    writer = sign_in(client, "schrijver", writers)
    theme.title = "Maken en herstellen"
    theme.save_revision(user=writer)
    theme.get_workflow().start(theme, writer)
    state = theme.current_workflow_task_state
    approve = reverse("wagtailadmin_pages:workflow_action", args=[theme.pk, "approve", state.pk])
    client.post(approve)
    assert Page.objects.get(pk=theme.pk).title == "Maken en repareren"
    sign_in(client, "redacteur", roles.network_editors())
    client.post(approve)
    assert Page.objects.get(pk=theme.pk).title == "Maken en herstellen"


def test_a_new_knowledge_base_has_it_from_the_start(client, site):
    client.force_login(get_user_model().objects.create_superuser("b", "b@example.org", "x"))
    url = reverse(
        "wagtailadmin_pages:add", args=["knowledge_base", "knowledgebasepage", site.home.pk]
    )
    client.post(
        url,
        {
            "title": "Kennisbank",
            "slug": "kennisbank",
            "summary": "",
            "body-count": "0",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
        },
    )
    assert KnowledgeBasePage.objects.get().get_workflow().name == reviewing.WORKFLOW


def test_the_command_may_be_repeated(base):
    for _ in range(2):
        output = StringIO()
        call_command("set_up_reviewing", stdout=output)
        assert output.getvalue() == f"{reviewing.WORKFLOW}\n"
    assert base.get_workflow().name == reviewing.WORKFLOW


def test_nobody_is_offered_a_workflow_that_ends_with_nobody(site):
    """Wagtail begins with one for moderators; a page sent there would wait for ever."""
    page = builders.community(site, "Zaai en maak")
    assert not page.has_workflow
    assert not page.calendar.has_workflow
    assert not Workflow.objects.filter(name="Moderators approval", active=True).exists()
