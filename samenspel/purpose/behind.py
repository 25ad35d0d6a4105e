"""Where each sentence of a version comes from: statements people voted on, ideas, and amendments taken."""

from dataclasses import dataclass, field

from samenspel.opinions.models import Statement
from samenspel.people.models import Person
from samenspel.purpose.models import Amendment, Idea, Part, SentenceSource
from samenspel.purpose.votes_behind import votes_on


@dataclass
class Behind:
    statements: list = field(default_factory=list)
    ideas: list = field(default_factory=list)
    amendments: list = field(default_factory=list)

    def __bool__(self):
        return bool(self.statements or self.ideas or self.amendments)


def by_part(version, viewer):
    """The sentences of the purpose, which stand above the rest, and (words of the part, its sentences) in
    order; each sentence knows what is ``behind`` it."""
    sentences = list(version.sentences.in_order().select_related("came_from__version"))
    found = _behind(sentences, viewer)
    for sentence in sentences:
        sentence.behind = found.get(sentence.sentence_id) or Behind()
    parts = [(part, [each for each in sentences if each.part == part]) for part in Part]
    purpose = next(rows for part, rows in parts if part == Part.PURPOSE)
    return purpose, [(part.label, rows) for part, rows in parts if rows and part != Part.PURPOSE]


def _behind(sentences, viewer):
    """{sentence of a draft: Behind}, as far as ``viewer`` may see each thing."""
    pks = [each.sentence_id for each in sentences if each.sentence_id]
    if not pks:
        return {}
    found = {pk: Behind() for pk in pks}
    sources = list(SentenceSource.objects.filter(sentence__in=pks))
    statements = _seen(Statement, viewer, {each.statement_id for each in sources})
    ideas = _seen(Idea, viewer, {each.idea_id for each in sources})
    votes = votes_on(list(statements.values()), viewer)
    for statement in statements.values():
        statement.voted = votes[statement.pk]
    for source in sources:
        if source.statement_id in statements:
            found[source.sentence_id].statements.append(statements[source.statement_id])
        if source.idea_id in ideas:
            found[source.sentence_id].ideas.append(ideas[source.idea_id])
    for amendment in _amendments(pks, viewer):
        found[amendment.sentence_id].amendments.append(amendment)
    return found


def _seen(model, viewer, pks):
    pks.discard(None)
    rows = model.objects.visible_to(viewer).filter(pk__in=pks) if pks else model.objects.none()
    if model is Statement:
        rows = rows.select_related("conversation__community")
    return {row.pk: row for row in rows}


def _amendments(sentences, viewer):
    """Those that were taken, with who proposed them as far as ``viewer`` may see that person."""
    rows = Amendment.objects.visible_to(viewer).filter(sentence__in=sentences, answer__taken=True)
    rows = list(rows.select_related("by", "answer"))
    seen = Person.objects.visible_to(viewer).filter(pk__in=[row.by_id for row in rows])
    seen = set(seen.values_list("pk", flat=True))
    for row in rows:
        row.seen_by = row.by if row.by_id in seen else None
    return rows
