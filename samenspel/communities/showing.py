"""What every page of a community shows: purpose, who, what the viewer can do, roles and the next step."""

from samenspel.communities import access
from samenspel.communities.models import JoinRequest, RoleGrant
from samenspel.organisations.models import Affiliation, Organisation
from samenspel.people.models import Person
from samenspel.privacy import discretion
from samenspel.privacy.visibility import is_signed_in

FACES = 4


def frame(community, viewer):
    """The context that the head and margin of a community's pages need."""
    membership = community.membership_of(viewer)
    can_steward = access.can_steward(viewer, community)
    return {
        "community": community,
        "membership": membership,
        "can_steward": can_steward,
        "can_join": membership is None and access.can_join(viewer, community),
        "can_ask": membership is None and access.can_ask(viewer, community),
        "my_request": _my_request(community, viewer) if membership is None else None,
        "requests_open": community.join_requests.open().count() if can_steward else 0,
        **_who(community, viewer),
        **_roles(community, viewer),
    }


def _who(community, viewer):
    """A few faces, and how many people from how many organisations take part."""
    members = community.memberships.current().members()
    seen = members.filter(person__in=Person.objects.visible_to(viewer))
    faces = [row.person for row in seen.select_related("person").by_closeness()[:FACES]]
    people_count = discretion.count_beside(members.count(), seen=seen.count())
    organisations = Affiliation.objects.current().filter(
        person__in=members.values("person"), organisation__in=Organisation.objects.visible_to(viewer)
    )
    return {
        "faces": faces,
        "people_count": people_count,
        "organisation_count": organisations.values("organisation").distinct().count(),
        "faces_more": people_count.value - len(faces) if people_count.shown else 0,
    }


def _roles(community, viewer):
    """Roles with whoever of their holders the viewer may see; and which still look for someone."""
    grants = RoleGrant.objects.current().filter(role__community=community)
    holders = {}
    for grant in grants.select_related("person", "by").order_by("since", "pk"):
        holders.setdefault(grant.role_id, []).append(grant)
    seen = set(
        Person.objects.visible_to(viewer)
        .filter(pk__in=[grant.person_id for held in holders.values() for grant in held])
        .values_list("pk", flat=True)
    )
    roles = []
    for role in community.roles.order_by("pk"):
        held = holders.get(role.pk, [])
        role.shown = [grant for grant in held if grant.person_id in seen]
        role.hidden = len(held) - len(role.shown)
        role.is_open = len(held) < role.needed
        roles.append(role)
    return {"roles": roles, "open_roles": [role for role in roles if role.is_open]}


def _my_request(community, viewer):
    """The last request of the viewer that is still open or was declined."""
    if not is_signed_in(viewer):
        return None
    asked = JoinRequest.objects.filter(community=community, person=viewer).exclude(welcomed=True)
    return asked.order_by("-asked_at").first()
