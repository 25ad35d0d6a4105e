"""Who had a part in a version: who wrote, whose amendments were taken, who brought ideas and who voted.

Who voted is counted and never named; the others are named as far as each viewer may see them.
"""

from samenspel.opinions.models import Participant, Statement
from samenspel.people.models import Person
from samenspel.purpose.models import Amendment, Idea, SentenceRevision


def contributors(round, draft):
    """The ids of all people who had a part, once each, for counting only."""
    found = set(named(round, draft))
    if round is not None:
        found |= _ids(Idea.objects.filter(round=round), "by")
        found |= _of_conversation(round.conversation_id)
    return found


def named(round, draft):
    """The ids of those whose part is seen: they wrote, amended, or brought an idea behind a sentence."""
    if draft is None:
        return set()
    standing = {"sentence__draft": draft, "sentence__removed_at": None}
    found = _ids(SentenceRevision.objects.filter(**standing), "by")
    found |= _ids(Amendment.objects.filter(draft=draft, answer__taken=True), "by")
    found |= _ids(Idea.objects.filter(sentences__sentence__draft=draft), "by")
    return found


def shown(version, viewer):
    """The people who had a seen part in a version, as far as ``viewer`` may see them, by name."""
    known = named(version.round, version.draft)
    return list(Person.objects.visible_to(viewer).filter(pk__in=known).by_name())


def _of_conversation(conversation):
    if conversation is None:
        return set()
    voted = Participant.objects.filter(conversation=conversation, votes__isnull=False)
    return _ids(voted, "person") | _ids(Statement.objects.filter(conversation=conversation), "by")


def _ids(rows, field):
    return set(rows.exclude(**{field: None}).order_by().values_list(field, flat=True).distinct())
