"""Saying what one thinks of a draft, answering objections in writing, and whether an answer will do."""

from collections import Counter

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.moderation.hiding import not_hidden
from samenspel.notifications.notifying import notify
from samenspel.purpose import access
from samenspel.purpose.amending import writers_of
from samenspel.purpose.models import Draft, ObjectionAnswer, Reaction
from samenspel.purpose.rounds import NotYet, locked


@transaction.atomic
def react(draft, *, by, kind, argument="", at=None):
    """Say what one thinks of a draft; the same again changes nothing, something else keeps what it was.

    After a change of the draft the same words are said anew: what was said before does not count any more.

    Waits for the row of the round, as adopting does: an objection counts, or finds that the round is over.
    """
    draft = _held(draft)
    if not access.can_react(by, draft):
        raise PermissionDenied
    kind, argument = Reaction.Kind(kind), argument.strip()
    if kind == Reaction.Kind.OBJECTION and not argument:
        raise NotYet(_("Say in a few words what you object to, so that someone can answer it."))
    at = at or timezone.now()
    before = mine(draft, by)
    if before and (before.kind, before.argument) == (kind, argument) and is_fresh(before):
        return before
    draft.reactions.standing().filter(person=by).update(until=at)
    reaction = Reaction.objects.create(draft=draft, person=by, kind=kind, argument=argument, at=at)
    if kind == Reaction.Kind.OBJECTION:
        to, community = writers_of(draft), draft.community
        notify("purpose.objected", to=to, about=reaction, by=by, community=community, at=at)
    return reaction


def _held(draft):
    """The draft with its round as it stands, held until the transaction ends."""
    round = locked(draft.round)
    draft = Draft.objects.get(pk=draft.pk)
    draft.round = round
    return draft


def mine(draft, person):
    return draft.reactions.standing().filter(person=person).first()


def is_fresh(reaction):
    """Whether it was said about the draft as it reads now."""
    return Reaction.objects.fresh().filter(pk=reaction.pk).exists()


@transaction.atomic
def take_back(draft, *, by, at=None):
    """Say nothing about the draft any more; a second call changes nothing."""
    draft = _held(draft)
    if not access.can_react(by, draft):
        raise PermissionDenied
    return draft.reactions.standing().filter(person=by).update(until=at or timezone.now())


@transaction.atomic
def answer(reaction, *, by, text, once=None, at=None):
    """Answer an objection in writing; whoever objected cannot answer it. The same ``once`` answers once."""
    draft = _held(reaction.draft)
    reaction = Reaction.objects.get(pk=reaction.pk)
    reaction.draft = draft
    if reaction.kind != Reaction.Kind.OBJECTION or not access.can_answer_objection(by, reaction):
        raise PermissionDenied
    if not text.strip():
        raise NotYet(_("An objection is answered in writing. Write a few words."))
    try:
        with transaction.atomic():
            said = ObjectionAnswer.objects.create(
                reaction=reaction, text=text.strip(), by=by, once=once, at=at or timezone.now()
            )
            to, community = [reaction.person], draft.community
            notify("purpose.objection_answered", to=to, about=said, by=by, community=community, at=at)
            return said
    except IntegrityError:
        return ObjectionAnswer.objects.get(by=by, once=once)


@transaction.atomic
def judge(answer, verdict, *, by, at=None):
    """Whether the objection is answered by this or stands all the same; only who objected says so.

    What stands is dissent: recorded, and shown with the version, in no one's way.
    """
    reaction = answer.reaction
    reaction.draft = _held(reaction.draft)
    if reaction.person_id != by.pk or reaction.until is not None or not access.can_react(by, reaction.draft):
        raise PermissionDenied
    answer.verdict = ObjectionAnswer.Verdict(verdict)
    answer.verdict_at = at or timezone.now()
    answer.save(update_fields=["verdict", "verdict_at"])
    return answer


def unanswered_objections(draft):
    """Objections to this draft that nobody answered in writing: while there is one, it cannot be adopted."""
    return draft.reactions.unanswered()


def dissent(draft):
    """Objections in sight that stand after their last answer, in the words of who objected."""
    rows = draft.reactions.standing().objections().filter(not_hidden(Reaction))
    rows = rows.prefetch_related("answers").select_related("person")
    return [row for row in rows if (said := list(row.answers.all())) and said[-1].verdict == "stands"]


def counts(draft):
    """How many people say what of the draft as it reads now, and every objection; in everyone's own name,
    and so counted openly."""
    counting = draft.reactions.counting()
    found = Counter(counting.fresh().exclude(kind=Reaction.Kind.OBJECTION).values_list("kind", flat=True))
    found[Reaction.Kind.OBJECTION] = counting.objections().count()
    return {kind.value: found.get(kind.value, 0) for kind in Reaction.Kind}
