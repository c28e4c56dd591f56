"""What the site as a whole arranges in Wagtail's admin."""

from wagtail import hooks

from . import reviewing

hooks.register("after_create_page", reviewing.after_create_page)
