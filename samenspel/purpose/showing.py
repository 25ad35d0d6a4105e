"""Where a community is on the way to its purpose: in sentences, with one thing to do next."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.opinions.models import Conversation
from samenspel.people.models import Person
from samenspel.purpose import access, contract_pages, rounds
from samenspel.purpose.contract_access import can_adopt
from samenspel.purpose.guiding import Now
from samenspel.purpose.models import (
    Amendment,
    Draft,
    Idea,
    Phase,
    Reaction,
    Round,
    SentenceRevision,
    Version,
)
from samenspel.purpose.readiness import of_drafts

FACES = 8
FEW_IDEAS = 3


@dataclass(frozen=True)
class Step:
    """One of the six steps on the way: ``stands`` is done, now, skipped or ahead."""

    words: str
    stands: str
    in_words: str


def page(community, viewer):
    """Everything the page of a community about its purpose needs."""
    round = rounds.running(community)
    last = round or Round.objects.filter(community=community).newest_first().first()
    version = Version.now_of(community)
    shown = {
        "version": version,
        "contract": contract_pages.part(community, version, viewer),
        "round": round,
        "last": last,
        "steps": steps(round or last),
        "can_begin": round is None and access.can_begin(viewer, community),
        "earlier": list(
            Round.objects.filter(community=community).newest_first().prefetch_related("versions")[:6]
        ),
    }
    if round is not None:
        round.community = community
        shown |= of_running(round, viewer)
    elif last is not None:
        shown["ended_why"] = last.changes.first() if last.phase == Phase.ENDED else None
    return shown


def of_running(round, viewer):
    """What goes on now: what one can do, what was brought and written, what divides, who took part."""
    drafts = list(Draft.objects.visible_to(viewer).standing().filter(round=round))
    conversation = _conversation(round, viewer)
    objections = _objections(drafts)
    _say_what_is_needed(round, drafts, viewer)
    may_write = access.can_bring(viewer, round)
    now = Now(round, viewer, drafts, conversation, objections)
    ideas = Idea.objects.visible_to(viewer).filter(round=round).newest_first()
    return {
        "now": now.sentence(),
        "doing": now.doing(),
        "next": now.next(),
        "action": now.action(),
        "onward": now.onward(),
        "may_bring": may_write,
        "can_lead": access.can_lead(viewer, round),
        "last_change": round.changes.first(),
        "drafts": drafts,
        "conversation": conversation,
        "ideas": list(ideas.exclude(kind=Idea.Kind.INSPIRER)[:FEW_IDEAS]),
        "idea_count": ideas.count(),
        "differences": list(round.differences.all()),
        "can_name": access.can_name_difference(viewer, round),
        **_who(round, viewer),
    }


def of_round(round, viewer):
    """The page of one round, also long after."""
    drafts = list(Draft.objects.visible_to(viewer).filter(round=round))
    changes = list(round.changes.select_related("by", "undone_by"))
    seen = Person.objects.visible_to(viewer)
    known = set(seen.filter(pk__in=[each.by_id for each in changes]).values_list("pk", flat=True))
    for change in changes:
        change.seen_by = change.by if change.by_id in known else None
    conversation = _conversation(round, viewer)
    return {
        **(_to_do(round, viewer, drafts, conversation) if round.is_running else {}),
        "round": round,
        "steps": steps(round),
        "changes": changes,
        "drafts": drafts,
        "conversation": conversation,
        "idea_count": Idea.objects.visible_to(viewer).filter(round=round).count(),
        "differences": list(round.differences.all()),
        "version": round.versions.first(),
        **_who(round, viewer),
    }


def _to_do(round, viewer, drafts, conversation):
    """What one can do in a round that goes on."""
    drafts = [draft for draft in drafts if draft.withdrawn_at is None]
    _say_what_is_needed(round, drafts, viewer)
    now = Now(round, viewer, drafts, conversation, _objections(drafts))
    return {
        "now": now.sentence(),
        "doing": now.doing(),
        "action": now.action(),
        "onward": now.onward(),
        "can_lead": now.leads,
    }


def steps(round):
    """The six steps: four of a round, and then the version and its signatures."""
    names = [
        (Phase.OPEN, _("Ideas")),
        (Phase.CONVERSATION, _("Conversation")),
        (Phase.PROPOSAL, _("Drafts")),
        (Phase.TESTING, _("Reactions")),
        (Phase.ADOPTED, _("Version")),
        (None, _("Signing")),
    ]
    if round is None:
        return [Step(words, "ahead", _("to come")) for _phase, words in names]
    been = {round.phase, Phase.OPEN} | set(round.changes.values_list("became", flat=True))
    order = [phase for phase, _words in names]
    if round.phase == Phase.ENDED:
        return [_step(0, 1 if phase in been else -1, True, words) for phase, words in names]
    here = order.index(None if round.phase == Phase.ADOPTED else round.phase)
    return [_step(place, here, phase in been, words) for place, (phase, words) in enumerate(names)]


def _step(place, here, was_there, words):
    if place == here:
        return Step(words, "now", _("now"))
    if place > here:
        return Step(words, "ahead", _("to come"))
    return Step(words, "done", _("done")) if was_there else Step(words, "skipped", _("skipped"))


def _conversation(round, viewer):
    if round.conversation_id is None:
        return None
    return Conversation.objects.visible_to(viewer).filter(pk=round.conversation_id).first()


def _say_what_is_needed(round, drafts, viewer):
    """Let each draft know whether this reader may adopt it now, or what is still needed for that."""
    if not drafts or not can_adopt(viewer, round):
        return
    stand = of_drafts(round, drafts, by=viewer)
    unanswered = set(Reaction.objects.unanswered().filter(draft__in=drafts).values_list("draft", flat=True))
    for draft in drafts:
        ready = stand[draft.pk].holds(timezone.now())
        draft.may_hold = ready and draft.pk not in unanswered
        draft.needs = [] if ready else stand[draft.pk].in_words()


def _objections(drafts):
    """The objections to these drafts that nobody answered yet."""
    return list(Reaction.objects.unanswered().filter(draft__in=drafts)) if drafts else []


def _who(round, viewer):
    """The faces of who brought, wrote or proposed something, as far as the viewer may see them."""
    brought = Q(pk__in=Idea.objects.visible_to(viewer).filter(round=round).order_by().values("by"))
    written = SentenceRevision.objects.filter(sentence__draft__round=round).order_by().values("by")
    proposed = Amendment.objects.filter(draft__round=round).order_by().values("by")
    had_a_part = brought | Q(pk__in=written) | Q(pk__in=proposed)
    people = Person.objects.visible_to(viewer).filter(had_a_part)
    people = list(people.by_name()[: FACES + 1])
    return {"people": people[:FACES], "has_more_people": len(people) > FACES}
