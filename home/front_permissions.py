"""Who may edit the front page, without editing all that stands below it."""

from wagtail.models import PagePermissionTester


class FrontPagePermissions(PagePermissionTester):
    """A permission on a page goes for all below it in Wagtail; one on this model does not.

    The front page itself cannot be taken away from below the site, closed, or moved by editors.
    """

    def __init__(self, user, page):
        super().__init__(user, page)
        if user.is_active and not user.is_superuser and user.has_perm("home.change_homepage"):
            self.permissions |= {"add", "change", "publish"}

    def can_delete(self, ignore_bulk=False):
        return self.user.is_superuser and super().can_delete(ignore_bulk)

    def can_unpublish(self):
        return self.user.is_superuser and super().can_unpublish()

    def can_set_view_restrictions(self):
        return self.user.is_superuser and super().can_set_view_restrictions()
