"""A calendar from elsewhere becomes gatherings of a community: looked through, shown, and brought in whole.

What is over stays out, and so does what cannot be read, each with a sentence. Nobody is registered by it, and
nobody is told one by one. The same file again changes what changed, and cancels what was cancelled.
"""

from dataclasses import dataclass
from datetime import UTC, timedelta
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from samenspel.communities.models import Community
from samenspel.discussions.sight import Sight
from samenspel.gatherings import access, cancelling, changing
from samenspel.gatherings.calendars import reading, repeating
from samenspel.gatherings.models import CameFrom, Gathering, GatheringStep
from samenspel.gatherings.sight import sight_of
from samenspel.intake import sockets
from samenspel.intake.importing import Outcome, Refused
from samenspel.intake.problems import Problems, Unreadable, Wrong
from samenspel.live.changing import changed
from samenspel.search.indexing import index
from samenspel.work.initiating import slug_of
from samenspel.work.refusing import NotNow

KIND = "calendar"
AHEAD = timedelta(days=366)
MOST_NEW, MOST_REPEAT = 300, 200
SHOWN = 60
# Reading a calendar takes about eight times as long as a table of that size: a large one is for the worker.
WEIGHT = 8
NEW, CHANGED, SAME, CANCELLED, OVER = "new", "changed", "same", "cancelled", "over"
TOO_MANY_REPEAT = gettext_noop("More than %(most)s events in it repeat; this one is not followed.")
NOT_YOU = (
    gettext_noop("You cannot call people together in this community any more."),
    gettext_noop("Ask a steward of it to bring the calendar in."),
)


@dataclass(frozen=True)
class Change:
    """What becomes of one event: ``there`` is the gathering it was brought in as before, or None."""

    what: str
    event: reading.Read
    key: str
    there: CameFrom | None = None

    @property
    def mark(self):
        return _hash(*(str(getattr(self.event, name)) for name in (*WORDS, "starts", "ends", "is_cancelled")))


WORDS = ("title", "about", "place", "link")


def changes(data, community, *, at):
    """(what becomes of each event that has not passed, problems, how many there are) of a file."""
    found = reading.read(data, zone=settings.TIME_ZONE)
    times = _times(found, at)
    if len(times) > MOST_NEW:
        found.problems.add(
            gettext_noop("There are more than %(most)s times in it; the first of them come in."),
            reading.SMALLER,
            most=MOST_NEW,
        )
    first = sorted(times.items(), key=lambda each: each[1].starts)[:MOST_NEW]
    known = CameFrom.objects.filter(community=community, key__in=times).select_related("gathering")
    known = {row.key: row for row in known}
    made = [change for key, event in first if (change := _change(key, event, known.get(key)))]
    over = sum(event.rule is None and event.ends < at for event in found.events)
    return made, found.problems, {"rows": found.counts["events"], OVER: over}


def _times(found, at):
    """{key: the event at one of its times}, those that stand beside a rule in place of what it says."""
    times, repeat = {}, 0
    for event in sorted(found.events, key=lambda event: event.original is not None):
        repeat += event.rule is not None
        try:
            if event.rule is not None and repeat > MOST_REPEAT:
                raise Wrong(TOO_MANY_REPEAT, reading.SMALLER, most=MOST_REPEAT)
            times |= {_key(each): each for each in repeating.times(event, first=at, last=_until(event, at))}
        except Wrong as error:
            found.problems.add_wrong(error, row=event.number, value=event.title)
    return times


def _until(event, at):
    """A rule is followed for a year; an event by itself may be later."""
    return max(event.ends, at) if event.rule is None and not event.also else at + AHEAD


def _change(key, event, there):
    if there is None:
        return None if event.is_cancelled else Change(NEW, event, key)
    if Change(SAME, event, key).mark == there.mark:
        return Change(SAME, event, key, there)
    return Change(CANCELLED if event.is_cancelled else CHANGED, event, key, there)


