"""What this room adds to the pages of people: a community filter, and roles and communities on profiles."""

from django.db.models import Prefetch, Q
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Community, Membership, RoleGrant
from samenspel.people.sockets import VOUCHERS, add_facet, add_panel


def _choices(viewer):
    return Community.objects.visible_to(viewer).by_name().values_list("slug", "name")


def _narrow(people, value, viewer):
    """By its address; where there are too many to choose from, a part of its name is typed."""
    named = Q(community__slug=value) | Q(community__name__icontains=value)
    there = Membership.objects.current().filter(named, community__in=Community.objects.visible_to(viewer))
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


def _roles(viewer):
    """Names of roles that someone holds now, where the viewer may see it."""
    names = grants_seen_by(viewer).order_by("role__name").values_list("role__name", flat=True).distinct()
    return ((name, name) for name in names[:200])


def _in_role(people, name, viewer):
    return people.filter(pk__in=grants_seen_by(viewer).filter(role__name__icontains=name).values("person"))


def _panel(person, viewer):
    seen = Community.objects.visible_to(viewer)
    memberships = person.memberships.current().members().filter(community__in=seen)
    context = {
        "person": person,
        "is_me": person == viewer,
        "grants": list(grants_seen_by(viewer).filter(person=person)),
        "memberships": list(memberships.select_related("community").by_closeness()),
    }
    return context if context["grants"] or context["memberships"] else None


add_facet(
    name="community", label=_("Community"), choices=_choices, narrow=_narrow, preload=_preload, line=_line
)
add_facet(name="role", label=_("Role"), choices=_roles, narrow=_in_role)
add_panel(order=10, template="communities/_of_person.html", context=_panel)


def is_let_in(person):
    """Whether someone inside let this person in: they take part, or hold a role."""
    return person.memberships.current().members().exists() or person.role_grants.current().exists()


VOUCHERS.append(is_let_in)
