"""Making a new version of the agreement, saying yes to it, and how many have."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.communities import access
from samenspel.communities.models import Agreement, AgreementAcceptance, Community
from samenspel.feed.telling import tell
from samenspel.house.auditing import record
from samenspel.privacy import discretion
from samenspel.privacy.questions import question


@transaction.atomic
def make_agreement(community, *, by, text, clauses=(), change="", at=None):
    """A new version of what members promise one another; whoever makes it says yes to it by that.

    The same words again make no new version. What was said yes to before stays known.
    """
    if not access.can_look_after(by, community):
        raise PermissionDenied
    at = at or timezone.now()
    Community.objects.select_for_update().get(pk=community.pk)
    now, clauses = community.agreement_now(), list(clauses)
    if now is not None and (now.text, now.clauses) == (text, clauses):
        return now
    agreement = Agreement.objects.create(
        community=community,
        version=now.version + 1 if now else 1,
        text=text,
        clauses=clauses,
        change=change,
        made_by=by,
        made_at=at,
    )
    if access.is_member(by, community):
        agreement.accept(by=by, at=at)
    tell("communities.agreement_made", by=by, about=agreement, at=at)
    record("communities.agreement_made", by=by, about=community, at=at, version=agreement.version)
    return agreement


def accept(agreement, *, by, at=None):
    """Say yes to the version that holds, as a member; a second time changes nothing."""
    community = agreement.community
    if community.membership_of(by) is None or community.agreement_now() != agreement:
        raise PermissionDenied
    return agreement.accept(by=by, at=at)


def to_accept(community, membership):
    """The agreement this member has not said yes to yet, or None."""
    if membership is None or community.is_archived:
        return None
    agreement = community.agreement_now()
    if agreement is None or agreement.acceptances.filter(person=membership.person_id).exists():
        return None
    return agreement


@question
def _agreements(person):
    """All versions of those of one's communities."""
    mine = Community.objects.of(person).alive()
    return Agreement.objects.filter(community__in=mine).select_related("community")


def waiting_for(person):
    """The agreements of now that ``person`` has not said yes to, over all their communities."""
    newest = {}
    for agreement in _agreements(person):
        known = newest.get(agreement.community_id)
        if known is None or known.version < agreement.version:
            newest[agreement.community_id] = agreement
    if not newest:
        return []
    said = AgreementAcceptance.objects.filter(person=person, agreement__in=newest.values())
    said = set(said.values_list("agreement", flat=True))
    return [agreement for agreement in newest.values() if agreement.pk not in said]


def share_agreed(agreement):
    """Which share of the members said yes to this version, as far as a group can be shown; never who."""
    agreed, of = _agreed(agreement)
    return discretion.share(agreed, of=of)


def anyone_left(agreement):
    """Whether some members have not said yes yet; unknown, and so not said, where they are few."""
    agreed, of = _agreed(agreement)
    return not discretion.is_few(of) and agreed < of


def _agreed(agreement):
    members = agreement.community.memberships.current().members()
    return agreement.acceptances.filter(person__in=members.values("person")).count(), members.count()
