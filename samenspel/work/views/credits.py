"""Being named in results: yes, in my own words; or rather not."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.ui.paging import page_of
from samenspel.ui.sending import sent
from samenspel.work import crediting, naming
from samenspel.work.forms.credits import CreditForm
from samenspel.work.models import Contribution, Offer, Result


@login_required
@require_safe
def credits(request):
    """Everything in which I am named, what waits for my answer first; also where I may not look any more."""
    rows = Contribution.objects.standing().filter(person=request.user)
    seen = Result.objects.visible_to(request.user)
    waiting = list(rows.waiting().select_related("result__community", "proposed_by").order_by("pk")[:50])
    page = page_of(rows.confirmed().select_related("result__community"), request, key=("-pk",), size=20)
    shown = [row.result_id for row in [*waiting, *page.items]]
    context = {
        "waiting": waiting,
        "named": naming.named(request.user),
        "page": page,
        "seen": set(seen.filter(pk__in=shown).values_list("pk", flat=True)),
    }
    return render(request, "work/credits.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def credit(request, pk):
    """Say yes to being named in a result, or change the words beside my name; who may not see it any more is
    led to where they can say no."""
    rows = Contribution.objects.select_related("person", "proposed_by")
    mine = get_object_or_404(rows, result=pk, person=request.user)
    result = Result.objects.visible_to(request.user).select_related("community").filter(pk=pk).first()
    if result is None:
        return redirect("work:credits")
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
