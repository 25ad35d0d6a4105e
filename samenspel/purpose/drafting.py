"""Beginning a draft: empty, from the version that holds, or from another draft; and taking one back."""

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.feed.telling import tell
from samenspel.purpose import access
from samenspel.purpose.models import (
    MOST_DRAFTS,
    Draft,
    Sentence,
    SentenceRevision,
    SentenceSource,
    Version,
)
from samenspel.purpose.rounds import NotYet, locked


def begin(round, *, by, title, rationale="", start=None, once=None, at=None):
    """Begin a draft; the same ``once`` again gives the draft it gave before.

    start   a Version or a Draft whose sentences it begins with; None for an empty page
    """
    at = at or timezone.now()
    try:
        with transaction.atomic():
            round = locked(round)
            if not access.can_draft(by, round):
                raise PermissionDenied
            draft = Draft.objects.create(
                round=round,
                number=_free_number(round),
                title=title,
                rationale=rationale,
                by=by,
                at=at,
                once=once,
            )
            _copy(start, draft, by, at)
            tell("purpose.draft_begun", by=by, about=draft, at=at)
            return draft
    except IntegrityError:
        return Draft.objects.get(by=by, once=once)


def _free_number(round):
    taken = set(round.drafts.standing().values_list("number", flat=True))
    free = [number for number in range(1, MOST_DRAFTS + 1) if number not in taken]
    if not free:
        raise NotYet(_("There are three drafts already. Write along in one of them, or take one back first."))
    return free[0]


def _copy(start, draft, by, at):
    """Sentences of another draft stay of who wrote them; those of a version are of nobody in this round."""
    if start is None:
        return
    from_version = isinstance(start, Version)
    if (start.community if from_version else start.round.community) != draft.round.community:
        raise PermissionDenied
    sentences = start.sentences if from_version else start.sentences.standing()
    for before in sentences.in_order():
        sentence = Sentence.objects.create(
            draft=draft,
            part=before.part,
            order=before.order,
            text=before.text,
            came_from=before if from_version else before.came_from,
            changed_at=at,
        )
        wrote = None if from_version else before.revisions.exclude(text="").last()
        SentenceRevision.objects.create(
            sentence=sentence, text=before.text, by_id=wrote.by_id if wrote else None, at=at
        )
        _copy_sources(before.sentence if from_version else before, sentence, by, at)


def _copy_sources(before, sentence, by, at):
    for source in before.sources.all() if before else ():
        SentenceSource.objects.create(
            sentence=sentence, statement_id=source.statement_id, idea_id=source.idea_id, by=by, at=at
        )


def starts_for(round):
    """What a new draft of this round may begin with: the version that holds, and the drafts there are."""
    version = Version.now_of(round.community)
    return ([version] if version else []) + list(round.drafts.standing())


@transaction.atomic
def withdraw(draft, *, by, at=None):
    """Take a draft out of the round; what was written stays readable, and it can be put back."""
    draft.round = locked(draft.round)
    if not access.can_withdraw_draft(by, draft):
        raise PermissionDenied
    draft.withdrawn_at = at or timezone.now()
    draft.save(update_fields=["withdrawn_at"])


@transaction.atomic
def put_back(draft, *, by):
    """Undo taking a draft back, when there is room for it."""
    draft.round = locked(draft.round)
    if draft.withdrawn_at is None:
        return
    if not access.can_put_back_draft(by, draft):
        raise PermissionDenied
    draft.number = _free_number(draft.round)
    draft.withdrawn_at = None
    draft.save(update_fields=["number", "withdrawn_at"])


@transaction.atomic
def explain(draft, *, by, title, rationale):
    """Change what a draft is called and why it says what it says."""
    if not access.can_write(by, draft):
        raise PermissionDenied
    draft.title, draft.rationale = title, rationale
    draft.save(update_fields=["title", "rationale"])
