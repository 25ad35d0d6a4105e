"""What this room adds to the pages of people: the organisation filter, and where someone works."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.organisations.models import Affiliation, Organisation
from samenspel.organisations.showing import with_organisations
from samenspel.organisations.verifying import sign_up_domains
from samenspel.people.sockets import SIGN_UP_DOMAINS, add_facet, add_panel


def _choices(viewer):
    return Organisation.objects.visible_to(viewer).by_name().values_list("slug", "name")


def _narrow(people, value, viewer):
    """By its address; where there are too many to choose from, a part of its name is typed."""
    named = Q(organisation__slug=value) | Q(organisation__name__icontains=value)
    there = Affiliation.objects.current().filter(
        named, organisation__in=Organisation.objects.visible_to(viewer)
    )
    return people.filter(pk__in=there.values("person"))


def _line(person):
    return " · ".join(
        ", ".join(part for part in (affiliation.position, affiliation.organisation.name) if part)
        for affiliation in person.belongs_to
    )


def _panel(person, viewer):
    seen = person.affiliations.not_refused().filter(organisation__in=Organisation.objects.visible_to(viewer))
    affiliations = list(
        seen.select_related("organisation", "unit", "confirmation").order_by("-is_main", "-since", "pk")
    )
    return {"affiliations": affiliations} if affiliations else None


add_facet(
    name="organisation",
    label=_("Organisation"),
    choices=_choices,
    narrow=_narrow,
    preload=with_organisations,
    line=_line,
)
add_panel(order=20, template="organisations/_of_person.html", context=_panel)
SIGN_UP_DOMAINS.append(sign_up_domains)
