"""The feed of results, and the page of one."""

from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from samenspel.communities.models import Community
from samenspel.people.models import Person
from samenspel.ui.paging import page_of
from samenspel.ui.sending import asked
from samenspel.work import access
from samenspel.work.models import Result


@require_safe
def results(request):
    """What came of the work, the latest first, of all communities or one."""
    seen = Result.objects.visible_to(request.user)
    communities = Community.objects.visible_to(request.user)
    chosen = communities.filter(slug=asked(request, "community")).first()
    if chosen:
        seen = seen.filter(community=chosen)
    page = page_of(seen.for_cards(request.user), request, key=("-published_at", "-pk"), size=20)
    context = {"page": page, "communities": communities.by_name(), "chosen": chosen}
    return render(request, "work/results.html", context)


@require_safe
def result(request, pk, slug=""):
    seen = Result.objects.visible_to(request.user).for_cards(request.user)
    result = get_object_or_404(seen, pk=pk)
    if slug != result.slug:
        return redirect(result, permanent=False)
    publisher = Person.objects.visible_to(request.user).filter(pk=result.published_by_id).first()
    context = {
        "result": result,
        "publisher": publisher,
        "can_revise": access.can_revise(request.user, result),
        "can_withdraw": access.can_withdraw(request.user, result),
    }
    return render(request, "work/result.html", context)
