"""Answering a round: by name, for someone else, or into the box of an anonymous ballot; and objections."""

import json

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.decisions import access, proxying
from samenspel.decisions.choices import fitting
from samenspel.decisions.letters import tell
from samenspel.decisions.models import Answer, Asked, BallotBox, ObjectionReply, ObjectionWord, Stance
from samenspel.decisions.proposing import held
from samenspel.decisions.refusing import NotNow
from samenspel.notifications.notifying import notify

WORDS_NEEDED = {Stance.CONCERN, Stance.OBJECTION}


@transaction.atomic
def answer(round, *, by, person=None, stance="", choice=None, words="", at=None):
    """Answer by name, once at a time: another answer takes the place of the one before, which is kept.

    person   for whom, when that is someone else who gave ``by`` a proxy. Their own answer comes first.
    The same again changes nothing.
    """
    at, person = at or timezone.now(), person or by
    proposal = _taking_answers(round, at)
    round = proposal.now
    if round.is_anonymous or not access.can_react(by, proposal) or not access.is_asked(person, round):
        raise PermissionDenied
    before = round.answers.standing().filter(person=person).first()
    if person != by:
        _may_answer_for(by, person, proposal, before, at)
    said = _said(proposal, round, stance, choice, words)
    if (
        before
        and {name: getattr(before, name) for name in said} == said
        and before.by_proxy == (person != by)
    ):
        return before
    if before:
        Answer.objects.filter(pk=before.pk).update(until=at)
    made = Answer.objects.create(
        round=round, person=person, proxy=by if person != by else None, by_proxy=person != by, at=at, **said
    )
    if made.is_objection and not (before and before.is_objection):
        to, community = [proposal.by], proposal.community
        notify("decisions.objected", to=to, about=made, by=person, community=community, at=at)
    return made


@transaction.atomic
def put_in_box(round, *, by, choice, at=None):
    """Put a ballot in the box, once; that cannot be taken back. Gives whether it is in there now."""
    proposal = _taking_answers(round, at or timezone.now())
    round = proposal.now
    if not round.is_anonymous or not access.can_answer(by, proposal):
        raise PermissionDenied
    choice = fitting(round, choice)
    if not Asked.objects.filter(round=round, person=by, has_voted=False).update(has_voted=True):
        return False
    box = BallotBox.objects.select_for_update().get(round=round)
    box.ballots = sorted([*box.ballots, choice], key=lambda ballot: json.dumps(ballot, sort_keys=True))
    box.save()
    return True


@transaction.atomic
def reply(objection, *, by, text, once=None, at=None):
    """Answer an objection in words, as who leads the proposal or stands in; whoever objected is told."""
    proposal, objection = _objection(objection)
    if not access.can_reply(by, proposal, at=at) or objection.person == by:
        raise PermissionDenied
    made, is_new = ObjectionReply.objects.get_or_create(
        objection=objection, by=by, **({"once": once} if once else {"text": text}),
        defaults={
            "text": text, "at": at or timezone.now(), "stood_in": access.stands_in(by, proposal, at=at)
        },
    )  # fmt: skip
    if is_new and objection.person is not None:
        told = {"about": made, "by": by, "at": at}
        kind = "decisions.objection_answered"
        tell("objection_answered", objection.person, proposal, text=text, kind=kind, **told)
        notify(kind, to=[objection.person], community=proposal.community, **told)
    return made


@transaction.atomic
def say_of_reply(objection, *, by, says, at=None):
    """Say, as who objected, whether the last reply resolves it; that may be said again while it is open."""
    proposal, objection = _objection(objection)
    last = objection.replies.last()
    if objection.person != by or last is None or not access.can_react(by, proposal):
        raise PermissionDenied
    return ObjectionWord.objects.update_or_create(
        reply=last, defaults={"says": ObjectionWord.Says(says), "at": at or timezone.now()}
    )[0]


def _taking_answers(round, at):
    """The proposal, held, when this round is the one that is asked and there is time still."""
    proposal, on = held(round.proposal), timezone.localdate(at)
    if not proposal.is_open:
        raise NotNow(_("This was closed in the meantime. Your answer does not count any more."))
    if proposal.now.pk != round.pk:
        raise NotNow(_("The proposal was changed in the meantime. Read it once more and answer that."))
    if round.is_past(on=on) or proposal.now.is_past(on=on):
        raise NotNow(_("The last day to answer has gone by. Your answer does not count any more."))
    if proposal.now.is_for_questions(on=on):
        raise NotNow(_("It is time for questions first. You can answer from the day after."))
    return proposal


def _may_answer_for(holder, giver, proposal, before, at):
    if not proxying.may_answer_for(holder, giver, proposal, on=timezone.localdate(at)):
        raise PermissionDenied
    if before is not None and not before.by_proxy:
        raise NotNow(_("%s answered already. Someone's own answer comes first.") % giver)


def _said(proposal, round, stance, choice, words):
    if proposal.kind == "poll":
        return {"stance": "", "choice": fitting(round, choice), "words": words}
    if proposal.kind != "consent" or stance not in Stance.values:
        raise PermissionDenied
    if stance in WORDS_NEEDED and not words.strip():
        raise NotNow(_("Say what your concern or objection is, so that others can do something with it."))
    return {"stance": stance, "choice": None, "words": words}


def _objection(objection):
    """An objection that still is what someone says, in the round that is asked, with its proposal held."""
    proposal = held(objection.round.proposal)
    standing = Answer.objects.standing().objections().filter(pk=objection.pk, round=proposal.now).first()
    if standing is None or not proposal.is_open:
        raise NotNow(_("This is no longer what they say, or the proposal was changed. Look once more."))
    return proposal, standing
