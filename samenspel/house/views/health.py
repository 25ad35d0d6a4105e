"""Whether all is well: a page for administrators, and a bare answer for whatever watches over the server."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from samenspel.house import checking
from samenspel.house.access import for_administrators


@for_administrators
@require_safe
def health(request):
    """Each thing that can be well or not, with what to do about it; what is not well stands first."""
    looked_at = checking.look_at()
    worse_first = sorted(looked_at, key=lambda pair: ("broken", "care", "well").index(pair[1].state))
    context = {"looked_at": worse_first, "is_well": all(found.state == "well" for _each, found in looked_at)}
    return render(request, "house/health.html", context)


@never_cache
@require_safe
def bare(request):
    """200 when pages can be served, 503 when not, and nothing else."""
    return HttpResponse(status=200 if checking.all_is_well() else 503)
