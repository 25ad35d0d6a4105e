"""What this room tells: communities begun and changing, people coming and going, roles opened and granted."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import (
    Agreement,
    Community,
    Greeting,
    Membership,
    Role,
    RoleGrant,
    StageChange,
)
from samenspel.feed.sockets import name_kind, name_places, register
from samenspel.feed.syndication import Item, syndicate
from samenspel.people.models import Person
from samenspel.privacy.prepared import rows
from samenspel.privacy.visibility import is_signed_in
from samenspel.ui.rendering import as_html


def _memberships(person):
    """Membership is news only to those who may see both the community and the person."""
    return Membership.objects.members().filter(
        community__in=Community.objects.visible_to(person), person__in=Person.objects.visible_to(person)
    )


def _grants(person):
    return RoleGrant.objects.filter(
        role__community__in=Community.objects.visible_to(person), person__in=Person.objects.visible_to(person)
    )


def _of_seen(model):
    return lambda person: model.objects.filter(community__in=Community.objects.visible_to(person))


def _agreements(person):
    """For whom it holds: the members."""
    return Agreement.objects.filter(community__in=Community.objects.of(person))


def _greetings(person):
    """Between the two, and nobody else's news."""
    if not getattr(person, "pk", None):
        return Greeting.objects.none()
    return Greeting.objects.filter(membership__person=person, membership__until=None)


def _numbers_of(person):
    """The communities a person takes part in now."""
    if not is_signed_in(person):
        return []
    mine = rows("communities.mine", _mine, person)
    return [number for (number,) in mine]


def _mine(person):
    return Membership.objects.current().filter(person=person).values_list("community")


name_places(Community, numbers_of=_numbers_of)
name_kind("communities", _("Communities"))
name_kind("people", _("Who came and went"))
name_kind("roles", _("Roles"))
register(
    "communities.community_started",
    Community,
    visible_to=Community.objects.visible_to,
    community_of=lambda community: community.pk,
)
register("communities.stage_reached", StageChange, visible_to=_of_seen(StageChange), related=("community",))
for verb in ("member_joined", "member_left"):
    register(
        f"communities.{verb}",
        Membership,
        visible_to=_memberships,
        related=("person", "community"),
        kind="people",
    )
register(
    "communities.role_opened", Role, visible_to=Role.objects.visible_to, related=("community",), kind="roles"
)
register(
    "communities.role_granted",
    RoleGrant,
    visible_to=_grants,
    related=("person", "role__community"),
    community_of=lambda grant: grant.role.community_id,
    kind="roles",
)
register("communities.agreement_made", Agreement, visible_to=_agreements, related=("community",))
register(
    "communities.newcomer_greeted",
    Greeting,
    visible_to=_greetings,
    related=("membership__community",),
    community_of=lambda greeting: greeting.membership.community_id,
    kind="people",
)


def _community(community):
    said = format_html("<p><strong>{}</strong></p>{}", community.purpose, as_html(community.about))
    return Item(title=community.name, url=community.get_absolute_url(), at=community.started_at, html=said)


def _open_role(role):
    return Item(
        title=role.name,
        url=role.get_absolute_url(),
        at=role.opened_at,
        html=as_html("\n\n".join(filter(None, [role.purpose, role.accountabilities]))),
        by=(role.community.name,),
    )


syndicate(
    "communities",
    title=_("Communities"),
    things=lambda visitor: Community.objects.visible_to(visitor).alive(),
    order=("-started_at", "-pk"),
    item=_community,
    page=lambda: reverse("communities:communities"),
)
syndicate(
    "roles",
    title=_("Open roles"),
    title_in=_("Open roles in %(community)s"),
    things=lambda visitor: Role.objects.visible_to(visitor).looking().select_related("community"),
    order=("-opened_at", "-pk"),
    item=_open_role,
    page=lambda: reverse("communities:open_roles"),
    page_in=lambda community: f"{reverse('communities:open_roles')}?community={community.slug}",
)
