from tests import kept

from . import world


@kept.world(indexed=True)
def everything():
    """Two libraries, the network and all who may sign in; see tests/communities/world.py."""
    return world.build()
