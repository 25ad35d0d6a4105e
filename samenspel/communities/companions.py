"""People who share a community: for them a members-only profile opens."""

from django.db.models import Q

from samenspel.communities.models import Membership
from samenspel.privacy.visibility import Visibility


def companions_of(person):
    """Members-only profiles of whoever now shares a community with ``person``, as a filter on people."""
    mine = Membership.objects.current().filter(person=person).values("community")
    theirs = Membership.objects.current().filter(community__in=mine).values("person")
    return Q(visibility=Visibility.MEMBERS, pk__in=theirs)
