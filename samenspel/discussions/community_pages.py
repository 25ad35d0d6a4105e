"""What this room adds to the pages of a community: a tab, and what is talked about now."""

from django.utils.translation import gettext_lazy as _

from samenspel.communities.sockets import add_part, add_tab
from samenspel.discussions.listing import threads_of, with_marks
from samenspel.privacy.questions import question

MOST = 3


@question
def _latest(viewer, community):
    return threads_of(community, viewer).open().latest_first()[: MOST + 1]


def _of_community(community, viewer):
    """The threads with the latest words; nothing is said where nobody talks."""
    found = _latest(viewer, community.pk)
    with_marks(found, viewer)
    return {"community": community, "discussions": found[:MOST], "has_more": len(found) > MOST}


add_tab(order=15, name="discussions", words=_("Discussions"), url="discussions:of_community")
add_part(order=25, template="discussions/_of_community.html", context=_of_community)
