"""Writing down what came of it: decided, not decided or withdrawn; handing it over; a note; looking again."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.communities import mandating
from samenspel.decisions import access, dissenting, figures, objections
from samenspel.decisions.letters import tell as tell_by_mail
from samenspel.decisions.models import BallotBox, HandOver, Note, Outcome, Review, State
from samenspel.decisions.proposing import held
from samenspel.decisions.refusing import NotNow
from samenspel.feed.telling import tell
from samenspel.house.auditing import record
from samenspel.notifications.notifying import notify
from samenspel.people.models import Person
from samenspel.search.indexing import index

HOW = {"consent": Outcome.How.CONSENT, "advice": Outcome.How.ADVICE, "poll": Outcome.How.POLL}


def obstacles(proposal, *, at=None):
    """What stands in the way of writing down a decision, each in a sentence; empty when nothing does."""
    at = at or timezone.now()
    round = proposal.now
    if hasattr(round, "hand_over"):
        return []
    now, on = figures.standing(round, on=timezone.localdate(at)), timezone.localdate(at)
    found = []
    if not round.is_past(on=on) and not (now.asked and now.everyone_answered):
        found.append(_("People can still answer, up to and including the last day."))
    elif not now.has_quorum:
        found.append(
            _("Too few answered: %(answered)s of the %(needed)s that are needed.")
            % {"answered": now.answered, "needed": now.needed}
        )
    if proposal.kind == "consent":
        found += _objections(round, at)
    if proposal.kind == "advice":
        found += _advice(round)
    return found


def _objections(round, at):
    holding = [each for each in objections.of_round(round) if each.holds_up(at)]
    unanswered = sum(not each.is_answered for each in holding)
    standing = sum(each.stands for each in holding)
    waiting = len(holding) - unanswered - standing
    if unanswered:
        yield (
            ngettext(
                "%s objection has not been answered.", "%s objections have not been answered.", unanswered
            )
            % unanswered
        )
    if standing:
        yield ngettext("%s objection stands.", "%s objections stand.", standing) % standing
    if waiting:
        yield (
            ngettext(
                "%s person who objected has not said yet whether the answer resolves it.",
                "%s people who objected have not said yet whether the answer resolves it.",
                waiting,
            )
            % waiting
        )


def _advice(round):
    unused = round.advices.filter(use=None).count()
    if not round.advices.exists():
        yield _("Nobody has given advice yet.")
    if unused:
        yield (
            ngettext(
                "Of %s advice it does not say yet what you do with it.",
                "Of %s pieces of advice it does not say yet what you do with them.",
                unused,
            )
            % unused
        )


@transaction.atomic
def conclude(proposal, *, by, ending, text="", why="", follows="", review_on=None, at=None):
    """Close it with its outcome; once closed, a second time gives the outcome that is there.

    Decided only when nothing stands in the way (NotNow says what). Figures stay as they are now.
    """
    proposal, at = held(proposal), at or timezone.now()
    round, ending = proposal.now, Outcome.Ending(ending)
    if proposal.is_closed and round.has_outcome and round.outcome.by == by:
        return round.outcome
    if not proposal.is_open:
        raise NotNow(_("This was closed in the meantime."))
    _may_conclude(proposal, by, ending, at)
    outcome = Outcome.objects.create(
        round=round,
        ending=ending,
        how=_how(proposal) if ending == Outcome.Ending.DECIDED else "",
        text=text,
        why=why,
        follows=follows,
        review_on=review_on if ending == Outcome.Ending.DECIDED else None,
        figures=figures.frozen(round, on=timezone.localdate(at)),
        dissent=dissenting.of_round(round),
        by=by,
        at=at,
        stood_in=access.stands_in(by, proposal, at=at),
    )
    _close(proposal, round, at)
    tell(f"decisions.{_told(ending)}", by=by, about=proposal, at=at)
    to, community = Person.objects.filter(asked_to_decide__round=round), proposal.community
    notify("decisions.concluded", to=to, about=outcome, by=by, community=community, at=at)
    record(
        "decisions.outcome_recorded",
        by=by,
        about=proposal,
        at=at,
        ending=str(ending),
        **_as_steward(outcome),
    )
    return outcome


def _as_steward(outcome):
    return {"stood_in": True} if outcome.stood_in else {}


def _may_conclude(proposal, by, ending, at):
    may = access.can_decide(by, proposal, at=at)
    if ending == Outcome.Ending.WITHDRAWN:
        may = access.can_lead(by, proposal)
    if not may:
        raise PermissionDenied
    in_the_way = obstacles(proposal, at=at) if ending == Outcome.Ending.DECIDED else []
    if in_the_way:
        raise NotNow(" ".join(in_the_way))


def _close(proposal, round, at):
    """The ballots have been counted; nothing is left that could be counted otherwise."""
    BallotBox.objects.filter(round=round).delete()
    proposal.state, proposal.moved_at = State.CLOSED, at
    proposal.save(update_fields=["state", "moved_at"])
    index("proposal", [proposal])


def _how(proposal):
    return Outcome.How.MANDATE if hasattr(proposal.now, "hand_over") else HOW[proposal.kind]


def _told(ending):
    return "proposal_withdrawn" if ending == Outcome.Ending.WITHDRAWN else f"proposal_{ending}"


def could_decide(proposal, viewer):
    """Who has a confirmed mandate to say yes here, with the mandate: to whom it can be handed over."""
    subjects = [proposal.subject] if proposal.subject else None
    seats = mandating.who_can_say_yes(proposal.community, viewer, subjects=subjects)
    return [
        (person, f"{say.terms.subject} · {seat.organisation.name}")
        for seat in seats
        for say in seat.says
        if say.is_yes
        for person in say.holders
    ]


@transaction.atomic
def hand_over(proposal, *, by, person, why, at=None):
    """Give a proposal whose objection stands to who has the mandate; the dissent goes into the record."""
    proposal = held(proposal)
    if not access.can_lead(by, proposal) or not proposal.is_open:
        raise PermissionDenied
    if not any(each.stands and each.counts for each in objections.of_round(proposal.now)):
        raise NotNow(_("There is no objection that stands, so there is no need to hand this over."))
    mandate = next((said for who, said in could_decide(proposal, by) if who == person), None)
    if mandate is None:
        raise PermissionDenied
    handed, is_new = HandOver.objects.get_or_create(
        round=proposal.now,
        defaults={
            "person": person,
            "mandate": mandate[:240],
            "why": why,
            "by": by,
            "at": at or timezone.now(),
        },
    )
    if is_new:
        record("decisions.handed_over", by=by, about=proposal, person=person, at=at)
        told = {"about": handed, "by": by, "at": at}
        tell_by_mail("handed_over", person, proposal, why=why, kind="decisions.handed_over", **told)
        notify("decisions.handed_over", to=[person], community=proposal.community, **told)
    return handed


@transaction.atomic
def add_note(proposal, *, by, text, once=None, at=None):
    """Stand a correction beside the outcome; the record itself stays as it was."""
    proposal = held(proposal)
    if not access.can_note(by, proposal):
        raise PermissionDenied
    key = {"once": once} if once else {"text": text}
    return Note.objects.get_or_create(
        outcome=proposal.now.outcome, by=by, **key, defaults={"text": text, "at": at or timezone.now()}
    )[0]


@transaction.atomic
def look_again(proposal, *, by, text, next_on=None, at=None):
    """Say what one sees when looking again at what was decided, and when to look once more, if at all."""
    proposal, at = held(proposal), at or timezone.now()
    if not access.can_note(by, proposal):
        raise PermissionDenied
    outcome = Outcome.objects.select_for_update().get(round=proposal.now)
    if not outcome.is_due(on=timezone.localdate(at)):
        raise NotNow(_("Somebody looked at this again already, or it is not time yet."))
    if next_on is not None and next_on <= timezone.localdate(at):
        raise NotNow(_("Choose a day after today, or none."))
    review = Review.objects.create(
        outcome=outcome, due_on=outcome.review_on, text=text, next_on=next_on, by=by, at=at
    )
    Outcome.objects.filter(pk=outcome.pk).update(review_on=next_on)
    return review
