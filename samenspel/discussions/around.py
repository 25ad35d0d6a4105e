"""The thread that hangs on a thing, as it stands on the page of that thing.

The owner's view puts ``panel(thing, viewer)`` in its context under ``around``, and its page says
``{% include "discussions/_around.html" %}``.
"""

from samenspel.discussions.sockets import hang_of


def panel(thing, viewer):
    """What ``discussions/_around.html`` shows of the thread on ``thing``: its last messages and the form."""
    hang = hang_of(thing)
    return {"hang": hang, "thing": thing, "discussion": getattr(thing, hang.field)}
