"""People who share a community: what someone keeps for members opens for them."""

from django.db.models import Q

from samenspel.communities.models import Membership
from samenspel.people.models import Person


def companions_of(person):
    """Whoever now shares a community with ``person``, as a filter on people."""
    mine = Membership.objects.current().filter(person=person).values("community")
    theirs = Membership.objects.current().filter(community__in=mine).values("person")
    return Q(pk__in=theirs)


def members_of(community):
    """Who takes part in the community now; followers only watch."""
    here = Membership.objects.current().members().filter(community=community)
    return Person.objects.filter(pk__in=here.values("person"), is_active=True)
