"""What this room adds to the pages of a community: a tab, what is asked now, and what waits at the desk."""

from django.utils.translation import gettext_lazy as _

from samenspel.communities.lifecycle import Deed, days_between
from samenspel.communities.sockets import add_deeds, add_part, add_tab, add_to_desk
from samenspel.opinions.models import Conversation, Participant, Statement
from samenspel.opinions.showing import with_words
from samenspel.privacy.questions import question

MOST = 3
MOST_ON_DESK = 10


@question
def _open(viewer, community):
    rows = Conversation.objects.visible_to(viewer).filter(community=community).open().in_order()
    return rows.select_related("community", "closing")[:MOST]


def _of_community(community, viewer):
    """What one can vote on now, on the page of the community."""
    rows = _open(viewer, community.pk)
    return {"community": community, "conversations": with_words(rows, viewer)} if rows else None


def _waiting(communities, viewer):
    """Statements that wait to be judged, the longest first, of all but the viewer's own."""
    rows = Statement.objects.waiting().filter(conversation__community__in=communities)
    rows = rows.exclude(by=viewer).select_related("conversation__community").order_by("at", "pk")
    rows = list(rows[: MOST_ON_DESK + 1])
    return {"rows": rows[:MOST_ON_DESK], "has_more": len(rows) > MOST_ON_DESK} if rows else None


@add_deeds
def _said(community, since, until):
    """Who began a conversation, and who takes part in one."""
    begun = Conversation.objects.filter(community=community, started_at__gt=since, started_at__lte=until)
    for pk, person, at in begun.values_list("pk", "started_by", "started_at"):
        if person is not None:
            yield Deed(
                person=person, days_ago=days_between(at, until), thing=("conversation", pk), started=True
            )
    joined = Participant.objects.filter(
        conversation__community=community, joined_at__gt=since, joined_at__lte=until, person__isnull=False
    )
    for pk, person, at in joined.values_list("conversation", "person", "joined_at"):
        yield Deed(person=person, days_ago=days_between(at, until), thing=("conversation", pk))


add_tab(order=20, name="opinions", words=_("Opinions"), url="opinions:of_community")
add_part(order=8, template="opinions/_of_community.html", context=_of_community)
add_to_desk(
    order=18,
    title=_("Statements waiting to be judged"),
    template="opinions/_on_desk.html",
    context=_waiting,
)
