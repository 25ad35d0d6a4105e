"""What this room adds to the pages of people: a community filter, and roles and communities on profiles."""

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Community, Membership, RoleGrant
from samenspel.people.sockets import add_facet, add_panel


def _choices(viewer):
    seen = Community.objects.visible_to(viewer).by_name()
    return [(community.slug, community.name) for community in seen]


def _narrow(people, slug, viewer):
    there = Membership.objects.current().filter(
        community__slug=slug, community__in=Community.objects.visible_to(viewer)
    )
    return people.filter(pk__in=there.members().values("person"))


def grants_seen_by(viewer):
    """Roles held now in communities the viewer may see."""
    seen = RoleGrant.objects.current().filter(role__community__in=Community.objects.visible_to(viewer))
    return seen.select_related("role__community", "by").order_by("since", "pk")


def _preload(people, viewer):
    return people.prefetch_related(
        Prefetch("role_grants", queryset=grants_seen_by(viewer), to_attr="roles_now")
    )


def _line(person):
    return " · ".join(f"{grant.role.name}, {grant.role.community.name}" for grant in person.roles_now)


def _panel(person, viewer):
    seen = Community.objects.visible_to(viewer)
    memberships = person.memberships.current().members().filter(community__in=seen)
    context = {
        "person": person,
        "grants": list(grants_seen_by(viewer).filter(person=person)),
        "memberships": list(memberships.select_related("community").by_closeness()),
    }
    return context if context["grants"] or context["memberships"] else None


add_facet(
    name="community", label=_("Community"), choices=_choices, narrow=_narrow, preload=_preload, line=_line
)
add_panel(order=10, template="communities/_of_person.html", context=_panel)
