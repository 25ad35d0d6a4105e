"""Calling people together: on a day, to find one, or again and again by a rule."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.feed.telling import tell
from samenspel.gatherings import access, recurring, registering
from samenspel.gatherings.changing import WORDS
from samenspel.gatherings.models import DateChoice, DatePoll, Gathering, GatheringStep, Series
from samenspel.gatherings.stepping import ask_to_host, check, say_changed, slug_of, write_step
from samenspel.notifications.notifying import notify
from samenspel.people.models import Person
from samenspel.search.indexing import index
from samenspel.ui.sending import once_only
from samenspel.work.refusing import NotNow

State, Step = Gathering.State, GatheringStep.Step


def call_together(community, *, by, once=None, at=None, choices=(), every="", nth=None, until=None, **said):
    """Call a gathering; the same ``once`` again gives the one it gave before. Whoever leads it comes.

    choices   (begins, ends) pairs to choose a day from, in place of a day
    every     as in ``Series.Every``, with ``until``, the last day: it comes back by that rule
    """
    if not access.can_call(by, community):
        raise PermissionDenied

    def make():
        new = Gathering(community=community, by=by, at=at or timezone.now(), once=once, **said)
        return _call(new, choices, every, nth, until)

    return once_only(make, Gathering, once=once, by=by)


def _call(new, choices, every, nth, until):
    by, at = new.by, new.at
    if choices:
        new.state, new.starts_at, new.ends_at = State.ASKING, None, None
    check(new)
    new.slug = slug_of(new.title)
    if every and not choices:
        new.series = series_of(new, every, nth, until)
        new.series.save(force_insert=True)
        new.series_at = new.starts_at
    new.save(force_insert=True)
    _begin(new, by=by, at=at)
    if new.series:
        moments = [moment for moment in recurring.moments(new.series) if moment > new.starts_at]
        call_more(new, new.series, moments, by=by, at=at)
    _ask_for_days(new, choices, until)
    tell("gatherings.called", by=by, about=new, at=at)
    _tell_members(new, by=by, at=at)
    ask_to_host(new, by=by, at=at)
    index("gathering", [new])
    say_changed(new)
    return new


def series_of(new, every, nth, until):
    """The series that begins with ``new``, not kept yet."""
    if until is None:
        raise NotNow(_("Say until which day it comes back."))
    first = new.begins
    series = Series(
        community=new.community,
        title=new.title,
        every=Series.Every(every),
        weekday=first.weekday(),
        nth=(nth or recurring.nth_of(first.date())) if every == Series.Every.MONTH else None,
        first_at=new.starts_at,
        minutes=new.minutes_long,
        zone=new.zone,
        until=until,
        by=new.by,
        at=new.at,
    )
    if until > first.date() + timedelta(days=366):
        raise NotNow(_("A series lasts a year at most. When it works, you go on with a new one."))
    return series


def call_more(first, series, moments, *, by, at):
    """Call the gatherings of a series at these moments, in the words of one of them."""
    long = timedelta(minutes=series.minutes)
    said = {name: getattr(first, name) for name in (*WORDS, "community", "kind", "slug", "zone")}
    said |= {"series": series, "by": by, "at": at}
    made = [
        Gathering.objects.create(starts_at=moment, ends_at=moment + long, series_at=moment, **said)
        for moment in moments
    ]
    for gathering in made:
        _begin(gathering, by=by, at=at)
    index("gathering", made)


def _begin(gathering, *, by, at):
    """The step is written, and whoever leads it comes."""
    write_step(gathering, Step.CALLED, by=by, at=at)
    if not gathering.is_asking:
        registering.let_in(gathering, gathering.host or by, by=by, at=at)


def _ask_for_days(gathering, choices, until):
    if choices:
        poll = DatePoll.objects.create(gathering=gathering, until=until)
        choices = dict(choices)
        DateChoice.objects.bulk_create(
            DateChoice(poll=poll, starts_at=begins, ends_at=ends) for begins, ends in sorted(choices.items())
        )


def _tell_members(gathering, *, by, at):
    community = gathering.community
    members = community.memberships.current().members().values("person")
    people = Person.objects.filter(pk__in=members, is_active=True)
    notify("gatherings.called", to=people, about=gathering, by=by, community=community, at=at)
