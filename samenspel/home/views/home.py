"""The start page: for a visitor what this is about; for a member what waits, happened, and could be done."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenspel.communities.models import Community, Role
from samenspel.feed.reading import of_mine, read
from samenspel.home import asked_of_me, fitting
from samenspel.privacy.questions import question
from samenspel.privacy.visibility import is_signed_in
from samenspel.work.credited import with_credits
from samenspel.work.models import Result

MOST_NEWS = 8


@require_safe
def home(request):
    if is_signed_in(request.user):
        return render(request, "home/home.html", _for_member(request.user))
    return render(request, "home/start.html", _for_visitor(request.user))


def _for_visitor(visitor):
    """Purposes and what came of them, of what is open to everyone."""
    first = Community.objects.visible_to(visitor).alive().by_name()[:4]
    results = Result.objects.visible_to(visitor).with_place().latest_first()[:4]
    roles = Role.objects.visible_to(visitor).looking().open_to(visitor)
    roles = roles.select_related("community").newest_first()[:3]
    return {
        "communities": Community.objects.filter(pk__in=first.values("pk")).for_cards(),
        "results": with_credits(results, visitor),
        "roles": roles,
    }


def _for_member(person):
    mine = set(_mine(person))
    return {
        "entries": what_happened(person, is_somewhere=bool(mine)),
        "waiting": asked_of_me.what_waits(person),
        "could_do": fitting.could_do(person, mine),
        "to_join": _could_join(person, mine),
    }


@question
def _mine(person):
    return person.memberships.current().values_list("community", flat=True)


def what_happened(person, *, is_somewhere):
    """The latest news of one's own communities; of all one may see for who is in none yet."""
    return read(person, chosen=of_mine(person) if is_somewhere else None, most=MOST_NEWS).items


def _could_join(person, mine):
    """For who is in no community yet: a few open ones, by name."""
    if mine or person.is_light:
        return []
    seen = Community.objects.visible_to(person).alive().filter(openness=Community.Openness.OPEN)
    return list(seen.by_name()[:3])
