"""Making a version out of a draft, taking it back while nobody signed, and writing down words that exist.

Nothing is adopted over an unanswered objection, nor before enough others said what they think of the draft
as it reads now (``readiness``). Reactions and adopting lock the same round, so that an objection is either in
time or finds the round closed.
"""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.communities.companions import members_of
from samenspel.communities.models import Community
from samenspel.feed.telling import tell, untell
from samenspel.moderation.hiding import hiding_of
from samenspel.notifications.notifying import notify
from samenspel.purpose import contract_access as access
from samenspel.purpose.carrying import GONE, KEPT, changes
from samenspel.purpose.contributing import contributors
from samenspel.purpose.models import (
    LONGEST_PURPOSE,
    Dropping,
    Part,
    Phase,
    PhaseChange,
    Round,
    Version,
    VersionSentence,
)
from samenspel.purpose.readiness import readiness
from samenspel.purpose.rounds import NotYet, close_with_version, locked
from samenspel.search.indexing import forget, index

REVIEW_AFTER = timedelta(days=365)
UNDO_WITHIN = timedelta(hours=1)


@transaction.atomic
def adopt(round, draft, *, by, summary="", review_on=None, reasons=None, at=None):
    """Make the next version out of a draft, and close the round with it.

    reasons   {key of a change: why}, where the work on the draft left none. A second call changes nothing:
              it gives the version that was made. Raises NotYet with what is to be done first.
    """
    round = locked(round)
    made = Version.objects.filter(round=round, draft=draft).first()
    if made is not None and access.can_lead(by, round):
        return made
    stands = draft.round_id == round.pk and draft.withdrawn_at is None and not hiding_of(draft)
    if not access.can_adopt(by, round) or not stands:
        raise PermissionDenied
    at = at or timezone.now()
    round = close_with_version(round, draft, by=by, at=at).round
    _see_that_enough_was_said(draft, by, at)
    found = _with_reasons(draft, reasons or {})
    purpose = _purpose_in([(each.now.part, each.now.text) for each in found if each.now])
    version = _version(round.community, by=by, at=at, purpose=purpose, summary=summary, review_on=review_on)
    version.round, version.draft = round, draft
    _carry(version, found)
    _count(version, contributors(round, draft))
    return _settle(version, purpose, by=by)


def _see_that_enough_was_said(draft, by, at):
    stands = readiness(draft, by=by)
    if not stands.holds(at):
        raise NotYet(" ".join(stands.in_words()))


@transaction.atomic
def put_down(community, *, by, sentences, summary="", review_on=None, at=None, once=None):
    """The first version, out of words a community brought along: (part, text) pairs. Members still sign.

    Only where there is no version and no round yet. Raises NotYet.
    """
    if not access.can_put_down(by, community):
        raise PermissionDenied
    community = Community.objects.select_for_update().get(pk=community.pk)
    before = Version.now_of(community)
    if before is not None and once and (before.once, before.by_id) == (once, by.pk):
        return before
    if before is not None or Round.objects.filter(community=community).running().exists():
        raise NotYet(_("This community makes its purpose here already. Go on there."))
    purpose = _purpose_in(sentences)
    version = _version(
        community, by=by, at=at or timezone.now(), purpose=purpose, summary=summary, review_on=review_on
    )
    version.once = once
    version.save()
    for place, (part, text) in enumerate(_in_parts(sentences)):
        VersionSentence.objects.create(version=version, part=part, order=place, text=text)
    _count(version, set())
    return _settle(version, purpose, by=by)


def can_take_back(person, version, *, at=None):
    """Within the hour, by whoever may adopt, while it is the last version and nothing hangs on it."""
    at = at or timezone.now()
    leads = (
        access.can_lead(person, version.round)
        if version.round
        else access.can_put_down(person, version.community)
    )
    return (
        leads
        and at - version.adopted_at <= UNDO_WITHIN
        and Version.now_of(version.community) == version
        and not Round.objects.filter(community=version.community).running().exists()
        and not version.signatures.exists()
        and not version.tests.exists()
        and not VersionSentence.objects.filter(version=version, rules__isnull=False).exists()
    )


@transaction.atomic
def take_back(version, *, by, at=None):
    """Undo the adopting: the round goes back to reactions, the community to the sentence it had."""
    version = Version.objects.select_for_update().filter(pk=version.pk).first()
    if version is None:
        return
    if not can_take_back(by, version, at=at):
        raise PermissionDenied
    community = version.community
    community.purpose = version.purpose_before
    community.save(update_fields=["purpose"])
    index("community", [community])
    if version.round:
        _reopen(locked(version.round), by=by, at=at or timezone.now())
    untell(version)
    forget("purpose_version", [version.pk])
    version.delete()


def _reopen(round, *, by, at):
    last = round.changes.first()
    PhaseChange.objects.create(round=round, was=round.phase, became=Phase.TESTING, by=by, at=at, undoes=last)
    round.phase = Phase.TESTING
    round.save(update_fields=["phase"])


def _version(community, *, by, at, purpose, summary, review_on):
    before = Version.now_of(community)
    return Version(
        community=community,
        number=before.number + 1 if before else 1,
        by=by,
        adopted_at=at,
        summary=summary,
        review_on=review_on or timezone.localdate(at) + REVIEW_AFTER,
        purpose_before=community.purpose,
    )


def _with_reasons(draft, reasons):
    """The changes, each with a reason where one is due."""
    found = changes(draft)
    is_first = Version.now_of(draft.community) is None
    said = []
    for change in found:
        why = change.why or reasons.get(change.key, "").strip()
        if not (why or is_first or change.kind == KEPT):
            raise NotYet(
                _("Some sentences differ from the version before, and nobody says why. Say it here.")
            )
        said.append((change, why))
    return [type(change)(change.kind, change.before, change.now, why) for change, why in said]


def _purpose_in(sentences):
    first = next((text for part, text in sentences if part == Part.PURPOSE), "")
    if not first:
        raise NotYet(_("The first sentence is missing: what the community is for."))
    if len(first) > LONGEST_PURPOSE:
        raise NotYet(
            _("The first sentence is too long to stand above the community: at most %(most)s characters.")
            % {"most": LONGEST_PURPOSE}
        )
    return first


def _in_parts(sentences):
    """Part by part, in the order given within each."""
    places = {part: place for place, part in enumerate(Part.values)}
    return sorted(sentences, key=lambda pair: places[pair[0]])


def _carry(version, found):
    """Write the sentences of the version, with where each came from and why it differs."""
    version.save()
    for place, change in enumerate(each for each in found if each.now):
        VersionSentence.objects.create(
            version=version,
            part=change.now.part,
            order=place,
            text=change.now.text,
            why=change.why if change.kind != KEPT else "",
            came_from=change.before,
            sentence=change.now,
        )
    for change in found:
        if change.kind == GONE:
            Dropping.objects.create(version=version, sentence=change.before, why=change.why)


def _count(version, who):
    """How many of those who contribute had a part, now that it can still be told."""
    members = version.community.memberships.current().members()
    version.contributor_count = members.filter(person__in=who).count()
    version.member_count = members.count()


def _settle(version, purpose, *, by):
    """Let the version hold: the community says so, it is told, and it can be found."""
    version.save()
    community = version.community
    community.purpose = purpose
    community.save(update_fields=["purpose"])
    index("community", [community])
    tell("purpose.version_adopted", by=by, about=version, at=version.adopted_at)
    to, at = members_of(community), version.adopted_at
    notify("purpose.adopted", to=to, about=version, by=by, community=community, at=at)
    index("purpose_version", [version])
    return version
