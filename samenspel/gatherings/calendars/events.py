"""Gatherings, agreements and experiments as events: what a calendar says of them, in the words of its reader.

A gathering has a name of its own that never changes. A series is one event that repeats, with the moved and
the cancelled ones beside it, as long as its reader sees all of it; else each stands by itself.
"""

from collections import defaultdict
from datetime import UTC, datetime, timedelta
from datetime import time as clock

from django.db.models import Count, Max
from django.utils.translation import gettext as _

from samenspel.communities.models import Membership, Removal
from samenspel.gatherings.calendars.repeating import beginnings
from samenspel.gatherings.calendars.writing import Event
from samenspel.gatherings.models import Attendance, Gathering, Registration
from samenspel.gatherings.models.gathering import State
from samenspel.house.address import whole
from samenspel.privacy.visibility import is_signed_in
from samenspel.ui.rendering import as_words

ABOUT = 1_500
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def with_changes(gatherings):
    """What an event needs, in one question: the gathering, its community, its series and its last step."""
    rows = gatherings.dated().select_related("community", "series")
    return rows.annotate(stepped_at=Max("steps__at"))


def of_gatherings(gatherings, *, seen, reader, tentative=frozenset()):
    """The events of these gatherings.

    seen       all that the reader may see; a series of which they see less is told one by one
    tentative  numbers of those for which the reader waits
    """
    by_series, events = defaultdict(list), []
    with_seen_links(gatherings, reader)
    for gathering in gatherings:
        if gathering.series_id is None or gathering.pk in tentative:
            events.append(of_gathering(gathering, is_tentative=gathering.pk in tentative))
        else:
            by_series[gathering.series_id].append(gathering)
    whole_ones = _whole(by_series, seen, reader)
    for number, some in by_series.items():
        events += _of_series(whole_ones[number]) if number in whole_ones else map(of_gathering, some)
    return sorted(events, key=lambda event: (event.starts.astimezone(UTC), event.uid))


def with_seen_links(gatherings, reader):
    """Give each its ``seen_link``: the way in from elsewhere, for members and who comes or was there."""
    here = there = frozenset()
    if is_signed_in(reader):
        numbers = [each.pk for each in gatherings if each.link]
        here = set(Membership.objects.current().filter(person=reader).values_list("community", flat=True))
        out = Removal.objects.standing().filter(person=reader).values("community")
        rows = (Registration.objects.coming(), Attendance.objects.all())
        rows = [some.filter(person=reader, gathering__in=numbers) for some in rows]
        rows = [some.exclude(gathering__community__in=out) for some in rows]
        there = {pk for some in rows for pk in some.values_list("gathering", flat=True)}
    for each in gatherings:
        may_see = each.community_id in here or each.pk in there
        each.seen_link = each.link if may_see else ""
    return gatherings


def of_gathering(gathering, *, is_tentative=False, host=None, invited=None):
    """One gathering as an event by itself; it has its ``seen_link``."""
    return Event(
        uid=str(gathering.uid),
        starts=gathering.starts_at,
        ends=gathering.ends_at,
        zone=gathering.zone,
        title=_title(gathering),
        about=_about(gathering),
        place=gathering.place or gathering.seen_link,
        url=whole(gathering.get_absolute_url()),
        changed=_changed(gathering),
        sequence=gathering.sequence,
        is_cancelled=gathering.state == State.CANCELLED,
        is_tentative=is_tentative,
        is_busy=not is_tentative,
        host=host,
        invited=invited,
    )


def of_commitment(commitment):
    """An agreement on its day; the clock is free that day."""
    return _on_a_day(
        f"commitment-{commitment.pk}",
        commitment.by_when,
        _("Agreed: %s") % commitment.what,
        commitment.moved_at,
        commitment.get_absolute_url(),
    )


def of_experiment(experiment):
    """The day on which an experiment says what it taught."""
    return _on_a_day(
        f"experiment-{experiment.pk}",
        experiment.until,
        _("What did we learn? %s") % experiment.question,
        experiment.at,
        experiment.get_absolute_url(),
    )


