from tests import kept

from . import library


@kept.world
def base(site):
    """A knowledge base with one article of each kind."""
    return library.build(site)
