"""Voting: one statement at a time, as plain forms; and several words at once for the script of that page."""

import json
from datetime import timedelta

from allauth.core.ratelimit import respond_429
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.http.request import RawPostDataException
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.opinions import access, guests, joining, voting
from samenspel.opinions.models import Statement, Vote
from samenspel.opinions.routing import next_statements
from samenspel.opinions.showing import progress
from samenspel.opinions.views.doors import person_of, seen, who
from samenspel.opinions.views.taking_part import TooFast, participant_of
from samenspel.ui.middleware import own_pace

AHEAD = 100
FEW_AHEAD = 50
MOST_AT_ONCE = 100
MOST_BYTES = 20_000
LONGEST_ON_ITS_WAY = timedelta(days=30)


@require_safe
def conversation(request, pk, slug=""):
    """The question, and one statement to agree or disagree with, or what is to be done now."""
    talk = seen(request, pk)
    if slug != talk.slug:
        return redirect(talk)
    voter = who(request, talk)
    token = None
    if voter is None and access.can_vote(None, talk):
        token = guests.new_token()
    response = render(request, "opinions/conversation.html", _context(request, talk, voter or token))
    patch_cache_control(response, private=True, no_cache=True)
    return guests.keep(response, talk, token) if token else response


def _context(request, talk, voter):
    participant = joining.known(talk, voter)
    person = person_of(request)
    can_vote = access.can_vote(person, talk)
    ahead = next_statements(talk, participant, count=AHEAD) if can_vote else []
    done, total = progress(talk, participant)
    return {
        "conversation": talk,
        "community": talk.community,
        "map_url": reverse("opinions:map", args=[talk.pk, talk.slug]),
        "screen_url": reverse("opinions:screen", args=[talk.pk, talk.slug]),
        "purpose_url": reverse("purpose:community", args=[talk.community.slug]),
        "participant": participant,
        "can_vote": can_vote,
        "statement": ahead[0] if ahead else None,
        "island": _island(talk, voter, ahead, done, total) if can_vote else None,
        "done": done,
        "total": total,
        "can_write": access.can_write(person, talk),
        "can_see_map": access.can_see_map(person, talk, participant),
        "can_look_after": access.can_look_after(request.user, talk),
        "could_sign_in": person is None and not can_vote and talk.is_open,
    }


def _island(talk, voter, ahead, done, total):
    """What the script of the page needs: statements to ask, and a name for this voter in this browser."""
    key = voter if isinstance(voter, str) else f"person {voter.pk}"
    return {
        "key": salted_hmac("opinions.island", f"{talk.pk} {key}").hexdigest()[:16],
        "url": reverse("opinions:votes", args=[talk.pk, talk.slug]),
        "ahead": [as_asked(row) for row in ahead],
        "done": done,
        "total": total,
    }


def as_asked(row):
    return {"id": row.pk, "text": row.text, "meta": row.is_meta}


@own_pace
@require_POST
def vote(request, pk, slug):
    """One word on one statement, from a plain form; a second click changes nothing."""
    talk = seen(request, pk)
    try:
        participant = participant_of(request, talk, action="vote")
    except TooFast:
        return respond_429(request)
    statement = (
        Statement.objects.in_play()
        .filter(conversation=talk, pk=_number(request.POST.get("statement")))
        .first()
    )
    value = _number(request.POST.get("value"))
    if not access.can_vote(person_of(request), talk):
        raise PermissionDenied
    if statement is None or value not in Vote.Value.values:
        messages.warning(request, _("This statement is not voted on any more. Here is the next one."))
    else:
        voting.vote(participant, statement, value)
        if request.POST.get("back") == "mine":
            messages.success(request, _("Changed."))
    if request.POST.get("back") == "mine":
        return redirect("opinions:mine", talk.pk, talk.slug)
    return redirect(talk)


@own_pace
@require_POST
def votes(request, pk, slug):
    """Words said a while ago, as JSON, for the script of the page: kept once, however often they arrive.

    Asked with {"votes": [{"s": statement, "v": -1 | 0 | 1, "ago": milliseconds}], "have": [statements]};
    answers {"kept": {statement: value}, "gone": [statements], "ahead": [...], "done": n, "total": n}.
    """
    talk = seen(request, pk)
    said, have = _read(request)
    if said is None:
        return JsonResponse({"error": "unreadable"}, status=422)
    try:
        participant = participant_of(request, talk, action="vote")
        kept = voting.vote_many(participant, said)
    except TooFast:
        return JsonResponse({"error": "later"}, status=429)
    except PermissionDenied:
        return JsonResponse({"error": "closed" if talk.is_closed else "refused"}, status=403)
    done, total = progress(talk, participant)
    return JsonResponse(
        {
            "kept": kept,
            "gone": [each.statement_id for each in said if each.statement_id not in kept],
            "ahead": _more(talk, participant, have) if total - done > len(have) else [],
            "done": done,
            "total": total,
        }
    )


def _more(talk, participant, have):
    """Statements to come, for a page that has few ahead."""
    if len(have) >= FEW_AHEAD:
        return []
    return [as_asked(row) for row in next_statements(talk, participant, count=AHEAD, without=have)]


def _read(request):
    """What was said and which statements the page has ahead, or (None, None) when it cannot be read."""
    try:
        if len(request.body) > MOST_BYTES:
            return None, None
    except RawPostDataException:
        # A form was sent, and read as one on its way here.
        return None, None
    try:
        sent = json.loads(request.body)
        rows = sent["votes"][:MOST_AT_ONCE]
        now = timezone.now()
        said = [voting.Said(_id(row["s"]), _id(row["v"]), _moment(now, row["ago"])) for row in rows]
        return said, [_id(each) for each in sent.get("have", [])[: 2 * AHEAD]]
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError):
        return None, None


def _id(value):
    if type(value) is not int or abs(value) >= 2**63:
        raise TypeError
    return value


def _moment(now, ago):
    """When it was said, by the clock of this house: so many milliseconds before it arrived, never later.

    Nothing waits on a device for longer than a while; a clock that stands still is no reason to fail.
    """
    return now - min(timedelta(milliseconds=max(0, _id(ago))), LONGEST_ON_ITS_WAY)


def _number(text):
    try:
        return int(text) if abs(int(text)) < 2**63 else None
    except (TypeError, ValueError):
        return None