def _on_a_day(uid, day, title, changed, path):
    return Event(
        uid=f"{uid}@samenspel",
        starts=day,
        ends=day + timedelta(days=1),
        title=title,
        changed=changed,
        url=whole(path),
        about=whole(path),
        is_busy=False,
    )


def _whole(by_series, seen, reader):
    """The gatherings of each series that the reader sees from its first to its last, by its number."""
    if not by_series:
        return {}
    count = Gathering.objects.filter(series__in=by_series).values("series").annotate(count=Count("pk"))
    there = {row["series"]: row["count"] for row in count.order_by()}
    rows = defaultdict(list)
    for gathering in with_changes(seen.filter(series__in=by_series)).order_by("series_at", "pk"):
        rows[gathering.series_id].append(gathering)
    with_seen_links([each for some in rows.values() for each in some], reader)
    return {number: some for number, some in rows.items() if len(some) == there[number] and _is_ruled(some)}


def _is_ruled(gatherings):
    """Whether the rule of their series says each of them, so that it can stand for all."""
    said = set(_ruled(gatherings[0].series))
    return any(_is_plain(each) for each in gatherings) and all(each.series_at in said for each in gatherings)


def _of_series(gatherings):
    """One event that repeats, and one for each that is not as the others are."""
    series, first = gatherings[0].series, next(filter(_is_plain, gatherings))
    there = {each.series_at for each in gatherings}
    repeating = Event(
        uid=str(series.uid),
        starts=series.first_at,
        ends=series.first_at + timedelta(minutes=series.minutes),
        zone=series.zone,
        title=first.title,
        about=_about(first, alone=False),
        place=first.place or first.seen_link,
        url=whole(first.get_absolute_url()),
        changed=max(map(_changed, gatherings)),
        sequence=series.sequence,
        rule=_rule(series),
        left_out=tuple(each for each in _ruled(series) if each not in there),
    )
    return [repeating, *(_apart(each, series) for each in gatherings if not _is_like(each, first, series))]


def _apart(gathering, series):
    """One of a series as it stands by now, beside the rule."""
    alone = of_gathering(gathering)
    return Event(
        **{
            **vars(alone),
            "uid": str(series.uid),
            "original": gathering.series_at,
            "sequence": series.sequence + gathering.sequence,
            "zone": series.zone,
        }
    )


def _is_plain(gathering):
    return gathering.state != State.CANCELLED and not gathering.is_moved


def _is_like(gathering, first, series):
    """Whether the rule and the words of the first say all there is to say of it."""
    same = ("title", "about", "place", "seen_link")
    lasts = gathering.ends_at - gathering.starts_at
    return (
        _is_plain(gathering)
        and lasts == timedelta(minutes=series.minutes)
        and all(getattr(gathering, name) == getattr(first, name) for name in same)
    )


def _rule(series):
    day = DAYS[series.weekday]
    last = datetime.combine(series.until, clock.max, tzinfo=series.tz).astimezone(UTC)
    until = last.replace(microsecond=0)
    if series.every == series.Every.MONTH:
        return {"FREQ": "MONTHLY", "UNTIL": until, "BYDAY": f"{series.nth}{day}"}
    weeks = 2 if series.every == series.Every.FORTNIGHT else 1
    return {"FREQ": "WEEKLY", "UNTIL": until, "INTERVAL": weeks, "BYDAY": day}


def _ruled(series):
    """The moments at which the rule has the series begin."""
    rule = {name: [value] for name, value in _rule(series).items()}
    return [each.astimezone(UTC) for each in beginnings(series.first_at, rule, zone=series.zone)]


def _title(gathering):
    return _("Cancelled: %s") % gathering.title if gathering.is_cancelled else gathering.title


def _about(gathering, *, alone=True):
    """What it is for, where it is in the open, and where to read on. A series has one text for all."""
    parts = [as_words(gathering.about)[:ABOUT]]
    if gathering.seen_link:
        parts.append(_("Take part from elsewhere: %s") % gathering.seen_link)
    parts.append(f"{gathering.community.name} · {gathering.get_kind_display()}")
    if alone:
        parts.append(whole(gathering.get_absolute_url()))
    return "\n\n".join(filter(None, parts))


def _changed(gathering):
    return max(filter(None, (gathering.at, getattr(gathering, "stepped_at", None))))