def _key(event):
    return _hash(event.uid, event.original.astimezone(UTC).isoformat() if event.original else "")


def _hash(*words):
    return sha256("\0".join(words).encode()).hexdigest()


@transaction.atomic
def bring_in(made, community, *, by, at=None):
    """Make, change and cancel what the file says."""
    if not access.can_call(by, community):
        raise PermissionDenied
    at, new = at or timezone.now(), []
    for change in made:
        if change.what == NEW:
            new.append(_make(change, community, by=by, at=at))
        elif change.what != SAME:
            _again(change, by=by, at=at)
    index("gathering", new)
    changed(f"community:{community.pk}")
    return new


def _make(change, community, *, by, at):
    """A gathering of the members; whoever brought it can open it to more."""
    new = Gathering(community=community, by=by, at=at, **_said(change.event))
    new.slug = slug_of(new.title, "bijeenkomst")
    new.save(force_insert=True)
    sight: Sight = sight_of(new)
    GatheringStep.objects.create(gathering=new, step=GatheringStep.Step.CALLED, by=by, at=at, **sight.written)
    CameFrom.objects.create(
        gathering=new, community=community, key=change.key, mark=change.mark, by=by, at=at
    )
    return new


def _again(change, *, by, at):
    """What was brought in before and is different now; who comes hears so, as of any gathering."""
    gathering = change.there.gathering
    try:
        if change.what == CANCELLED:
            if not gathering.is_cancelled:
                why = gettext("Cancelled in the calendar it came from.")
                cancelling.cancel(gathering, by=by, why=why, at=at)
        else:
            changing.change(gathering, by=by, at=at, **_said(change.event))
    except NotNow as error:
        raise Unreadable(gettext_noop("%(title)s: %(why)s"), title=gathering.title, why=str(error)) from None
    CameFrom.objects.filter(pk=change.there.pk).update(mark=change.mark, by=by, at=at)


def _said(event):
    ends = event.ends if event.ends > event.starts else event.starts + timedelta(hours=1)
    return {
        "title": event.title or gettext("Gathering without a title"),
        "about": event.about[:6000],
        "place": event.place,
        "link": event.link,
        "starts_at": event.starts.astimezone(UTC),
        "ends_at": ends.astimezone(UTC),
        "zone": event.zone,
    }


def _community(run):
    """The community it is for, while whoever brings it may call people together there."""
    found = Community.objects.visible_to(run.by).filter(pk=run.options.get("community")).first()
    if found is None or not access.can_call(run.by, found):
        raise Unreadable(*NOT_YOU)
    return found


def _data(run):
    return Path(run.file.path).read_bytes()


def _opened(run):
    data = _data(run)
    return reading.how_many(data), {"name": run.file_name[:120], "bytes": len(data) * WEIGHT}


def _outcome(run):
    community = _community(run)
    made, problems, counts = changes(_data(run), community, at=timezone.now())
    for change in made:
        counts[change.what] = counts.get(change.what, 0) + 1
    seen = {
        "events": [
            [change.what, change.event.title, change.event.starts.isoformat(), change.event.zone]
            for change in made[:SHOWN]
        ],
        "left_out": problems.as_json()[:SHOWN],
        "left_out_total": len(problems),
    }
    return community, made, Outcome(counts, Problems(), seen)


def _check(run, progress):
    return _outcome(run)[2]


def _carry_out(run, progress, settle):
    community, made, outcome = _outcome(run)
    with transaction.atomic():
        bring_in(made, community, by=run.by)
        settle(outcome)
    return outcome


sockets.PACKS[KIND] = sockets.Pack(
    opened=_opened,
    check=_check,
    carry_out=_carry_out,
    address=lambda run: reverse("gatherings:brought_calendar", args=[run.pk]),
)

__all__ = ["KIND", "Refused", "bring_in", "changes"]
