"""What the map of a round's conversation says: what most agree on, and what divides; for who may see it."""

from samenspel.opinions.access import can_see_map
from samenspel.opinions.mapping import map_now
from samenspel.opinions.models import Conversation, Participant
from samenspel.purpose.tracing import statements_for


def common_ground(round, viewer):
    """Statements most agree with in every group, the strongest first; none where one may not know yet."""
    return _listed(round, viewer, "common", "agree")


def divisive(round, viewer):
    """Statements on which groups lie furthest apart, the furthest first."""
    return _listed(round, viewer, "divides", "")


def _listed(round, viewer, name, side):
    found = _map_for(round, viewer)
    if found is None:
        return []
    wanted = [pk for pk, said in found.result.get(name, ()) if said == side]
    known = {each.pk: each for each in statements_for(round, viewer).filter(pk__in=wanted)}
    return [known[pk] for pk in wanted if pk in known]


def _map_for(round, viewer):
    """The published map, when there is one that the viewer may see."""
    seen = Conversation.objects.visible_to(viewer).select_related("community")
    talk = seen.filter(pk=round.conversation_id).first() if round.conversation_id else None
    if talk is None or not viewer.is_authenticated:
        return None
    participant = Participant.objects.filter(conversation=talk, person=viewer).first()
    return map_now(talk) if can_see_map(viewer, talk, participant) else None
