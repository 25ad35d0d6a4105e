"""What the pages of a draft show: its sentences part by part, their history, sources, and reactions to it."""

from hashlib import sha256

from django.db.models import Count, Max, OuterRef, Q, Subquery
from django.utils import timezone

from samenspel.opinions.models import Statement
from samenspel.people.models import Person
from samenspel.purpose import access, dividing, reacting, tracing
from samenspel.purpose.contract_access import can_adopt
from samenspel.purpose.models import (
    LONGEST_PURPOSE,
    Amendment,
    Idea,
    Part,
    Phase,
    Reaction,
    SentenceRevision,
    SentenceSource,
)
from samenspel.purpose.readiness import OTHERS, readiness


def whole(draft, viewer):
    """The page of a draft."""
    round = draft.round
    may_see = access.can_see_reactions(viewer, draft.community)
    return {
        **body(draft, viewer),
        "round": round,
        "others": [each for each in round.drafts.standing() if each.pk != draft.pk],
        "differences": list(round.differences.filter(resolved_at=None)),
        "can_explain": access.can_write(viewer, draft) or access.can_withdraw_draft(viewer, draft),
        "can_put_back": draft.withdrawn_at is not None and access.can_put_back_draft(viewer, draft),
        "can_react": access.can_react(viewer, draft),
        "counts": reacting.counts(draft) if may_see else None,
        **(of_mine(draft, viewer) if may_see else {}),
        **on_the_way(draft, viewer),
        "begun_by": Person.objects.visible_to(viewer).filter(pk=draft.by_id).first(),
    }


def of_mine(draft, viewer):
    """What the viewer said to it, and whether they are asked again since it changed."""
    mine = reacting.mine(draft, viewer)
    return {"mine": mine, "asked_again": mine is not None and not reacting.is_fresh(mine)}


def on_the_way(draft, viewer):
    """What the draft still needs before it can become the version; in full for who may adopt it."""
    leads = draft.withdrawn_at is None and can_adopt(viewer, draft.round)
    may_see = leads or access.can_see_reactions(viewer, draft.community)
    if draft.round.phase != Phase.TESTING or not may_see:
        return {"unanswered": 0}
    unanswered = reacting.unanswered_objections(draft).count()
    stands = readiness(draft, by=viewer) if leads else None
    is_ready = stands is not None and stands.holds(timezone.now())
    return {
        "unanswered": unanswered,
        "unsaid": _unsaid(draft, viewer) if leads else [],
        "can_adopt": leads,
        "may_hold": is_ready and not unanswered,
        "needs": stands.in_words() if stands and not is_ready else [],
        "needed": OTHERS,
    }


def _unsaid(draft, viewer):
    """Objections that were answered and of which who objected has not said whether that will do."""
    rows = draft.reactions.counting().objections().prefetch_related("answers")
    rows = [row for row in rows if (said := list(row.answers.all())) and not said[-1].verdict]
    _say_who(rows, viewer)
    return rows


def body(draft, viewer, *, in_hand=()):
    """The sentences part by part, and a mark of how they stand, for asking later what changed since."""
    sentences = _sentences(draft, viewer, Q(removed_at=None) | Q(pk__in=in_hand))
    parts = {part: [] for part in Part}
    for sentence in sentences:
        parts[Part(sentence.part)].append(sentence)
    return {
        "draft": draft,
        "parts": list(parts.items()),
        "can_write": access.can_write(viewer, draft),
        "mark": mark_of(draft),
        "in_hand": set(in_hand),
        "longest_purpose": LONGEST_PURPOSE,
    }


def one(sentence, viewer):
    """One sentence as it stands among the others."""
    shown = _sentences(sentence.draft, viewer, Q(pk=sentence.pk))[0]
    return {
        "sentence": shown,
        "draft": sentence.draft,
        "can_write": access.can_write(viewer, sentence.draft),
    }


def mark_of(draft):
    """A short mark of a draft as it stands: another one when anybody changed something in it."""
    sentences = draft.sentences.aggregate(Count("pk"), Max("changed_at"))
    proposals = draft.amendments.aggregate(Count("pk"), Count("answer"), Count("withdrawn_at"))
    sources = SentenceSource.objects.filter(sentence__draft=draft).aggregate(Count("pk"), Max("pk"))
    said = [
        *sentences.values(),
        *proposals.values(),
        *sources.values(),
        draft.withdrawn_at,
        draft.round.phase,
    ]
    return sha256(repr(said).encode()).hexdigest()[:16]


def _sentences(draft, viewer, which):
    """Each with how many things stand behind it, what was proposed, and who changed it last."""
    last = SentenceRevision.objects.filter(sentence=OuterRef("pk")).order_by("-at", "-pk")
    rows = draft.sentences.filter(which).in_order().select_related("came_from__version")
    rows = rows.annotate(
        source_count=Count("sources"),
        statement_count=Count("sources__statement"),
        changed_by=Subquery(last.values("by")[:1]),
    )
    sentences = list(rows)
    proposed = {}
    waiting = Amendment.objects.visible_to(viewer).waiting().filter(draft=draft, sentence__in=sentences)
    for amendment in waiting:
        proposed.setdefault(amendment.sentence_id, []).append(amendment)
    seen = _people(viewer, [each.changed_by for each in sentences])
    for sentence in sentences:
        sentence.waiting = proposed.get(sentence.pk, [])
        sentence.carried = sentence.came_from is not None and sentence.came_from.text == sentence.text
        sentence.last_by = seen.get(sentence.changed_by)
    return sentences


