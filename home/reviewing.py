"""How a text of the knowledge base comes on the site: draft → look at it → publish.

May be repeated; it adds what is missing and leaves alone what editors arranged themselves.
"""

from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from communities import roles
from knowledge_base.models import KnowledgeBasePage

WORKFLOW = "Kennisbank: concept, nakijken, publiceren"
TASK = "Nakijken door de netwerkredactie"


def set_up() -> Workflow:
    """The workflow, in force below every knowledge base that has none of its own.

    Where somebody has switched it off it stays off. One of the network's
    editors looks at what another one wrote; approving publishes it.
    """
    task = GroupApprovalTask.objects.filter(name=TASK).first()
    if task is None:
        task = GroupApprovalTask.objects.create(name=TASK)
    task.groups.add(roles.network_editors())
    workflow = Workflow.objects.get_or_create(name=WORKFLOW)[0]
    if not workflow.workflow_tasks.exists():
        WorkflowTask.objects.create(workflow=workflow, task=task.task_ptr)
    if not workflow.active:
        return workflow
    for page in KnowledgeBasePage.objects.filter(workflowpage=None):
        WorkflowPage.objects.create(workflow=workflow, page=page.page_ptr)
    return workflow


def after_create_page(request, page):
    """Hook after_create_page: a new knowledge base has it from the start."""
    if isinstance(page, KnowledgeBasePage):
        set_up()
