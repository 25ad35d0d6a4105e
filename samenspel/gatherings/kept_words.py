"""Where words of this room were being written that were not sent yet (``discussions.places``)."""

from django.urls import reverse
from django.utils.translation import gettext as _

from samenspel.communities.models import Community
from samenspel.discussions.places import numbers_in, place
from samenspel.gatherings import access
from samenspel.gatherings.models import Gathering


def _called(person, rests):
    rows = Community.objects.visible_to(person).filter(pk__in=numbers_in(rests))
    return {
        str(each.pk): (
            _("A new gathering in %(community)s") % {"community": each.name},
            reverse("gatherings:call", args=[each.slug]),
        )
        for each in rows
        if access.can_call(person, each)
    }


def _points(person, rests):
    return _at_gatherings(person, rests, _("A new point for “%(title)s”"), "gatherings:agenda")


def _minutes(person, rests):
    """Of each part of the minutes the words were kept apart: "12-3", the gathering and the point."""
    numbers = {rest: rest.partition("-")[0] for rest in rests}
    found = _at_gatherings(person, numbers.values(), _("Minutes of “%(title)s”"), None)
    made = {}
    for rest, number in numbers.items():
        if number in found:
            words, gathering = found[number]
            point = rest.partition("-")[2]
            made[rest] = words, _minutes_address(gathering, point)
    return made


def _minutes_address(gathering, point):
    if point.isdecimal() and int(point):
        return reverse("gatherings:minutes_of_point", args=[int(point)])
    return reverse("gatherings:minutes_beside", args=[gathering.pk])


def _at_gatherings(person, rests, words, name):
    rows = Gathering.objects.visible_to(person).filter(pk__in=numbers_in(rests)).select_related("community")
    return {
        str(each.pk): (
            words % {"title": each.title},
            reverse(name, args=[each.pk]) if name else each,
        )
        for each in rows
        if access.can_minute(person, each)
    }


place("gatherings.new", _called)
place("gatherings.point.new", _points)
place("gatherings.minutes", _minutes)
