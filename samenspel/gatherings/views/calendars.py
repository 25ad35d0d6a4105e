"""Calendars: of one gathering, of a community, under a private address; and the page that gives those.

Whoever asks again and has the latest gets a short answer by its mark alone, never by its date: when somebody
may see less from today, nothing in what is left has a later date.
"""

from hashlib import sha256

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header, quote_etag
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.communities.models import Community, Membership
from samenspel.communities.showing import frame
from samenspel.gatherings.calendars import events, keys, writing
from samenspel.gatherings.models import CalendarKey, Gathering
from samenspel.house.address import root
from samenspel.privacy.visibility import is_signed_in


@require_safe
def of_gathering(request, pk):
    """One gathering, to put into one's own calendar."""
    seen = Gathering.objects.visible_to(request.user).filter(pk=pk)
    gathering = get_object_or_404(events.with_changes(seen))
    events.with_seen_links([gathering], request.user)
    body = writing.calendar([events.of_gathering(gathering)])
    return _file(request, body, name=gathering.slug or str(pk), as_download=True)


@require_safe
def of_community(request, slug):
    """The calendar of a community as everybody may see it; programs that read it do not sign in."""
    visitor = AnonymousUser()
    community = get_object_or_404(Community.objects.visible_to(visitor), slug=slug)
    return _file(request, keys.of_community(community, visitor), name=community.slug)


@require_safe
def feed(request, token):
    """What is read under a private address; one that was ended, or never was, is not there."""
    key = keys.opened(token)
    body = keys.file(key) if key is not None else None
    if body is None:
        raise Http404
    return _file(request, body, name=slugify(key.community.name) if key.community else "samenspel")


def _file(request, body, *, name, as_download=False):
    etag = quote_etag(sha256(body).hexdigest()[:32])
    fresh = get_conditional_response(request, etag=etag)
    response = fresh or HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["ETag"] = etag
    response["X-Robots-Tag"] = "noindex"
    if fresh is None:
        response["Content-Disposition"] = content_disposition_header(as_download, f"{name}.ics")
    patch_cache_control(response, private=True, no_cache=True)
    return response


@login_required
@never_cache
@require_safe
def mine(request):
    """My calendar and those of my communities: their addresses, how to use them, how to end them."""
    standing = CalendarKey.objects.standing().filter(person=request.user).select_related("community")
    by_place = {key.community_id: _with_address(key, request) for key in standing}
    here = Membership.objects.current().filter(person=request.user).values("community")
    seen = Community.objects.visible_to(request.user)
    known = seen.filter(pk__in=here) | seen.filter(pk__in=[pk for pk in by_place if pk])
    rows = [(community, by_place.get(community.pk)) for community in known.distinct().order_by("name", "pk")]
    context = {"own": by_place.get(None), "rows": rows}
    return render(request, "gatherings/calendars.html", context)


@never_cache
@require_safe
def of_one_community(request, slug):
    """How to have the gatherings of this community in one's own calendar."""
    community = get_object_or_404(Community.objects.visible_to(request.user), slug=slug)
    key = keys.standing(request.user, community) if is_signed_in(request.user) else None
    is_open = Community.objects.visible_to(AnonymousUser()).filter(pk=community.pk).exists()
    context = {
        **frame(community, request.user),
        "key": _with_address(key, request) if key else None,
        "open_path": request.path + "open.ics" if is_open else "",
        "open_address": _webcal(request, request.path + "open.ics") if is_open else "",
    }
    return render(request, "gatherings/calendar_of_community.html", context)


@login_required
@require_POST
def make(request, slug=""):
    """Make the address of my own calendar, or of a community's."""
    community = _seen(request, slug) if slug else None
    keys.make(request.user, community)
    messages.success(request, _("Here is your address. Give it to your calendar program only."))
    return redirect("gatherings:calendars")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request, pk):
    """Ask first; then end the address, or put another in its place."""
    key = get_object_or_404(
        CalendarKey.objects.standing().select_related("community"), pk=pk, person=request.user
    )
    if request.method == "POST":
        if "renew" in request.POST:
            keys.renew(key, by=request.user)
            messages.success(request, _("Here is another address. The old one gives nothing any more."))
        else:
            keys.revoke(key, by=request.user)
            messages.success(request, _("That address gives nothing any more."))
        return redirect("gatherings:calendars")
    return render(request, "gatherings/end_calendar.html", {"key": key})


def _seen(request, slug):
    return get_object_or_404(Community.objects.visible_to(request.user), slug=slug)


def _with_address(key, request):
    key.path = key.get_feed_url()
    key.address = f"{root(request)}{key.path}"
    key.webcal = _webcal(request, key.path)
    return key


def _webcal(request, path):
    """The same address as programs take it that subscribe when it is opened."""
    return f"webcal://{root(request).partition('://')[2]}{path}"
