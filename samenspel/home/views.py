"""The start page: for a visitor what this is about, for a member what happened and what waits."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenspel.communities import waiting
from samenspel.communities.models import Community, Role
from samenspel.decisions import waiting as decisions_waiting
from samenspel.feed.reading import read
from samenspel.opinions import waiting as opinions_waiting
from samenspel.privacy.visibility import is_signed_in
from samenspel.purpose import waiting as purpose_waiting
from samenspel.work.models import Result

# Rooms that say by themselves what waits in them for someone.
ASKED = (purpose_waiting, decisions_waiting, opinions_waiting)


@require_safe
def home(request):
    if is_signed_in(request.user):
        return render(request, "home/home.html", _for_member(request.user))
    return render(request, "home/start.html", _for_visitor(request.user))


def _for_visitor(visitor):
    """Purposes and what came of them, of what is open to everyone."""
    communities = Community.objects.visible_to(visitor).alive().for_cards()[:6]
    results = Result.objects.visible_to(visitor).for_cards(visitor).latest_first()[:4]
    roles = Role.objects.visible_to(visitor).looking().open_to(visitor)
    roles = roles.select_related("community").newest_first()[:3]
    return {"communities": communities, "results": results, "roles": roles}


def _for_member(person):
    mine = Community.objects.of(person)
    return {
        "entries": what_happened(person),
        "waiting": what_waits(person),
        "to_join": _could_join(person, mine),
        "roles": could_do(person),
    }


def what_happened(person, *, most=25):
    """The latest news ``person`` may see."""
    return read(person, most=most).items


def what_waits(person):
    """What others ask of this person or said to them, and a profile that is still empty."""
    waits = waiting.for_person(person)
    profile = not person.is_light and not (person.brings or person.wants or person.seeks)
    asked = [each for room in ASKED for each in room.for_person(person)]
    is_something = profile or bool(asked) or any(waits.values())
    return {"waits": waits, "asked": asked, "profile": profile, "is_something": is_something}


def could_do(person):
    """The latest open roles they may apply for and do not hold."""
    roles = Role.objects.visible_to(person).looking().open_to(person)
    mine = person.role_grants.current().values("role")
    asked = person.role_applications.open().values("role")
    return roles.exclude(pk__in=mine).exclude(pk__in=asked).select_related("community").newest_first()[:4]


def _could_join(person, mine):
    """A few open communities the person is not in yet, by name."""
    seen = Community.objects.visible_to(person).alive().filter(openness=Community.Openness.OPEN)
    return seen.exclude(pk__in=mine.values("pk")).by_name()[:3]
