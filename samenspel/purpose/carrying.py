"""What a draft changes in the version before: sentence by sentence, with the reasons given on the way."""

from dataclasses import dataclass

from samenspel.purpose.models import Sentence, SentenceRevision, Version, VersionSentence

NEW, CHANGED, GONE, KEPT = "new", "changed", "gone", "kept"


@dataclass(frozen=True)
class Change:
    """One sentence of a draft beside the one it descends from; ``now`` is None for one that is gone."""

    kind: str
    before: VersionSentence | None
    now: Sentence | None
    why: str = ""

    @property
    def key(self):
        """A name for it in forms, the same as long as the two sentences are."""
        return f"now-{self.now.pk}" if self.now else f"gone-{self.before.pk}"


def changes(draft):
    """Every sentence of the draft in order, and then those of the version before that do not come back."""
    before = Version.now_of(draft.community)
    old = {each.pk: each for each in before.sentences.in_order()} if before else {}
    standing = list(Sentence.objects.filter(draft=draft).standing().in_order())
    whys = _reasons(draft)
    found = [_change(sentence, old.get(sentence.came_from_id), whys) for sentence in standing]
    kept = {sentence.came_from_id for sentence in standing}
    taken_out = dict(draft.sentences.exclude(removed_at=None).values_list("came_from", "pk"))
    gone = [each for pk, each in old.items() if pk not in kept]
    return found + [Change(GONE, each, None, whys.get(taken_out.get(each.pk), "")) for each in gone]


def without_reason(draft, found=None):
    """The changes nobody gave a reason for; a first version has nothing to differ from and needs none."""
    if Version.now_of(draft.community) is None:
        return []
    found = changes(draft) if found is None else found
    return [change for change in found if change.kind != KEPT and not change.why]


def _change(sentence, before, whys):
    if before is None:
        return Change(NEW, None, sentence, whys.get(sentence.pk, ""))
    if (before.text, before.part) == (sentence.text, sentence.part):
        return Change(KEPT, before, sentence)
    return Change(CHANGED, before, sentence, whys.get(sentence.pk, ""))


def _reasons(draft):
    """{sentence: the last reason given for it}, from its revisions and the amendments that were taken."""
    found = {}
    rows = SentenceRevision.objects.filter(sentence__draft=draft).select_related("amendment")
    for row in rows.order_by("at", "pk"):
        why = row.why or (row.amendment.why if row.amendment else "")
        if why:
            found[row.sentence_id] = why
    return found
