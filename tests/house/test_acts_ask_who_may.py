"""Whoever calls an act of work or discussions without going through a page is asked as well who they are."""

import inspect
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.files.models import File
from samenspel.privacy.visibility import Visibility
from samenspel.work.models import Result
from tests.discussions.made import first, thread
from tests.work.roadmap_made import call, experiment, initiative, offer

ROOMS = {
    "discussions": ("closing", "following", "moving", "previews", "reacting", "splitting", "writing"),
    "work": ("calling", "crediting", "experimenting", "initiating", "offering", "roadmapping"),
}
# Of whoever calls, and of nobody else: they change or take away what is theirs.
OWN = {
    "discussions.following.leave_alone",
    "discussions.following.read",
    "discussions.following.read_all",
    "discussions.reacting.take_away",
    "work.experimenting.step_out",
    "work.initiating.lay_down",
    "work.initiating.step_out",
}
# Part of another act, which asked.
PARTS = {
    "discussions.writing.add",
    "discussions.writing.make",
    "work.calling.shut",
    "work.crediting.to_be_asked",
}
# What an act wants beside ``by`` and the thing itself.
SAID = {
    "title": "Een titel",
    "text": "Woorden",
    "summary": "Klaar",
    "words": "Woorden",
    "what": "Helpen",
    "reason": "enough",
    "kind": "done",
    "when": "now",
    "visibility": "public",
    "sign": "thanks",
    "learned": "Iets",
    "follow_up": "stop",
}


def acts():
    for room, modules in ROOMS.items():
        for name in modules:
            module = import_module(f"samenspel.{room}.{name}")
            for act, function in inspect.getmembers(module, inspect.isfunction):
                takes_by = "by" in inspect.signature(inspect.unwrap(function)).parameters
                if takes_by and not act.startswith("_") and function.__module__ == module.__name__:
                    yield f"{room}.{name}.{act}"


ASKED = sorted(set(acts()) - OWN - PARTS)


@pytest.fixture
def things(cast):
    """Something of each kind, of members only; by the name of the argument an act has for it."""
    found = thread(cast)
    named = cast.inner_result.contributions.create(person=cast.sami, proposed_by=cast.noor)
    preview = SimpleNamespace(message=first(found), pk=0)
    return {
        "community": cast.circle,
        "discussion": found,
        "message": first(found),
        "messages": found.messages.all(),
        "preview": preview,
        "call": call(cast, open_to="members"),
        "initiative": initiative(cast),
        "experiment": experiment(cast),
        "offer": offer(cast),
        "contribution": named,
        "to": cast.workshop,
        "hang": None,
        "thing": None,
    }


@pytest.mark.parametrize("name", ASKED)
def test_an_act_asks_who_may(cast, things, name):
    """Rik was taken out of De Wijkwerkplaats, and never was in De Zorgkring."""
    module, _dot, act = name.rpartition(".")
    function = getattr(import_module(f"samenspel.{module}"), act)
    given = {"by": cast.rik}
    for parameter in inspect.signature(inspect.unwrap(function)).parameters.values():
        if parameter.name in things and parameter.default is parameter.empty:
            given[parameter.name] = things[parameter.name]
        elif parameter.name in SAID and parameter.default is parameter.empty:
            given[parameter.name] = SAID[parameter.name]
    if act == "say_beside":
        from samenspel.discussions.sockets import hang_of

        given |= {"hang": hang_of(things["initiative"]), "thing": things["initiative"]}
    if act in {"offer"}:
        given |= {"community": cast.circle}
        function = lambda by, **rest: import_module("samenspel.work.offering").offer(by, **rest)  # noqa: E731

    with pytest.raises(PermissionDenied):
        function(**given)


def test_a_file_of_somebody_else_is_shown_by_nobody(cast):
    said = {"key": "k" * 32, "name": "a.png", "size": 1, "digest": "d", "mime": "image/png"}
    theirs = File.objects.create(by=cast.sami, **said)

    with pytest.raises(PermissionDenied):
        thread(cast, by=cast.noor, files=[theirs])
    with pytest.raises(PermissionDenied):
        Result.publish(community=cast.workshop, by=cast.noor, title="T", story="S", files=[theirs])


def test_nobody_is_named_who_cannot_see_where(cast):
    with pytest.raises(PermissionDenied):
        Result.publish(
            community=cast.circle,
            by=cast.vera,
            title="T",
            story="S",
            visibility=Visibility.MEMBERS,
            contributions=[(cast.sami, "iets")],
        )
