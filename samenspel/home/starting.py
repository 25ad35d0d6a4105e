"""What someone can start, and where: every kind of thing with its place, its form and who may."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Community
from samenspel.decisions import access as decisions_access
from samenspel.discussions import access as discussions_access
from samenspel.gatherings import access as gatherings_access
from samenspel.opinions import access as opinions_access
from samenspel.purpose import access as purpose_access
from samenspel.purpose.models import Round
from samenspel.work import access as work_access

LONGEST_TITLE, LONGEST_TEXT = 160, 2000


@dataclass(frozen=True)
class Start:
    """One kind of thing to start.

    words, about   what it is called, and what it is, in a line
    where          (person, community) → the address of the form, or "" where they may not start it
    needs          "part": a community one takes part in; "sight": one that is seen; "": no community at all
    """

    name: str
    words: Any
    about: Any
    where: Callable
    needs: str = "part"


def _where(name, may):
    """The form of a room for a community, for whom ``may`` lets."""
    return lambda person, community: reverse(name, args=[community.slug]) if may(person, community) else ""


def _result(person, community):
    may = work_access.can_publish(person, community)
    return f"{reverse('work:publish')}?{urlencode({'community': community.slug})}" if may else ""


def _idea(person, community):
    """While the community makes its purpose: among the ideas it begins with."""
    going_on = Round.objects.visible_to(person).running().filter(community=community).first()
    if going_on is None or not purpose_access.can_bring(person, going_on):
        return ""
    return reverse("purpose:ideas", args=[community.slug, going_on.number])


STARTS = (
    Start(
        "discussion",
        _("A question, or something to talk about"),
        _("Ask, share or think aloud; others answer."),
        _where("discussions:begin", discussions_access.can_begin),
    ),
    Start(
        "result",
        _("A result"),
        _("What came of something, also when it failed, and who had a part in it."),
        _result,
    ),
    Start(
        "initiative",
        _("An initiative"),
        _("Something you begin together; it comes on the roadmap."),
        _where("work:start_initiative", work_access.can_start),
    ),
    Start(
        "experiment",
        _("An experiment"),
        _("Try something small and see what you learn."),
        _where("work:start_experiment", work_access.can_start),
    ),
    Start(
        "gathering",
        _("A gathering"),
        _("Come together on a day, or find one; with an agenda and what comes of it."),
        _where("gatherings:call", gatherings_access.can_call),
    ),
    Start(
        "call",
        _("A call"),
        _("Ask for a hand: a tip, a task of a few hours, a role."),
        _where("work:new_call", work_access.can_call),
    ),
    Start(
        "offer",
        _("An offer"),
        _("Say what you would like to help with; you get an answer."),
        _where("work:offer_to", work_access.can_offer),
        needs="sight",
    ),
    Start(
        "proposal",
        _("A proposal"),
        _("Let it be decided: by consent, after advice, or with a poll."),
        _where("decisions:propose", decisions_access.can_propose),
    ),
    Start(
        "conversation",
        _("A conversation of statements"),
        _("See on a map what unites people and what divides them."),
        _where("opinions:start", opinions_access.can_start),
    ),
    Start(
        "idea",
        _("An idea for the purpose"),
        _("An example or a thought, while a community makes its purpose."),
        _idea,
    ),
    Start(
        "community",
        _("A community"),
        _("Gather people around a purpose; nobody needs to allow it."),
        lambda person, community: "" if person.is_light else reverse("communities:start"),
        needs="",
    ),
)
NAMED = {start.name: start for start in STARTS}


def places_of(person):
    """The communities where ``person`` could start something: those they take part in, by name."""
    if person.is_light:
        return []
    mine = person.memberships.current().members().values("community")
    looked_after = person.stewardships.current().values("community")
    here = Community.objects.visible_to(person).alive().filter(Q(pk__in=mine) | Q(pk__in=looked_after))
    return list(here.by_name())


def in_sight_of(person):
    """Where else they could offer a hand."""
    return Community.objects.visible_to(person).alive().by_name()


def offered(person, community, places):
    """What there is to choose from: in ``community``, or before one is chosen."""
    if community is not None:
        return [start for start in STARTS if start.where(person, community)]
    needs = {"", "sight", *(["part"] if places else [])}
    shown = [start for start in STARTS if start.needs in needs and start.name != "idea"]
    return [start for start in shown if start.needs or start.where(person, None)]


def with_along(url, along):
    """The address of a form with the mark of what goes along to it."""
    return f"{url}{'&' if '?' in url else '?'}{along}" if along else url


def split(typed):
    """The first line is what it is called, when it is short enough to be; all of it is what it says."""
    typed = typed.strip()[:LONGEST_TEXT]
    first, _line, rest = typed.partition("\n")
    if len(first) > LONGEST_TITLE:
        return {"text": typed}
    return {"title": first.strip(), "text": rest.strip()}