def _people(viewer, ids):
    """Those of these people the viewer may see, by id."""
    wanted = {each for each in ids if each}
    return {person.pk: person for person in Person.objects.visible_to(viewer).filter(pk__in=wanted)}


def of_sentence(sentence, viewer):
    """The page of a sentence: how it came to read as it does, and what was proposed."""
    revisions = list(sentence.revisions.select_related("amendment").order_by("-at", "-pk"))
    amendments = list(
        Amendment.objects.visible_to(viewer)
        .filter(sentence=sentence)
        .select_related("answer")
        .order_by("-at")
    )
    ids = [row.by_id for row in revisions] + [row.amendment.by_id for row in revisions if row.amendment]
    seen = _people(viewer, [*ids, *(each.by_id for each in amendments)])
    for row in revisions:
        row.seen_by = seen.get(row.by_id)
        row.proposed_by = seen.get(row.amendment.by_id) if row.amendment else None
    for row in amendments:
        row.seen_by = seen.get(row.by_id)
    return {
        **of_sources(sentence, viewer),
        "draft": sentence.draft,
        "revisions": revisions,
        "amendments": amendments,
        "can_write": access.can_write(viewer, sentence.draft),
    }


def of_sources(sentence, viewer):
    """What stands behind a sentence, as far as the viewer may see it; the rest is only counted."""
    sources = list(sentence.sources.select_related("statement__conversation", "idea"))
    statements = Statement.objects.visible_to(viewer).filter(purpose_sentences__sentence=sentence)
    ideas = Idea.objects.visible_to(viewer).filter(sentences__sentence=sentence)
    seen_statements = set(statements.values_list("pk", flat=True))
    seen_ideas = set(ideas.values_list("pk", flat=True))
    shown = [
        source for source in sources if source.statement_id in seen_statements or source.idea_id in seen_ideas
    ]
    return {"sentence": sentence, "sources": shown, "unseen": len(sources) - len(shown)}


def to_choose_from(sentence, viewer, words):
    """What a sentence may come from: what was searched for, or else what most agree on, then ideas."""
    round = sentence.draft.round
    if words:
        statements, ideas = tracing.found_in(round, viewer, words)
    else:
        statements = dividing.common_ground(round, viewer) or list(
            tracing.statements_for(round, viewer)[: tracing.MOST_SHOWN]
        )
        ideas = list(tracing.ideas_for(round, viewer)[: tracing.MOST_SHOWN])
    linked = sentence.sources.all()
    statement_ids = {source.statement_id for source in linked}
    idea_ids = {source.idea_id for source in linked}
    return {
        **of_sources(sentence, viewer),
        "draft": sentence.draft,
        "words": words,
        "statements": [each for each in statements if each.pk not in statement_ids],
        "ideas": [each for each in ideas if each.pk not in idea_ids],
    }


def of_reactions(draft, viewer):
    """Everyone's reaction, objections first, each with who said it as far as the viewer may see them."""
    rows = Reaction.objects.visible_to(viewer).standing().filter(draft=draft)
    rows = list(rows.prefetch_related("answers"))
    _say_who(rows, viewer)
    fresh = set(Reaction.objects.fresh().filter(draft=draft).values_list("pk", flat=True))
    counting = set(Reaction.objects.counting().filter(draft=draft).values_list("pk", flat=True))
    can_react = access.can_react(viewer, draft)
    for row in rows:
        row.was_before = row.pk not in fresh
        row.counts = row.pk in counting
        row.is_mine = row.person_id == viewer.pk
        row.can_answer = can_react and row.kind == Reaction.Kind.OBJECTION and not row.is_mine
    by_kind = {kind: [row for row in rows if row.kind == kind] for kind in Reaction.Kind}
    order = (Reaction.Kind.OBJECTION, Reaction.Kind.CONCERN, Reaction.Kind.SUPPORT)
    return {
        "draft": draft,
        "round": draft.round,
        "groups": [(kind, by_kind[kind]) for kind in order if by_kind[kind]],
        "counts": reacting.counts(draft),
        "can_react": can_react,
        "again": sum(row.was_before and row.counts for row in rows),
        **of_mine(draft, viewer),
        **on_the_way(draft, viewer),
    }


def of_objection(reaction, viewer):
    _say_who([reaction], viewer)
    return {"reaction": reaction, "draft": reaction.draft, "round": reaction.draft.round}


def _say_who(reactions, viewer):
    answers = [answer for row in reactions for answer in row.answers.all()]
    seen = _people(viewer, [*(row.person_id for row in reactions), *(each.by_id for each in answers)])
    for row in reactions:
        row.seen_person = seen.get(row.person_id)
        row.said = list(row.answers.all())
        for answer in row.said:
            answer.seen_by = seen.get(answer.by_id)
