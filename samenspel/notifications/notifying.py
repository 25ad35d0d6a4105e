"""Letting people know of what concerns them; called by the act itself, inside its transaction."""

from contextlib import contextmanager
from contextvars import ContextVar

from django.db import transaction
from django.utils import timezone

from samenspel.house.ending import before
from samenspel.house.rules import rules
from samenspel.notifications import by_mail, by_push
from samenspel.notifications.choosing import DIGESTS, every_way_of_all
from samenspel.notifications.models import Notification, Way
from samenspel.notifications.reading import changed_for
from samenspel.notifications.sockets import AT_ONCE, DEAF, KINDS
from samenspel.privacy.prepared import rows_of

# More people than this hear of it by way of the worker: each is asked for whether they may see it.
AT_ONCE_TO = 25
_waits_for_nobody = ContextVar("waits_for_nobody", default=False)
_told_since = ContextVar("told_since", default=None)


@contextmanager
def without_the_worker(*, since=None):
    """While a story is told or a community moves house, crowds hear of it in the act as well.

    since   nobody hears of what happened before that, in the story
    """
    was, told = _waits_for_nobody.set(True), _told_since.set(since)
    try:
        yield
    finally:
        _waits_for_nobody.reset(was)
        _told_since.reset(told)


def notify(kind, *, to, about, by=None, community=None, at=None):
    """Let the people ``to`` know that ``by`` did ``kind`` to ``about``, each once, in ``community``.

    Not whoever did it, nor who may not see it, does not want to hear of it, or does not want to hear ``by``;
    nor what happened longer ago than it would be kept, as in a story that is told or moves house.
    Raises KeyError when no room has named the kind.
    """
    known = KINDS[kind]
    people = _others(to, by)
    place_id = community.pk if community is not None else None
    now = timezone.now()
    at = at or now
    if at < (_told_since.get() or before(rules().months("notifications"), now)):
        return
    if len(people) > AT_ONCE_TO and not _waits_for_nobody.get():
        _by_the_worker(known, people, about, by, place_id, at)
    elif people:
        deliver(known, people, about, by, place_id, at)


def deliver(kind, people, about, by, place_id, at):
    """Store it for those who want to hear of it and may see it, and write to who wants that at once."""
    ways = every_way_of_all(people)
    people = [person for person in people if _wants(ways[person.pk], kind, place_id)]
    people = [person for person in _not_deaf(people, by) if _may_see(person, kind, about)]
    heard = _heard(people, kind.act_of(about, by, at)) if people else set()
    people = [person for person in people if person.pk not in heard]
    what = kind, about, by, place_id, at
    _store([person for person in people if _is_kept(ways[person.pk], kind, place_id)], *what)
    if by_mail.is_fresh(at):
        for way, tell in AT_ONCE_BY.items():
            to = [each for each in people if ways[each.pk][way].when(kind.name, place_id) == AT_ONCE]
            if to:
                tell(kind, to, about, by, place_id, at)


def _store(people, kind, about, by, place_id, at):
    if not people:
        return
    said = {"kind": kind.name, "about_id": about.pk, "place_id": place_id, "by": by, "at": at}
    said |= {"group": kind.group_of(about), "path": kind.path_of(about), "act": kind.act_of(about, by, at)}
    rows = [Notification(person=person, **said) for person in people]
    Notification.objects.bulk_create(rows, ignore_conflicts=True)
    changed_for(*(person.pk for person in people))


AT_ONCE_BY = {Way.MAIL: by_mail.tell_at_once, Way.PUSH: by_push.tell_at_once}


def _not_deaf(people, by):
    """Without who does not want to hear whoever did it, or whom they do not want to hear."""
    deaf = {pk for each in DEAF for pk in each(people, by)} if by is not None and people else set()
    return [person for person in people if person.pk not in deaf]


def _wants(ways, kind, place_id):
    return any(choices.wants(kind.name, place_id) for choices in ways.values())


def _is_kept(ways, kind, place_id):
    """What is shown here, or told in a letter of the day or week."""
    return ways[Way.HERE].wants(kind.name, place_id) or ways[Way.MAIL].when(kind.name, place_id) in DIGESTS


def _heard(people, act):
    """Primary keys of those who heard of this act already."""
    rows = Notification.objects.filter(person__in=people, act=act)
    return set(rows.values_list("person", flat=True))


def _may_see(person, kind, about):
    def seen(viewer):
        return kind.visible_to(viewer).order_by().values_list("pk")

    return bool(rows_of(("seen of a kind", kind.visible_to), seen, person, [about.pk]))


def _others(people, by):
    """Each person once, without who did it and who is not there any more."""
    found = {person.pk: person for person in people if person is not None and person.is_active}
    if by is not None:
        found.pop(by.pk, None)
    return list(found.values())


def _by_the_worker(kind, people, about, by, place_id, at):
    from samenspel.notifications.tasks import deliver_to

    said = {
        "kind": kind.name,
        "people": [person.pk for person in people],
        "about": about.pk,
        "by": by.pk if by is not None else None,
        "place_id": place_id,
        "at": at.isoformat(),
    }
    transaction.on_commit(lambda: deliver_to.enqueue(**said))
