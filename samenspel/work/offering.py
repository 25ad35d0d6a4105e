"""Offering a hand, also from outside, and what becomes of it: welcome, agree, do, thank, or a kind no.

Who offers hears of every step by mail, and finds it on their page; nobody's offer stays without an answer.
"""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.live.changing import changed
from samenspel.notifications.notifying import notify
from samenspel.work import access, calling
from samenspel.work.letters import tell
from samenspel.work.models import Offer, OfferStep, Reason, Result
from samenspel.work.models.offer import State
from samenspel.work.refusing import NotNow

# Those who take part in a call by now, or did.
JOINED = (State.AGREED, State.DONE, State.THANKED)


def offer(
    by, *, words, community=None, call=None, initiative=None, called="", hours=None, once=None, at=None
):
    """Offer a hand, to a call or as "I would like to help with …"; who offers twice gets their first offer.

    called   what to call someone who has no profile
    """
    community = (call or initiative).community if call or initiative else community
    _check_may_offer(by, community, call, initiative)
    initiative = initiative or (call.initiative if call else None)
    about = {"community": community, "call": call, "initiative": initiative}
    said = {"words": words, "called": called if by.is_light else "", "hours": hours, "once": once}
    try:
        with transaction.atomic():
            return _offer(by, at=at or timezone.now(), **about, **said)
    except IntegrityError:
        before = _before(by, call, once)
        if before is None:
            raise
        return before


def _check_may_offer(by, community, call, initiative):
    allowed = access.can_offer_for(by, call) if call is not None else access.can_offer(by, community)
    if initiative is not None:
        standing = type(initiative).objects.visible_to(by).standing()
        allowed = allowed and standing.filter(pk=initiative.pk).exists()
    if not allowed:
        raise PermissionDenied


def _before(by, call, once):
    mine = Offer.objects.filter(person=by)
    same = mine.filter(once=once).first() if once else None
    return same or (
        mine.filter(call=call, state__in=["offered", "welcomed", "agreed"]).first() if call else None
    )


def _offer(by, *, at, **said):
    new = Offer.objects.create(person=by, at=at, moved_at=at, **said)
    notify("work.offer_made", to=hosts(new), about=new, by=by, community=new.community, at=at)
    if by.is_light:
        tell("offer_received", new, about=new)
    _changed(new)
    return new


def hosts(offer):
    """Who answers: the stewards, and who called and looks after the initiative while they take part; never
    who offered."""
    stewards = offer.community.stewardships.current().select_related("person")
    found = {each.person for each in stewards}
    asked = {offer.call.by if offer.call else None, offer.initiative.steward if offer.initiative else None}
    found |= _taking_part(asked - found - {None}, offer.community)
    return sorted(found - {offer.person}, key=lambda person: person.pk)


def _taking_part(people, community):
    """Those of ``people`` who belong to the community now; who left or was taken out hears no more of it."""
    if not people:
        return set()
    now = community.memberships.current().members().filter(person__in=people).values_list("person", flat=True)
    return {person for person in people if person.pk in set(now)}


@transaction.atomic
def welcome(offer, *, by, words, at=None):
    """Say that you are glad with it; the agreement follows."""
    return _answer(offer, State.WELCOMED, by=by, at=at, words=words)


@transaction.atomic
def agree(offer, *, by, what, on=None, words="", at=None):
    """Agree what they do, and when; again to change it. A call that has enough people by that closes."""
    offer = held(offer)
    if offer.community.is_archived or access.was_removed(offer.person, offer.community):
        raise PermissionDenied
    step = _answer(offer, State.AGREED, by=by, at=at, words=words, what=what, on=on)
    _close_when_full(offer.call, by=by, at=at)
    return step


@transaction.atomic
def decline(offer, *, by, reason, words="", at=None):
    """Say no, or that it does not go on, with a kind reason and words of your own."""
    return _answer(offer, State.DECLINED, by=by, at=at, words=words, reason=Reason(reason))


@transaction.atomic
def thank(offer, *, by, words, result=None, at=None):
    """Thank them, and point at the result in which it shows."""
    if result is not None and result.community_id != offer.community_id:
        raise NotNow(_("Choose a result of this community."))
    if result is not None and not Result.objects.visible_to(by).filter(pk=result.pk).exists():
        raise PermissionDenied
    return _answer(offer, State.THANKED, by=by, at=at, words=words, result=result)


@transaction.atomic
def finish(offer, *, by, words="", at=None):
    """Say that it is done; either side may."""
    offer = held(offer)
    if offer.person != by and not access.can_answer(by, offer):
        raise PermissionDenied
    return _step(offer, State.DONE, by=by, at=at, words=words)


@transaction.atomic
def withdraw(offer, *, by, words="", at=None):
    """Take one's own offer back, as long as it is not done; a second time changes nothing."""
    offer = held(offer)
    if offer.person != by:
        raise PermissionDenied
    return _step(offer, State.WITHDRAWN, by=by, at=at, words=words)


@transaction.atomic
def write_back(offer, *, by, words, at=None):
    """A word to the other side; where the offer stands stays the same."""
    offer = held(offer)
    if not access.can_write_back(by, offer):
        raise PermissionDenied
    return _write_down(offer, OfferStep.SAID, by=by, at=at or timezone.now(), words=words)


def held(offer):
    """The offer as it stands, held until the act is done, so that two answers follow one another."""
    Offer.objects.select_for_update().get(pk=offer.pk)
    rows = Offer.objects.select_related("community", "person", "call__by", "initiative__steward")
    return rows.get(pk=offer.pk)


def _answer(offer, state, *, by, **said):
    offer = held(offer)
    if not access.can_answer(by, offer):
        raise PermissionDenied
    return _step(offer, state, by=by, **said)


def _step(offer, state, *, by, at, **said):
    """Go on with an offer; where it is already a second click changes nothing, except a new agreement."""
    before = offer.steps.filter(step=state).order_by("pk").last() if offer.state == state else None
    if before is not None and (state != State.AGREED or _is_agreed_already(before, **said)):
        return before
    if not offer.can_step(state):
        raise NotNow(_("This offer went on in the meantime: %s.") % offer.get_state_display())
    at = at or timezone.now()
    offer.state, offer.moved_at = state, at
    offer.save(update_fields=["state", "moved_at"])
    return _write_down(offer, state, by=by, at=at, **said)


def _is_agreed_already(step, *, what, on, words):
    """Whether the same was agreed, so that nobody needs to hear it again."""
    return (step.what, step.on) == (what, on) and words in ("", step.words)


def _write_down(offer, step, *, by, at, **said):
    """Keep the step, and let the other side hear of it."""
    row = OfferStep.objects.create(offer=offer, step=step, by=by, at=at, **said)
    to = hosts(offer) if by == offer.person else [offer.person, *hosts(offer)]
    notify("work.offer_step", to=to, about=row, by=by, community=offer.community, at=at)
    if by != offer.person:
        tell(f"offer_{step}", offer, about=row, kind="work.offer_step", by=by, at=at, step=row)
    _changed(offer)
    return row


def _close_when_full(call, *, by, at):
    if call is not None and call.needed and call.offers.filter(state__in=JOINED).count() >= call.needed:
        calling.shut(calling.held(call), by=by, at=at)


def _changed(offer):
    people = {offer.person_id, *(host.pk for host in hosts(offer))}
    changed(*(f"person:{pk}" for pk in people))
