"""Calling for a hand, changing what is asked, closing a call and opening it again."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.feed.telling import tell
from samenspel.live.changing import changed
from samenspel.people.competences.own_words import drop_unused, in_own_words
from samenspel.search.indexing import index
from samenspel.ui.sending import once_only
from samenspel.work import access
from samenspel.work.initiating import slug_of
from samenspel.work.models import LONGEST_TASK, Call, CallClosing, CallCompetence
from samenspel.work.refusing import NotNow
from samenspel.work.sight import ask_again_when_narrower, sight_of

ABOUT = (
    "initiative",
    "kind",
    "role",
    "title",
    "about",
    "needed",
    "hours",
    "place",
    "online",
    "until",
    "open_to",
)
MOST_COMPETENCES = 8


def call(community, *, by, once=None, at=None, competences=(), **said):
    """Ask for a hand; the same ``once`` again gives the call it gave before.

    competences   words; the same words are the same competence as in people's profiles
    """
    if not access.can_call(by, community):
        raise PermissionDenied
    return once_only(
        lambda: _call(community, competences, by=by, once=once, at=at or timezone.now(), **said),
        Call,
        once=once,
        by=by,
    )


def _call(community, competences, *, by, once, at, **said):
    new = Call(community=community, by=by, at=at, once=once, **said)
    _check(new)
    new.slug = slug_of(new.title, "oproep")
    new.save(force_insert=True)
    _ask_for(new, competences)
    tell("work.called", by=by, about=new, at=at)
    _changed(new)
    return new


@transaction.atomic
def change(call, *, by, competences=None, **said):
    """Change what is asked; who offered already reads it on their page."""
    call = held(call)
    if not access.can_change_call(by, call):
        raise PermissionDenied
    sight = sight_of(call)
    for name in ABOUT:
        setattr(call, name, said.get(name, getattr(call, name)))
    _check(call)
    call.slug = slug_of(call.title, "oproep")
    call.save(update_fields=[*ABOUT, "slug"])
    ask_again_when_narrower(sight, call)
    if competences is not None:
        _ask_for(call, competences)
    _changed(call)
    return call


@transaction.atomic
def close(call, *, by, why="", at=None):
    """Look for nobody any more; offers that wait still get an answer. A second time changes nothing."""
    call = held(call)
    if not access.can_change_call(by, call):
        raise PermissionDenied
    return shut(call, by=by, why=why, at=at)


def shut(call, *, by, why="", at=None):
    """Close it as part of another act, which asked who may."""
    if not call.is_open:
        return call
    said = {"by": by, "why": why, "at": at or timezone.now(), **sight_of(call).written}
    CallClosing.objects.create(call=call, **said)
    call.is_open = False
    call.save(update_fields=["is_open"])
    _changed(call)
    return call


@transaction.atomic
def reopen(call, *, by, at=None):
    """Look for people again; a second time changes nothing."""
    call = held(call)
    if not access.can_change_call(by, call) or call.community.is_archived:
        raise PermissionDenied
    if call.is_past():
        raise NotNow(_("Its last day has gone by. Give it a later day, or none, and open it then."))
    standing = CallClosing.objects.filter(call=call, reopened_at=None)
    if standing.update(reopened_at=at or timezone.now(), reopened_by=by):
        call.is_open = True
        call.save(update_fields=["is_open"])
        _changed(call)
    return call


def held(call):
    """The call as it stands, held until the act is done, so that two acts follow one another."""
    Call.objects.select_for_update().get(pk=call.pk)
    return Call.objects.select_related("community", "initiative", "role", "by").get(pk=call.pk)


def _check(call):
    """Says the first thing that does not fit."""
    if call.kind == Call.Kind.TASK and call.hours is not None and call.hours > LONGEST_TASK:
        raise NotNow(_("A task takes less than eight hours. Make several tasks of it, or call it a role."))
    for thing in (call.initiative, call.role):
        if thing is not None and thing.community_id != call.community_id:
            raise NotNow(_("Choose something of this community."))
    if call.kind != Call.Kind.ROLE:
        call.role = None


def _ask_for(call, words):
    call.competences.all().delete()
    found = {competence.pk: competence for competence in map(in_own_words, words[:MOST_COMPETENCES])}
    CallCompetence.objects.bulk_create(
        CallCompetence(call=call, competence=competence) for competence in found.values()
    )
    drop_unused()


def _changed(call):
    index("call", [call])
    changed(f"community:{call.community_id}")
