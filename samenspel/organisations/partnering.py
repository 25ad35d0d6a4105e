"""Partnerships between organisations: proposed by one, accepted by the other, ended by either."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.feed.telling import tell
from samenspel.house.auditing import record
from samenspel.organisations import access
from samenspel.organisations.models import Partnership, PartnershipProposal


def partner(one, other, *, since=None, about="", dataset=None):
    """Make two organisations partners; asking twice changes nothing. The caller decides who may."""
    one, other = sorted((one, other), key=lambda organisation: organisation.pk)
    return Partnership.objects.get_or_create(
        one=one, other=other, until=None, defaults={"since": since, "about": about, "dataset": dataset}
    )[0]


@transaction.atomic
def propose(organisation, to, *, by, about="", at=None):
    """Ask another organisation to be partners; this answers what it asked itself. Twice changes nothing.

    An administrator of the house states it for both. Gives the partnership, or the proposal that waits.
    """
    if organisation == to or not (organisation.is_confirmed and to.is_confirmed):
        raise PermissionDenied
    if access.is_house_administrator(by):
        return _begin(organisation, to, about=about, by=by, at=at)
    if not access.speaks_for(by, organisation):
        raise PermissionDenied
    theirs = PartnershipProposal.objects.open().filter(proposer=to, to=organisation).first()
    if theirs and theirs.by_id != by.pk:
        return accept(theirs, by=by, at=at)
    standing = Partnership.objects.current().of(organisation).of(to).first()
    return (
        standing
        or PartnershipProposal.objects.get_or_create(
            proposer=organisation,
            to=to,
            answered_at=None,
            defaults={"about": about, "by": by, "at": at or timezone.now()},
        )[0]
    )


@transaction.atomic
def accept(proposal, *, by, at=None):
    """Say yes for the organisation that was asked; whoever proposed it cannot. None when it was answered."""
    _refuse_unless_asked(proposal, by)
    if not _answer(proposal, by=by, at=at, accepted=True):
        return None
    return _begin(proposal.proposer, proposal.to, about=proposal.about, by=by, at=at)


def decline(proposal, *, by, at=None):
    """Say no for the organisation that was asked; says whether this answer counts."""
    _refuse_unless_asked(proposal, by)
    return bool(_answer(proposal, by=by, at=at, accepted=False))


def take_back(proposal, *, by):
    """Withdraw what one's own organisation proposed, as long as nobody has answered."""
    if not access.can_administer(by, proposal.proposer):
        raise PermissionDenied
    PartnershipProposal.objects.open().filter(pk=proposal.pk).delete()


@transaction.atomic
def end_partnership(partnership, *, by, on=None, at=None):
    """End it for both; that they were partners stays known."""
    if not access.can_end_partnership(by, partnership):
        raise PermissionDenied
    on = on or timezone.localdate()
    ended = Partnership.objects.current().filter(pk=partnership.pk).update(until=on)
    if ended:
        record(
            "organisations.partnership_ended",
            by=by,
            about=partnership.one,
            at=at,
            other=partnership.other.name,
        )
    return bool(ended)


def _begin(one, other, *, about, by, at):
    before = Partnership.objects.current().of(one).of(other).first()
    if before:
        return before
    at = at or timezone.now()
    PartnershipProposal.objects.open().filter(proposer__in=(one, other), to__in=(one, other)).update(
        answered_at=at, answered_by=by, accepted=True
    )
    partnership = partner(one, other, since=timezone.localdate(at), about=about)
    tell("organisations.partnership_begun", by=by, about=partnership, at=at)
    record("organisations.partnership_begun", by=by, about=one, at=at, other=other.name)
    return partnership


def _answer(proposal, *, by, at, accepted):
    """Write the answer once; what is answered already stays as it is."""
    return (
        PartnershipProposal.objects.open()
        .filter(pk=proposal.pk)
        .update(answered_at=at or timezone.now(), answered_by=by, accepted=accepted)
    )


def _refuse_unless_asked(proposal, person):
    """Four eyes: someone who speaks for the organisation that was asked, and did not propose it."""
    if proposal.by_id == person.pk or not access.speaks_for(person, proposal.to):
        raise PermissionDenied
