"""Being named in results: yes, in my own words; or rather not."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.ui.paging import page_of
from samenspel.ui.sending import sent
from samenspel.work import crediting
from samenspel.work.forms.credits import CreditForm
from samenspel.work.models import Contribution, Offer, Result


@login_required
@require_safe
def credits(request):
    """Everything in which I am named: what waits for my answer first."""
    rows = Contribution.objects.standing().filter(person=request.user)
    seen = Result.objects.visible_to(request.user)
    waiting = rows.waiting().filter(result__in=seen).select_related("result__community", "proposed_by")
    page = page_of(rows.confirmed().select_related("result__community"), request, key=("-pk",), size=20)
    shown = [row.result_id for row in page.items]
    context = {
        "waiting": waiting.order_by("pk")[:50],
        "page": page,
        "seen": set(seen.filter(pk__in=shown).values_list("pk", flat=True)),
    }
    return render(request, "work/credits.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def credit(request, pk):
    """Say yes to being named in a result, or change the words that stand beside my name."""
    results = Result.objects.visible_to(request.user).select_related("community")
    result = get_object_or_404(results, pk=pk)
    mine = get_object_or_404(
        Contribution.objects.select_related("person", "proposed_by"), result=result, person=request.user
    )
    form = CreditForm(sent(request), contribution=mine, called=_called(request.user, result))
    if request.method == "POST" and form.is_valid():
        crediting.confirm(mine, by=request.user, **form.cleaned_data)
        messages.success(request, _("Your name stands there."))
        return redirect(result)
    context = {"result": result, "mine": mine, "form": form}
    return render(request, "work/credit.html", context, status=422 if form.errors else 200)


def _called(person, result):
    """What an outsider was called when they offered to help here."""
    if not person.is_light:
        return ""
    offers = Offer.objects.filter(person=person, community=result.community).exclude(called="")
    return offers.order_by("-pk").values_list("called", flat=True).first() or ""


@login_required
@require_POST
def decline(request, pk):
    """Take my name away; also where I may not see the result any more."""
    mine = get_object_or_404(Contribution, result=pk, person=request.user)
    crediting.decline(mine, by=request.user)
    messages.success(request, _("Your name does not stand there. Nobody is told."))
    return redirect("work:credits")
