"""What every page of a community shows: purpose, who, what the viewer can do, roles and the next step."""

from django.db.models import Q

from samenspel.communities import access, agreeing
from samenspel.communities.models import (
    Community,
    CommunityLink,
    JoinRequest,
    Membership,
    Role,
    RoleApplication,
    RoleGrant,
)
from samenspel.communities.sockets import TABS
from samenspel.organisations.models import Affiliation, Organisation
from samenspel.people.levels import numbers_by, said
from samenspel.people.models import Person
from samenspel.privacy.questions import question
from samenspel.privacy.visibility import has_introduced, is_signed_in

FACES = 4


def frame(community, viewer, *, whole=False):
    """The context that a community's pages need; the whole of it for its own page, which shows most."""
    membership = community.membership_of(viewer)
    can_steward = getattr(viewer, "is_administrator", False) or bool(membership and membership.is_steward)
    return {
        "community": community,
        "membership": membership,
        "can_steward": can_steward,
        "can_look_after": can_steward and not community.is_archived,
        "can_invite": not community.is_archived
        and (can_steward or (community.members_invite and bool(membership and membership.closeness))),
        "tabs": [tab for tab in TABS if tab.visible_to(community, viewer)],
        "to_accept": agreeing.to_accept(community, membership),
        **(_door(community, viewer) if membership is None else {}),
        "can_see_mandates": has_introduced(viewer) or hasattr(community, "mandates_opened"),
        "waiting_count": _waiting_count(community) if can_steward else 0,
        **(whole_page(community, viewer) if whole else {}),
    }


def whole_page(community, viewer):
    """What stands in head and margin of a community's own page."""
    return {**_family(community, viewer), **_who(community, viewer), **roles_of(community, viewer)}


def _door(community, viewer):
    """For who is no member: how they could come in, or why not."""
    removal = _removal(community, viewer)
    can_join = removal is None and access.can_join(viewer, community)
    can_ask = removal is None and not can_join and access.can_ask(viewer, community)
    return {
        "removal": removal,
        "can_join": can_join,
        "can_ask": can_ask,
        "my_request": _my_request(community, viewer),
    }


def _removal(community, viewer):
    if not is_signed_in(viewer):
        return None
    return community.removals.standing().filter(person=viewer).first()


def _my_request(community, viewer):
    """The last request of the viewer, as long as it is open or was declined."""
    if not is_signed_in(viewer):
        return None
    asked = JoinRequest.objects.filter(community=community, person=viewer, welcome=None, withdrawn_at=None)
    return asked.select_related("refusal").order_by("-asked_at").first()


def _waiting_count(community):
    """Requests and applications that nobody has answered."""
    applications = RoleApplication.objects.open().filter(role__community=community)
    return community.join_requests.open().count() + applications.count()


@question
def _links(viewer, community):
    seen = Community.objects.visible_to(viewer).values("pk")
    near = Q(child=community, parent__in=seen) | Q(parent=community, child__in=seen)
    return CommunityLink.objects.filter(near).select_related("parent", "child").order_by("at", "pk")


def _family(community, viewer):
    """The communities it is part of, and those that are part of it, as far as the viewer may see them."""
    links = _links(viewer, community.pk)
    return {
        "parents": [link.parent for link in links if link.child_id == community.pk],
        "children": [link.child for link in links if link.parent_id == community.pk],
    }


def _members(community):
    return Membership.objects.current().members().filter(community=community)


@question
def _faces(viewer, community):
    seen = _members(community).filter(person__in=Person.objects.visible_to(viewer))
    return seen.select_related("person").by_closeness()[:FACES]


@question
def _numbers(_nobody, community):
    """How many take part, and how many of those show themselves: the same for whoever looks."""
    return numbers_by("community", _members(community))


@question
def _organisations(viewer, community):
    theirs = Affiliation.objects.current().filter(person__in=_members(community).values("person"))
    seen = Organisation.objects.visible_to(viewer).filter(pk__in=theirs.values("organisation"))
    return seen.order_by().values_list("pk", flat=True)


def _who(community, viewer):
    """A few faces, and how many people from how many organisations take part."""
    faces = [row.person for row in _faces(viewer, community.pk)]
    people_count = said(_numbers(None, community.pk))
    return {
        "faces": faces,
        "people_count": people_count,
        "organisation_count": len(_organisations(viewer, community.pk)),
        "faces_more": max(0, people_count.value - len(faces)) if people_count.shown else 0,
    }


@question
def _standing(_viewer, community):
    return Role.objects.standing().filter(community=community).select_related("community").order_by("pk")


@question
def _grants(_viewer, roles):
    grants = RoleGrant.objects.current().filter(role__in=roles)
    return grants.select_related("person", "by").order_by("since", "pk")


@question
def _shown(viewer, people):
    return Person.objects.visible_to(viewer).filter(pk__in=people).order_by().values_list("pk", flat=True)


def roles_of(community, viewer):
    roles = with_holders(_standing(viewer, community.pk), viewer)
    return {"roles": roles, "open_roles": [role for role in roles if role.is_open]}


def with_holders(roles, viewer):
    """Roles with whoever of their holders the viewer may see; and which still look for someone."""
    if not roles:
        return []
    holders = {}
    grants = _grants(viewer, {role.pk for role in roles})
    for grant in grants:
        holders.setdefault(grant.role_id, []).append(grant)
    seen = set(_shown(viewer, {grant.person_id for grant in grants})) if grants else set()
    for role in roles:
        held = holders.get(role.pk, [])
        role.shown = [grant for grant in held if grant.person_id in seen]
        role.hidden = len(held) - len(role.shown)
        role.is_open = len(held) < role.needed and not role.community.is_archived
        role.could_apply = _could_apply(role, viewer, held)
    return roles


def _could_apply(role, viewer, held):
    """Whether a way to apply is shown; the act itself asks again."""
    if not role.is_open or viewer.pk in {grant.person_id for grant in held}:
        return False
    return role.open_to == Role.OpenTo.OUTSIDERS or has_introduced(viewer)
