"""The stewards' desk: piles of what waits, each with the way to the act. This room's own piles stand here."""

from django.utils.translation import gettext_lazy as _

from samenspel.communities import agreeing, meeting
from samenspel.communities.models import (
    Agreement,
    JoinRequest,
    LinkProposal,
    Role,
    RoleApplication,
    RoleGrant,
)
from samenspel.communities.sockets import DESK, add_to_desk
from samenspel.people.models import Person

MOST = 20


def piles(communities, viewer):
    """What waits in ``communities``, in the order of the desk; a pile without anything is not there."""
    found = []
    for pile in DESK:
        context = pile.context(communities, viewer) if communities else None
        if context:
            found.append({"title": pile.title, "template": pile.template, "context": context})
    return found


def _rows(rows, **more):
    """The first of some rows, and whether there are more; nothing when there are none."""
    some = list(rows[: MOST + 1])
    return {"rows": some[:MOST], "has_more": len(some) > MOST, **more} if some else None


def _requests(communities, viewer):
    asked = JoinRequest.objects.open().filter(community__in=communities)
    return _rows(asked.select_related("person", "community").order_by("asked_at", "pk"))


def _applications(communities, viewer):
    waiting = RoleApplication.objects.open().filter(role__community__in=communities)
    return _rows(waiting.select_related("person", "role__community").order_by("at", "pk"))


def _newcomers(communities, viewer):
    seen = Person.objects.visible_to(viewer)
    return _rows(meeting.newcomers(communities).filter(person__in=seen).exclude(person=viewer))


def _ending(communities, viewer):
    seen = Person.objects.visible_to(viewer)
    ending = RoleGrant.objects.ending_soon().filter(role__community__in=communities, person__in=seen)
    return _rows(ending.select_related("person", "role__community").order_by("until", "pk"))


def _open_roles(communities, viewer):
    looking = Role.objects.looking().filter(community__in=communities)
    return _rows(looking.select_related("community").order_by("opened_at", "pk"))


def _proposals(communities, viewer):
    asked = LinkProposal.objects.open().filter(parent__in=communities)
    return _rows(asked.select_related("parent", "child").order_by("at", "pk"))


def _agreements(communities, viewer):
    """Where not everyone has said yes, as a share; never who."""
    newest = {}
    for agreement in Agreement.objects.filter(community__in=communities).order_by("version"):
        newest[agreement.community_id] = agreement
    by_pk = {community.pk: community for community in communities}
    rows = []
    for agreement in newest.values():
        agreement.community = by_pk[agreement.community_id]
        if agreeing.anyone_left(agreement):
            rows.append({"agreement": agreement, "share": agreeing.share_agreed(agreement)})
    return {"rows": rows} if rows else None


def _pile(order, title, name, context):
    add_to_desk(order=order, title=title, template=f"communities/desk/_{name}.html", context=context)


_pile(10, _("Who asks to join"), "requests", _requests)
_pile(20, _("Who would like to take a role"), "applications", _applications)
_pile(30, _("New, and not welcomed yet"), "newcomers", _newcomers)
_pile(50, _("Roles that end soon"), "ending", _ending)
_pile(60, _("Roles that look for someone"), "open_roles", _open_roles)
_pile(70, _("Communities that would like to be part of yours"), "proposals", _proposals)
_pile(80, _("Who has said yes to the agreement"), "agreements", _agreements)
