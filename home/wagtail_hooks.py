"""What the site as a whole arranges in Wagtail's admin."""

from wagtail import hooks

from . import reviewing
from .workplace import hooks as workplace_hooks

hooks.register("after_create_page", reviewing.after_create_page)
hooks.register("construct_homepage_panels", workplace_hooks.construct_panels, order=1000)
hooks.register("construct_homepage_summary_items", workplace_hooks.no_summary, order=1000)
