"""What can be found of this room: communities, and the roles they ask people for."""

from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Community, Membership, Role
from samenspel.privacy.visibility import is_signed_in
from samenspel.search.sockets import Said, Shown, add_places, findable
from samenspel.ui.rendering import as_words


def communities_said(communities):
    for each in communities:
        said = Said(each.pk, at=each.started_at, place_id=each.pk)
        said.entitle(each.visibility, each.name)
        said.say(each.visibility, each.purpose, each.about, each.next_step)
        yield said


def roles_said(roles):
    """Those that are asked for or held today."""
    for each in Role.objects.filter(pk__in=[role.pk for role in roles]).select_related("community"):
        if each.archived_at is None:
            said = Said(each.pk, at=each.opened_at, place_id=each.community_id)
            said.entitle(each.community.visibility, each.name)
            said.say(each.community.visibility, each.purpose, each.accountabilities)
            yield said


def _communities_shown(communities, viewer):
    return [
        Shown(each.name, each.get_absolute_url(), f"{each.purpose} {as_words(each.about)}".strip())
        for each in communities
    ]


def _roles_shown(roles, viewer):
    return [
        Shown(
            each.name,
            each.get_absolute_url(),
            " · ".join(filter(None, (each.purpose, as_words(each.accountabilities)))),
        )
        for each in roles
    ]


@add_places
def _mine(person):
    if not is_signed_in(person):
        return ()
    return Membership.objects.current().filter(person=person).values_list("community", flat=True)


findable(
    Community,
    name="community",
    said=communities_said,
    words=_("Communities"),
    one=_("Community"),
    shown=_communities_shown,
    lasting=True,
    is_named=True,
)
findable(
    Role,
    name="role",
    said=roles_said,
    words=_("Roles"),
    one=_("Role"),
    visible_to=lambda person: Role.objects.visible_to(person).standing(),
    shown=_roles_shown,
    rows=lambda: Role.objects.select_related("community"),
    lasting=True,
)
