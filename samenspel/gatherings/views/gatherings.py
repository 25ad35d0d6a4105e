"""The page of a gathering, on the screen and on paper."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from samenspel.gatherings import showing
from samenspel.gatherings.sessions import going_home
from samenspel.gatherings.views.doors import seen
from samenspel.privacy.questions import asked_once


@require_safe
def gathering(request, pk, slug=""):
    """What it is for, who comes, the agenda with who can say yes, and what came of it."""
    found = seen(request, pk)
    if slug != found.slug:
        return redirect(found, permanent=False)
    with asked_once():
        return render(request, "gatherings/gathering.html", showing.of_gathering(found, request.user))


@require_safe
def on_paper(request, pk):
    """Agenda, minutes and agreements on paper: what one takes along, and what one brings home."""
    found = seen(request, pk)
    context = {**showing.on_paper(found, request.user), **going_home.on_paper(found, request.user)}
    return render(request, "gatherings/on_paper.html", context)
