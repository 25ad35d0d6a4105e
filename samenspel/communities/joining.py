"""Coming in and going: joining, asking, welcoming, declining, leaving with a farewell, being taken out."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.communities import access, barring
from samenspel.communities.letters import tell_by_mail
from samenspel.communities.models import JoinRequest, Membership, Refusal, Removal, Succession, Welcome
from samenspel.communities.signals import member_joined, member_left, person_kept_out
from samenspel.communities.stewarding import make_steward, stewards_of
from samenspel.feed.telling import tell
from samenspel.house.auditing import record
from samenspel.live.changing import ask_again
from samenspel.notifications.notifying import notify


class NotAgreed(Exception):
    """The community has an agreement, and whoever wants to come in has not said yes to it."""


def join(community, person, *, at=None, motives=(), motive="", agreed=None, status=Membership.Status.MEMBER):
    """Become a member of an open community; joining twice changes nothing.

    agreed   the version of the agreement that was said yes to. Raises NotAgreed when that is not the one
             that holds.
    """
    if not access.can_join(person, community):
        raise PermissionDenied
    _see_that_it_is_agreed(community, agreed)
    invited = community.invited_in.open().filter(person=person).first()
    status = invited.status if invited else status
    return admit(community, person, at=at, motives=motives, motive=motive, agreed=agreed, status=status)


@transaction.atomic
def ask(community, person, *, at=None, motives=(), motive="", answers=(), agreed=None):
    """Ask to be welcomed; asking twice changes nothing.

    answers   (question, answer) pairs, to the community's own questions
    """
    if not access.can_ask(person, community):
        raise PermissionDenied
    _see_that_it_is_agreed(community, agreed)
    request, is_new = JoinRequest.objects.get_or_create(
        community=community,
        person=person,
        is_open=True,
        defaults={
            "motives": list(motives),
            "motive": motive,
            "answers": [list(pair) for pair in answers],
            "agreement": agreed,
            "asked_at": at or timezone.now(),
        },
    )
    if is_new:
        to = stewards_of(community)
        notify("communities.asked_to_join", to=to, about=request, by=person, community=community, at=at)
    return request


def withdraw(request, *, by, at=None):
    """Take one's own request back; says whether it was still open."""
    if by != request.person:
        raise PermissionDenied
    return request.close(withdrawn_at=at or timezone.now())


@transaction.atomic
def welcome(request, *, by, at=None):
    """Answer a request with yes. A second answer changes nothing: it gives the membership, or None."""
    community = request.community
    if not access.can_look_after(by, community) or access.was_removed(request.person, community):
        raise PermissionDenied
    if not request.close():
        return community.membership_of(request.person)
    said = Welcome.objects.create(request=request, by=by, at=at or timezone.now())
    membership = admit(
        community,
        request.person,
        at=at,
        motives=request.motives,
        motive=request.motive,
        agreed=request.agreement,
        let_in_by=by,
    )
    told = {"about": said, "by": by, "community": community, "at": at}
    tell_by_mail("request_welcomed", request.person, kind="communities.welcomed", **told)
    notify("communities.welcomed", to=[request.person], **told)
    return membership


@transaction.atomic
def decline(request, *, by, reason, at=None):
    """Answer with no and a kind reason, for whoever asked to read; says whether this answer counts."""
    if not access.can_steward(by, request.community):
        raise PermissionDenied
    if not request.close():
        return False
    said = Refusal.objects.create(request=request, by=by, reason=reason, at=at or timezone.now())
    told = {"kind": "communities.request_declined", "about": said, "reason": reason}
    tell_by_mail("request_declined", request.person, community=request.community, **told)
    return True


def invite_in(community, person, *, by, at=None, agreed=None, status=Membership.Status.MEMBER):
    """Let a steward bring someone in who agreed to it, also where one joins by invitation only."""
    if not access.can_look_after(by, community) or not access.can_come_in(person, community):
        raise PermissionDenied
    return admit(community, person, at=at, agreed=agreed, status=status, let_in_by=by)


