"""Lists of decisions, the page of one, its rounds, and its record."""

from itertools import pairwise

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from samenspel.communities.models import Community
from samenspel.communities.showing import frame
from samenspel.decisions import access, differing
from samenspel.decisions.models import Outcome, Proposal, Proxy
from samenspel.decisions.recording import as_markdown
from samenspel.decisions.search import matching
from samenspel.decisions.showing import labels
from samenspel.decisions.views.doors import seen, show
from samenspel.ui.paging import page_of
from samenspel.ui.sending import asked

# The closed ones by how they ended; open ones stand above them.
ENDINGS = {str(each): each.label for each in Outcome.Ending}


@require_safe
def decisions(request):
    """What communities decided, the latest first, of all I may see."""
    closed = Proposal.objects.visible_to(request.user).closed()
    context = _listed(request, closed)
    return render(request, "decisions/decisions.html", context)


@require_safe
def of_community(request, slug):
    """What is open in one community, and what was decided there."""
    community = get_object_or_404(Community.objects.visible_to(request.user), slug=slug)
    seen_here = Proposal.objects.visible_to(request.user).filter(community=community)
    context = {
        **frame(community, request.user),
        **_listed(request, seen_here.closed()),
        "open": list(seen_here.open().with_rounds().order_by("-moved_at", "-pk")[:50]),
        "drafts": list(seen_here.filter(state="draft").order_by("-at", "-pk")[:20]),
        "can_propose": access.can_propose(request.user, community),
        "has_proxies": _has_proxies(request.user, community),
    }
    return render(request, "decisions/of_community.html", context)


@require_safe
def proposal(request, pk, slug=""):
    found = seen(request, pk)
    if slug != found.slug:
        return redirect(found, permanent=False)
    return show(request, found)


@require_safe
def rounds(request, pk):
    """All rounds of a proposal, each with what is different from the one before, and how it ended."""
    found = seen(request, pk)
    told = sorted(found.rounds.all(), key=lambda round: round.number)
    for before, after in pairwise(told):
        after.changed = differing.between(before, after)
    context = {"proposal": found, "community": found.community, "rounds": list(reversed(told))}
    for round in told:
        round.labels = labels(round)
    return render(request, "decisions/rounds.html", context)


@require_safe
def record(request, pk):
    """The record as Markdown."""
    found = seen(request, pk)
    answer = HttpResponse(as_markdown(found, request.user), content_type="text/markdown; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{found.slug}.md"'
    return answer


def _listed(request, closed):
    """Closed proposals by words and by how they ended, a page at a time."""
    words, ending = asked(request, "words"), asked(request, "ending")
    if ending in ENDINGS:
        closed = closed.filter(rounds__outcome__ending=ending).distinct()
    if words:
        closed = matching(words, closed)
    page = page_of(closed.with_rounds(), request, key=("-moved_at", "-pk"), size=20)
    return {"page": page, "words": words, "ending": ending, "endings": ENDINGS.items()}


def _has_proxies(person, community):
    if not access.can_propose(person, community):
        return False
    standing = Proxy.objects.not_ended().filter(community=community)
    return standing.filter(giver=person).exists() or standing.filter(holder=person).exists()
