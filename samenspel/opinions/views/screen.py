"""The big screen of a room that votes: how to come in, how many take part, and the map that moves."""

import io

import segno
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from samenspel.house.address import whole
from samenspel.opinions.drawing import picture, placed, shape, size_of
from samenspel.opinions.drawing_lines import groups_of, lines_of, listed
from samenspel.opinions.mapping import map_now
from samenspel.opinions.views.doors import looked_after
from samenspel.privacy import discretion
from samenspel.ui.sending import asked

SHOWN = 3
# So many letters of common ground fit beside the map in the largest type.
MOST_IN_LARGE = 270


@login_required
@require_safe
def screen(request, pk, slug):
    """The whole screen; what moves in it is asked for again every two seconds."""
    talk = looked_after(request, pk)
    address = whole(reverse("opinions:join_by_code", args=[talk.code]), request)
    context = {
        **_now(request, talk),
        "join_address": request.get_host() + reverse("opinions:join"),
        "code": _code(address),
    }
    response = render(request, "opinions/screen.html", context)
    patch_cache_control(response, private=True, no_cache=True)
    return response


@login_required
@require_safe
def screen_now(request, pk, slug):
    """What moves, or 204 when it is as ``have`` says."""
    talk = looked_after(request, pk)
    now, voters = _standing(talk)
    if asked(request, "have") == _mark(talk, now, voters):
        response = HttpResponse(status=204)
    else:
        response = render(request, "opinions/_screen.html", _now(request, talk))
    patch_cache_control(response, private=True, no_store=True)
    return response


def _standing(talk):
    """The map as it may stand on a screen now, and how many take part, told from five on."""
    is_kept_back = talk.map_shown == talk.MapShown.CLOSED and talk.is_open
    return None if is_kept_back else map_now(talk), discretion.count(talk.participants.count())


def _mark(talk, now, voters):
    return f"{now.mark if now else 0}.{voters.value if voters else 0}.{int(talk.is_open)}"


def _now(request, talk):
    now, voters = _standing(talk)
    lines = lines_of(now) if now and now.result["people"] else {}
    drawn = picture(now.result) if lines else None
    common = listed(now, lines, "common")[:SHOWN] if lines else []
    return {
        "conversation": talk,
        "community": talk.community,
        "mark": _mark(talk, now, voters),
        "voters": voters,
        "picture": drawn,
        "island": _island(now) if drawn else None,
        "common": common,
        "is_long": sum(len(line.text) for line in common) > MOST_IN_LARGE,
        "is_early": talk.is_open and not common and not drawn,
        "groups": groups_of(now, lines) if lines else [],
        "is_kept_back": talk.map_shown == talk.MapShown.CLOSED and talk.is_open,
    }


def _island(now):
    """Dots per group with the marks they are drawn by, for the script that lets them glide."""
    names = [group["name"] for group in now.result["groups"]] or [""]
    dots = [[placed(dot) for dot in now.result["dots"] if dot[2] == number] for number in range(len(names))]
    return {"dots": dots, "marks": [shape(name, size_of(now.result)) for name in names]}


def _code(address):
    """The address as a code to scan, drawn in the page."""
    held = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        held, kind="svg", xmldecl=False, svgns=True, omitsize=True, border=2, svgclass="screen-code",
        lineclass="screen-code-line",
    )  # fmt: skip
    return mark_safe(held.getvalue().decode())  # noqa: S308 (made here, of an address of ours)
