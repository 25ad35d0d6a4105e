"""Publishing, revising and withdrawing a result."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspel.communities.models import Community
from samenspel.ui.sending import sent
from samenspel.work import access
from samenspel.work.forms import ContributionFormSet, ResultForm, contributions_in, people_to_credit
from samenspel.work.models import Result


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request):
    """Write a result; what was typed stays when something is wrong, and a double click publishes once."""
    community = Community.objects.of(request.user).filter(slug=request.GET.get("community", "")).first()
    form = ResultForm(sent(request), by=request.user, initial={"community": community})
    credits = _credits(request, initial=[{"person": request.user.pk}])
    if request.method == "POST" and form.is_valid() and credits.is_valid():
        result = _already(request.user, form) or Result.publish(
            by=request.user, contributions=contributions_in(credits), **form.cleaned_data
        )
        messages.success(request, _("Your result is published."))
        return redirect(result)
    context = {"form": form, "credits": credits, "communities": form.fields["community"].queryset.exists()}
    return render(request, "work/publish.html", context, status=_status(form, credits))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def revise(request, pk):
    result = _mine(request, pk)
    form = ResultForm(sent(request), by=request.user, instance=result)
    credits = _credits(request, initial=list(result.contributions.values("person", "brought")))
    if request.method == "POST" and form.is_valid() and credits.is_valid():
        result.revise(contributions=contributions_in(credits), **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect(result)
    context = {"form": form, "credits": credits, "communities": True, "result": result}
    return render(request, "work/publish.html", context, status=_status(form, credits))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request, pk):
    """Ask first, then take the result back."""
    result = _mine(request, pk)
    if request.method == "POST":
        community = result.community
        result.withdraw()
        messages.success(request, _("The result is withdrawn."))
        return redirect(community)
    return render(request, "work/withdraw.html", {"result": result})


def _mine(request, pk):
    result = get_object_or_404(Result.objects.visible_to(request.user).select_related("community"), pk=pk)
    if not access.can_withdraw(request.user, result):
        raise PermissionDenied
    return result


def _credits(request, *, initial):
    return ContributionFormSet(
        sent(request),
        initial=initial,
        prefix="credits",
        form_kwargs={"people": people_to_credit(request.user)},
    )


def _already(by, form):
    """The same result by the same person a moment ago, when a form was sent twice."""
    same = {name: form.cleaned_data[name] for name in ("community", "title", "story")}
    return Result.objects.filter(published_by=by, **same).first()


def _status(form, credits):
    return 422 if form.errors or (credits.is_bound and not credits.is_valid()) else 200
