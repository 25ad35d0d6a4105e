"""A round goes on: begun by any member, moved by who looks after it, with a reason, and back again."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.communities.companions import members_of
from samenspel.communities.models import Community
from samenspel.feed.telling import tell, untell
from samenspel.notifications.notifying import notify
from samenspel.purpose import access
from samenspel.purpose.models import WORKING, Part, Phase, PhaseChange, Reaction, Round, Sentence


class NotYet(Exception):
    """Something is to be done first; says what, in a sentence for who tried."""


def running(community):
    """The round that goes on in this community now, or None."""
    return Round.objects.running().filter(community=community).select_related("conversation").first()


def begin(community, *, by, why="", at=None):
    """Begin a round with collecting ideas; while one goes on already, that one is given."""
    if not access.can_begin(by, community):
        raise PermissionDenied
    at = at or timezone.now()
    try:
        with transaction.atomic():
            Community.objects.select_for_update().get(pk=community.pk)
            going_on = running(community)
            return going_on or _begin(community, by, why, at)
    except IntegrityError:
        return running(community)


def _begin(community, by, why, at):
    last = Round.objects.filter(community=community).newest_first().first()
    round = Round.objects.create(
        community=community, number=last.number + 1 if last else 1, why=why, started_by=by, started_at=at
    )
    tell("purpose.round_begun", by=by, about=round, at=at)
    to = members_of(community)
    notify("purpose.round_begun", to=to, about=round, by=by, community=community, at=at)
    return round


def locked(round):
    """The row as it stands, held until the transaction ends: what moves a round comes one after the other."""
    return Round.objects.select_for_update().select_related(None).get(pk=round.pk)


@transaction.atomic
def move(round, phase, *, by, why, at=None):
    """Go on to a phase, also past others, or back to one; being there already changes nothing.

    A version is not reached by moving but by adopting a draft. Raises NotYet with what is to be done first.
    """
    round = _led(round, by)
    phase = Phase(phase)
    if phase == round.phase:
        return round.changes.first()
    if Phase.ADOPTED in (phase, round.phase) or not round.may_become(phase):
        raise NotYet(_("From here the round cannot go there."))
    if not why.strip():
        raise NotYet(_("Say in a few words why, so that everyone can follow it."))
    _see_that_it_can_begin(round, phase)
    change = _change(round, phase, by=by, why=why, at=at)
    tell("purpose.phase_reached", by=by, about=change, at=change.at)
    to, community = members_of(round.community), round.community
    notify("purpose.phase_reached", to=to, about=change, by=by, community=community, at=change.at)
    return change


def _led(round, by):
    round = locked(round)
    if not access.can_lead(by, round):
        raise PermissionDenied
    return round


def _see_that_it_can_begin(round, phase):
    if round.phase == Phase.ENDED and running(round.community):
        raise NotYet(_("Another round goes on in this community. End that one first."))
    if phase == Phase.TESTING and not has_purpose(round):
        raise NotYet(_("There is no draft yet that says what the purpose is. Write that sentence first."))


def has_purpose(round):
    """Whether some draft says in a sentence what the purpose is: without one there is nothing to react to."""
    return (
        Sentence.objects.standing()
        .filter(draft__round=round, draft__withdrawn_at=None, part=Part.PURPOSE)
        .exists()
    )


def _change(round, phase, *, by, why, at, undoes=None):
    change = PhaseChange.objects.create(
        round=round,
        was=round.phase,
        became=phase,
        why=why.strip(),
        by=by,
        at=at or timezone.now(),
        undoes=undoes,
    )
    round.phase = phase
    round.save(update_fields=["phase"])
    return change


def last_change(round):
    """The change one can take back: the last one, unless it took something back itself or made a version."""
    change = round.changes.first()
    if change is None or change.undoes_id or change.became != round.phase:
        return None
    return None if Phase.ADOPTED in (change.was, change.became) else change


@transaction.atomic
def undo(round, *, by, at=None):
    """Take the last move back; everything people wrote stays. A second call changes nothing."""
    round = _led(round, by)
    change = last_change(round)
    if change is None:
        return None
    if change.was in WORKING and round.phase == Phase.ENDED and running(round.community):
        raise NotYet(_("Another round goes on in this community. End that one first."))
    untell(change)
    return _change(round, change.was, by=by, why="", at=at, undoes=change)


@transaction.atomic
def close_with_version(round, draft, *, by, at=None, why=""):
    """That this draft of the round became a version; called by adopting, in its transaction.

    Reactions wait for the same row, so that an objection comes before this and stops it, or after this and
    is told that the round is over. Raises NotYet while one to this draft is unanswered.
    """
    round = _led(round, by)
    if not round.may_become(Phase.ADOPTED):
        raise NotYet(_("Only a draft that people reacted to becomes a version."))
    if Reaction.objects.unanswered().filter(draft=draft).exists():
        raise NotYet(_("An objection waits for an answer in writing. Answer it first."))
    return _change(round, Phase.ADOPTED, by=by, why=why, at=at)


@transaction.atomic
def talk(round, conversation, *, by, at=None):
    """Let the round be about this conversation; one that still collects ideas goes on to it at once."""
    round = hold_conversation(round, conversation, by=by)
    if round.phase == Phase.OPEN:
        move(round, Phase.CONVERSATION, by=by, why=conversation.topic, at=at)
    return round


@transaction.atomic
def hold_conversation(round, conversation, *, by):
    """Let the round be about this conversation of statements, of the same community."""
    round = _led(round, by)
    if conversation is not None and conversation.community_id != round.community_id:
        raise PermissionDenied
    round.conversation = conversation
    round.save(update_fields=["conversation"])
    return round
