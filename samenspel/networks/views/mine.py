"""My own place in a network, for my eyes only."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from samenspel.networks import measuring
from samenspel.networks.finding import network_visible_to
from samenspel.networks.freezing import thaw
from samenspel.networks.grouping import ORGANISATION
from samenspel.networks.guides import OWN_GUIDES
from samenspel.networks.models import OwnFigures, Snapshot
from samenspel.networks.sources import SOURCES
from samenspel.privacy import discretion


@login_required
@require_safe
def mine(request, slug):
    """My figures in the newest snapshot, each with a question to ask myself."""
    network = network_visible_to(request.user, slug)
    kept = _kept(network, request.user)
    figures = discretion.own(kept.person, request.user, _figures(kept)) if kept else {}
    rows = [
        (guide, figures[guide.name])
        for guide in OWN_GUIDES
        if guide.name in figures and figures[guide.name].shown
    ]
    context = {
        "network": network,
        "snapshot": kept.snapshot if kept else None,
        "rows": rows,
        "sources": SOURCES.values() if network.dataset is None else [],
    }
    response = render(request, "networks/mine.html", context)
    patch_cache_control(response, private=True, no_store=True)
    return response


def _figures(kept):
    """What was measured for everyone, and the E-I index of this one person."""
    frozen = thaw(kept.snapshot.ties)
    place = frozen.place_of(kept.person_id)
    return kept.figures | {"ei": measuring.own_ei(frozen.ties, frozen.groupings[ORGANISATION], place)}


def _kept(network, person):
    """My figures in the newest snapshot: of all kinds together, else of the first relation."""
    seen = Snapshot.objects.visible_to(person).of(network.dataset).values("pk")
    kept = OwnFigures.objects.visible_to(person).filter(snapshot__in=seen)
    kept = kept.select_related("snapshot", "person")
    return kept.order_by("snapshot__relation", "-snapshot__on").first()