@transaction.atomic
def leave(community, person, *, at=None, farewell="", successors=None, steward=None):
    """Leave, and hand over the roles held here. The community endures; leaving twice changes nothing.

    successors   {grant: who could take that role over}; a role without one is handed back
    steward      who looks after the community next; the last steward names one (raises LastSteward) unless
                 the community is archived
    """
    at = at or timezone.now()
    membership = community.memberships.current().filter(person=person).first()
    if membership is None:
        return None
    if steward is not None:
        make_steward(community, steward, by=person, at=at)
    for stewardship in community.stewardships.current().filter(person=person):
        stewardship.step_down(by=person, at=at)
    _hand_over(community, person, by=person, at=at, successors=successors or {})
    _end(membership, at=at, farewell=farewell)
    tell("communities.member_left", by=person, about=membership, at=at)
    return membership


@transaction.atomic
def remove(community, person, *, by, reason, at=None):
    """Take someone out, or keep out who left, asks or is invited, with a reason they read; what they made
    stays. They may not come in until it is lifted. Nobody removes themselves; a steward steps down first."""
    if not access.can_steward(by, community) or by == person or access.is_steward(person, community):
        raise PermissionDenied
    at = at or timezone.now()
    if access.was_removed(person, community) or not barring.near(community).filter(pk=person.pk).exists():
        return None
    _hand_over(community, person, by=by, at=at, successors={})
    for membership in community.memberships.current().filter(person=person):
        _end(membership, at=at)
    barring.shut_doors(community, person, at=at)
    removal = Removal.objects.create(community=community, person=person, by=by, reason=reason, at=at)
    record("communities.member_removed", by=by, about=community, person=person, at=at)
    person_kept_out.send(sender=Removal, community=community, person=person)
    tell_by_mail("removed", person, community=community, about=removal, reason=reason)
    return removal


@transaction.atomic
def admit(
    community,
    person,
    *,
    at=None,
    motives=(),
    motive="",
    agreed=None,
    status=Membership.Status.MEMBER,
    let_in_by=None,
):
    """Let someone in whom another act found allowed; who is in already stays as they are. Who looks after the
    community hears of it, but for ``let_in_by``."""
    at = at or timezone.now()
    membership, is_new = Membership.objects.get_or_create(
        community=community,
        person=person,
        until=None,
        defaults={
            "status": status,
            "motives": list(motives),
            "motive": motive,
            "motive_said_at": at if motives or motive else None,
            "since": at,
        },
    )
    if agreed is not None:
        agreed.accept(by=person, at=at)
    if is_new:
        community.join_requests.open().filter(person=person).update(is_open=False, withdrawn_at=at)
        community.invited_in.open().filter(person=person).update(ended_at=at)
        tell("communities.member_joined", by=person, about=membership, at=membership.since)
        to = stewards_of(community).exclude(pk=let_in_by.pk if let_in_by else None)
        notify("communities.joined", to=to, about=membership, by=person, community=community, at=at)
        member_joined.send(sender=Membership, membership=membership)
    return membership


def _see_that_it_is_agreed(community, agreed):
    now = community.agreement_now()
    if now is not None and now != agreed:
        raise NotAgreed


def _hand_over(community, person, *, by, at, successors):
    on = timezone.localdate(at)
    # Also those that were granted and begin later.
    for grant in person.role_grants.filter(role__community=community).exclude(until__lte=on):
        grant.hand_back(by=by, on=on, at=at)
        successor = successors.get(grant)
        if successor is not None and community.membership_of(successor) is not None:
            asked, is_new = Succession.objects.get_or_create(
                role=grant.role, person=successor, answered_at=None, defaults={"before": person, "at": at}
            )
            if is_new:
                what = "communities.asked_to_succeed"
                notify(what, to=[successor], about=asked, by=person, community=community, at=at)


def _end(membership, *, at, farewell=""):
    """The membership ends here; whoever left is nobody's buddy any more, and has none."""
    membership.until, membership.farewell = max(at, membership.since), farewell
    membership.save()
    membership.buddies.filter(until=None).update(until=at)
    membership.person.goes_along_with.filter(membership__community=membership.community, until=None).update(
        until=at
    )
    ask_again(membership.person)
    member_left.send(sender=Membership, membership=membership)
