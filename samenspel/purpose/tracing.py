"""What stands behind a sentence: statements people voted on and ideas they brought; and what divides."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.opinions.models import Statement
from samenspel.purpose import access, writing
from samenspel.purpose.models import Difference, Idea, SentenceSource
from samenspel.purpose.rounds import locked

MOST_SHOWN = 12


def statements_for(round, viewer):
    """Statements of the conversation of this round that the viewer may see and that are in play."""
    if round.conversation_id is None:
        return Statement.objects.none()
    seen = Statement.objects.visible_to(viewer).filter(conversation=round.conversation_id)
    return seen.in_play().in_order()


def found_in(round, viewer, words):
    """Statements and ideas that hold all these words, however they are written."""
    statements, ideas = statements_for(round, viewer), ideas_for(round, viewer)
    for word in words.split()[:6]:
        statements, ideas = statements.filter(text__icontains=word), ideas.filter(text__icontains=word)
    return list(statements[:MOST_SHOWN]), list(ideas[:MOST_SHOWN])


def ideas_for(round, viewer):
    """Ideas and examples of this round; people who inspire are no source of a sentence."""
    seen = Idea.objects.visible_to(viewer).filter(round=round)
    return seen.exclude(kind=Idea.Kind.INSPIRER).newest_first()


@transaction.atomic
def link(sentence, *, by, statement=None, idea=None, at=None):
    """Say that a sentence comes from this statement or idea of its round; twice is once."""
    draft = writing.held(sentence.draft, by)
    fits = (
        statements_for(draft.round, by).filter(pk=statement.pk)
        if statement
        else ideas_for(draft.round, by).filter(pk=idea.pk)
    )
    if not fits.exists():
        raise PermissionDenied
    return SentenceSource.objects.get_or_create(
        sentence=sentence, statement=statement, idea=idea, defaults={"by": by, "at": at or timezone.now()}
    )[0]


@transaction.atomic
def unlink(source, *, by):
    """That it does not come from this after all."""
    writing.held(source.sentence.draft, by)
    source.delete()


@transaction.atomic
def name_difference(round, *, by, name, draft=None, statement=None, at=None):
    """Name what people do not agree on; the same name again is the same difference."""
    round = locked(round)
    if not access.can_name_difference(by, round) or (draft and draft.round_id != round.pk):
        raise PermissionDenied
    if statement and not statements_for(round, by).filter(pk=statement.pk).exists():
        raise PermissionDenied
    return Difference.objects.get_or_create(
        round=round,
        draft=draft,
        name=name.strip(),
        resolved_at=None,
        defaults={"by": by, "statement": statement, "at": at or timezone.now()},
    )[0]


@transaction.atomic
def resolve(difference, *, by, outcome, at=None):
    """Say how a difference was resolved; the first word counts."""
    if not access.can_name_difference(by, locked(difference.round)):
        raise PermissionDenied
    open_ones = Difference.objects.filter(pk=difference.pk, resolved_at=None)
    open_ones.update(resolved_at=at or timezone.now(), resolved_by=by, outcome=outcome.strip())


@transaction.atomic
def reopen(difference, *, by):
    """It is not resolved after all."""
    if not access.can_name_difference(by, locked(difference.round)):
        raise PermissionDenied
    Difference.objects.filter(pk=difference.pk).update(resolved_at=None, resolved_by=None, outcome="")
