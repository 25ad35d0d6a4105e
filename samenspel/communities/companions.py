"""People who share a community: what someone keeps for members opens for them."""

from django.db.models import Q

from samenspel.communities.models import Membership


def companions_of(person):
    """Whoever now shares a community with ``person``, as a filter on people."""
    mine = Membership.objects.current().filter(person=person).values("community")
    theirs = Membership.objects.current().filter(community__in=mine).values("person")
    return Q(pk__in=theirs)
