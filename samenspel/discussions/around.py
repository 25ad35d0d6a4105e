"""The thread that hangs on a thing, as it stands on the page of that thing.

The owner's view puts ``panel(thing, viewer)`` in its context under ``around``, and its page says
``{% include "discussions/_around.html" %}``.
"""

from django.urls import reverse

from samenspel.discussions import access, windows
from samenspel.discussions.forms import say_form
from samenspel.discussions.showing import page_of, rows_of, signs
from samenspel.discussions.sockets import hang_of

# So many of the last messages stand on the page of the thing itself.
LAST = 10


def panel(thing, viewer):
    """What ``discussions/_around.html`` shows of the thread on ``thing``: its last messages and the form.

    The viewer may see the thing; that was asked already.
    """
    hang = hang_of(thing)
    sight = hang.sight_of(thing)
    discussion = getattr(thing, hang.field)
    if discussion is not None:
        discussion.thing = thing
    can_write = access.can_talk_beside(viewer, hang, thing)
    context = {
        "discussion": discussion,
        "can_write": can_write,
        "action": reverse("discussions:beside", args=[hang.name, thing.pk]),
        "read_by": {"visibility": str(sight.visibility), "community": hang.community_of(thing)},
        "choices": signs(),
    }
    if discussion is not None and access.is_shown(discussion):
        last = windows.last_window(rows_of(discussion, viewer), size=LAST)
        shown = page_of(discussion, viewer, last.messages, can_write=can_write)
        context |= {**shown, "has_more": bool(last.earlier)}
    if can_write:
        context["form"] = say_form(viewer, discussion=discussion, hang=hang, thing=thing)
    return context
