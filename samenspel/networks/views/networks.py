"""The networks someone may see, one network on a date, and the same as JSON and CSV."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from samenspel.networks import exporting
from samenspel.networks.finding import Choice, network_visible_to, networks_visible_to
from samenspel.networks.models import Snapshot
from samenspel.networks.showing import show
from samenspel.privacy import discretion
from samenspel.privacy.discretion import Disclosed


@dataclass(frozen=True)
class Row:
    """A network in the list, with what may be said of its newest snapshot."""

    network: object
    on: object
    people: Disclosed
    ties: Disclosed


@require_safe
def networks(request):
    """Which networks I may see, each with its people and ties."""
    found = networks_visible_to(request.user)
    newest = _newest(request.user)
    rows = [_row(network, newest.get(network.dataset and network.dataset.pk)) for network in found]
    return render(request, "networks/networks.html", {"rows": rows})


def _newest(person):
    """Per dataset the newest offered snapshot of all kinds together, else of the first relation."""
    seen = Snapshot.objects.visible_to(person).offered().filter(counting=Snapshot.Counting.ALL)
    newest = {}
    columns = seen.order_by("on", "-relation", "pk").values("dataset_id", "on", "figures__n", "figures__ties")
    for row in columns:
        newest[row["dataset_id"]] = row
    return newest


def _row(network, newest):
    if newest is None:
        hidden = Disclosed(hidden=discretion.NONE)
        return Row(network, None, hidden, hidden)
    n = newest["figures__n"]
    ties = discretion.figure(newest["figures__ties"], n=n, kind="density", digits=0)
    return Row(network, newest["on"], discretion.count(n), ties)


@require_safe
def network(request, slug):
    """The page of a network: a sentence, the map with its table, and the figures with their questions."""
    choice, shown = _asked(request, slug)
    context = {"network": choice.network, "choice": choice, "shown": shown, "query": _query(choice, shown)}
    response = render(request, "networks/network.html", context)
    return _private(response)


@require_safe
def map_data(request, slug):
    return _private(JsonResponse(exporting.map_json(*_asked(request, slug, or_404=True))))


@require_safe
def figures(request, slug):
    return _private(JsonResponse(exporting.shown_json(*_asked(request, slug, or_404=True))))


@require_safe
def between(request, slug):
    choice, shown = _asked(request, slug, or_404=True)
    response = HttpResponse(exporting.between_csv(shown), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{choice.network.slug}-{choice.on}.csv"'
    return _private(response)


def _asked(request, slug, *, or_404=False):
    network = network_visible_to(request.user, slug)
    choice = Choice(network, request.user, request.GET)
    if choice.snapshot is None:
        if or_404:
            raise Http404
        return choice, None
    return choice, show(choice.snapshot, request.user, choice.by)


def _query(choice, shown):
    """The choice as the end of an address, for the map, the files and other dates."""
    if shown is None:
        return ""
    asked = {"relation": choice.relation, "counting": choice.counting, "on": choice.on, "by": shown.by}
    return urlencode(asked)


def _private(response):
    """What someone may see is theirs: no cache in between may keep it."""
    patch_cache_control(response, private=True, no_cache=True)
    return response
