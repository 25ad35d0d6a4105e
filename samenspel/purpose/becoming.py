"""What became of everything one person brought into the rounds of a community; for that person only.

Each thing says in which sentences of which drafts and versions it lives, or why it does not.
"""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from samenspel.opinions.models import Judgement, Statement
from samenspel.purpose.models import (
    Amendment,
    Difference,
    Draft,
    Idea,
    Reaction,
    Round,
    Sentence,
    SentenceRevision,
    SentenceSource,
    VersionSentence,
)


@dataclass
class Item:
    """One thing that was brought in.

    kind     what it is, in a word
    places   sentences it lives in: (where, the sentence, address)
    said     what was said about it: reasons, answers, outcomes
    """

    kind: str
    words: str
    at: object
    places: list = field(default_factory=list)
    said: list = field(default_factory=list)

    @property
    def lives(self):
        return bool(self.places)


def mine(community, person):
    """(round, its items, the oldest first) for each round in which they brought something, newest first."""
    rounds = Round.objects.filter(community=community).select_related("community").newest_first()
    found = []
    for round in rounds:
        makers = (_ideas, _statements, _sentences, _amendments, _reactions, _differences)
        items = [item for make in makers for item in make(round, person)]
        if items:
            found.append((round, sorted(items, key=lambda item: item.at)))
    return found


def apart(rounds):
    """What lives in a sentence, and what does not: two lists of (round, its items)."""
    living = [(round, [item for item in items if item.lives]) for round, items in rounds]
    others = [(round, [item for item in items if not item.lives]) for round, items in rounds]
    return [pair for pair in living if pair[1]], [pair for pair in others if pair[1]]


def _ideas(round, person):
    rows = list(Idea.objects.filter(round=round, by=person))
    places = _places(SentenceSource.objects.filter(idea__in=rows).values_list("idea", "sentence"))
    for idea in rows:
        item = Item(idea.get_kind_display(), idea.text, idea.at, places.get(idea.pk, []))
        if not item.lives:
            item.said.append(_not_in_a_sentence(round))
        yield item


def _statements(round, person):
    if round.conversation_id is None:
        return
    rows = list(Statement.objects.filter(conversation=round.conversation_id, by=person))
    places = _places(SentenceSource.objects.filter(statement__in=rows).values_list("statement", "sentence"))
    removed = {}
    for judgement in Judgement.objects.filter(statement__in=rows, verdict="removed").order_by("at", "pk"):
        removed[judgement.statement_id] = judgement
    for row in rows:
        item = Item(_("Statement"), row.text, row.at, places.get(row.pk, []))
        if row.standing == Statement.Standing.REMOVED and row.pk in removed:
            item.said.append(_why_removed(removed[row.pk]))
        elif row.standing == Statement.Standing.WAITING:
            item.said.append(_("It waits for somebody to look at it."))
        elif not item.lives:
            item.said.append(_not_in_a_sentence(round))
        yield item


def _why_removed(judgement):
    reason = judgement.words or judgement.get_reason_display()
    return _("It was taken out of the conversation: %s") % reason


def _sentences(round, person):
    """Sentences they were the first to write; not those that came along from a version before."""
    rows = SentenceRevision.objects.filter(
        sentence__draft__round=round, sentence__came_from=None, amendment=None
    )
    rows = rows.select_related("sentence").order_by("at", "pk")
    first = {}
    for row in rows:
        first.setdefault(row.sentence_id, row)
    own = {pk: row for pk, row in first.items() if row.by_id == person.pk}
    places = _places((pk, pk) for pk in own)
    for pk, row in own.items():
        item = Item(_("Sentence"), row.text, row.at, places.get(pk, []))
        if row.sentence.removed_at:
            item.said.append(_why_taken_out(row.sentence))
        yield item


def _why_taken_out(sentence):
    last = sentence.revisions.filter(text="").last()
    why = (last.why or (last.amendment.why if last.amendment else "")) if last else ""
    if not why:
        return _("It was taken out of the draft.")
    return _("It was taken out of the draft: %s") % why


def _amendments(round, person):
    rows = Amendment.objects.filter(draft__round=round, by=person).select_related("answer", "sentence")
    rows = list(rows)
    places = _places(_reached(rows))
    for row in rows:
        answer = getattr(row, "answer", None)
        taken = answer is not None and answer.taken
        item = Item(_("Proposal for a sentence"), row.text or row.was, row.at)
        item.places = places.get(row.pk, []) if taken else []
        if answer is None:
            item.said.append(_("You took it back.") if row.withdrawn_at else _("Nobody answered it yet."))
        elif answer.why:
            words = _("Taken over: %s") if taken else _("Not taken over: %s")
            item.said.append(words % answer.why)
        else:
            item.said.append(_("Taken over.") if taken else _("Not taken over."))
        yield item


def _reached(amendments):
    """(amendment, the sentence it changed or made)."""
    rows = SentenceRevision.objects.filter(amendment__in=amendments)
    yield from rows.values_list("amendment", "sentence")


def _reactions(round, person):
    rows = Reaction.objects.filter(draft__round=round, person=person).prefetch_related("answers")
    for row in rows.select_related("draft"):
        item = Item(row.get_kind_display(), row.argument or row.draft.title, row.at)
        item.said += [_("Answered: %s") % answer.text for answer in row.answers.all()]
        item.said += [answer.get_verdict_display() for answer in row.answers.all() if answer.verdict]
        if row.until:
            item.said.append(_("You said something else later."))
        yield item


def _differences(round, person):
    for row in Difference.objects.filter(round=round, by=person):
        item = Item(_("Difference you named"), row.name, row.at)
        item.said.append(
            _("Resolved: %s") % row.outcome if row.resolved_at else _("It stands beside the drafts.")
        )
        yield item


def _not_in_a_sentence(round):
    if round.is_running:
        return _("No sentence points at it yet.")
    return _("No sentence points at it.")


def _places(pairs):
    """{thing: the sentences it lives in}, from (thing, sentence of a draft) pairs: versions before drafts."""
    pairs = list(pairs)
    sentences = Sentence.objects.filter(pk__in=[pk for _thing, pk in pairs], removed_at=None)
    sentences = {each.pk: each for each in sentences.select_related("draft")}
    adopted = {}
    rows = VersionSentence.objects.filter(sentence__in=sentences).select_related("version__community")
    for row in rows.order_by("version__number"):
        adopted.setdefault(row.sentence_id, []).append(row)
    found = {}
    for thing, pk in pairs:
        if pk in sentences:
            here = found.setdefault(thing, [])
            here += [place for place in _lives_in(sentences[pk], adopted.get(pk, [])) if place not in here]
    return found


def _lives_in(sentence, adopted):
    if adopted:
        return [
            (
                _("Version %s") % row.version.number,
                row.text,
                f"{row.version.get_absolute_url()}#s-{row.pk}",
            )
            for row in adopted
        ]
    draft: Draft = sentence.draft
    if draft.withdrawn_at:
        where = _("Draft “%s”, which was withdrawn") % draft.title
    else:
        where = _("Draft “%s”") % draft.title
    return [(where, sentence.text, f"{draft.get_absolute_url()}#s-{sentence.pk}")]
