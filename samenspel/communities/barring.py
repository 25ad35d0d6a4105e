"""Whom stewards may keep out, member or not, and shutting what stood open for them."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from samenspel.communities.models import RoleApplication, RoleGrant
from samenspel.people.models import Person

LATELY = timedelta(days=90)
MOST = 50


def near(community):
    """People with a tie to ``community``: who takes or took part, asked, is invited, or has a role there."""
    return Person.objects.filter(
        Q(pk__in=community.memberships.values("person"))
        | Q(pk__in=community.join_requests.values("person"))
        | Q(pk__in=community.invited_in.open().values("person"))
        | Q(pk__in=RoleGrant.objects.filter(role__community=community).values("person"))
        | Q(pk__in=RoleApplication.objects.filter(role__community=community).values("person"))
    )


def met_by(steward, community):
    """Those of them whom ``steward`` may see, or who came to the stewards themselves."""
    came = Q(pk__in=community.join_requests.values("person")) | Q(
        pk__in=RoleApplication.objects.filter(role__community=community).values("person")
    )
    return near(community).filter(came | Q(pk__in=Person.objects.visible_to(steward).values("pk")))


def left_lately(steward, community):
    """Who said goodbye lately and may come back, latest first, as far as ``steward`` may see them."""
    back, out = community.memberships.current(), community.removals.standing()
    left = community.memberships.filter(
        until__gt=timezone.now() - LATELY, person__in=met_by(steward, community)
    )
    left = left.exclude(person__in=back.values("person")).exclude(person__in=out.values("person"))
    return list(left.select_related("person").order_by("-until", "-pk")[:MOST])


def on_the_way(steward, community):
    """Who used an invitation and did not come in yet, as far as ``steward`` may see them."""
    invited = community.invited_in.open().filter(person__in=met_by(steward, community))
    return list(invited.select_related("person").order_by("-at", "-pk")[:MOST])


def shut_doors(community, person, *, at):
    """What ``person`` asked for or was offered here is over; nobody has to answer it any more."""
    community.invited_in.filter(person=person, ended_at=None).update(ended_at=at)
    community.join_requests.open().filter(person=person).update(is_open=False, withdrawn_at=at)
    applications = RoleApplication.objects.open().filter(role__community=community, person=person)
    applications.update(is_open=False, withdrawn_at=at)
