"""Publishing, revising and withdrawing a result."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspel.communities.models import Community
from samenspel.ui.sending import asked, sent
from samenspel.work import access
from samenspel.work.forms.credits import ContributionFormSet, PeopleToCredit, contributions_in
from samenspel.work.forms.result import ResultForm
from samenspel.work.models import Result


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request):
    """Write a result; what was typed stays when something is wrong, and a double click publishes once."""
    community = Community.objects.of(request.user).filter(slug=asked(request, "community")).first()
    form = ResultForm(sent(request), by=request.user, initial={"community": community})
    credits = _credits(request, PeopleToCredit(request.user), initial=[{"person": request.user.pk}])
    if request.method == "POST" and form.is_valid() and credits.is_valid():
        result = Result.publish(
            by=request.user,
            once=form.cleaned_data["once"],
            contributions=contributions_in(credits),
            **form.said(),
        )
        messages.success(request, _("Your result is published."))
        return redirect(result)
    context = {"form": form, "credits": credits, "communities": form.fields["community"].queryset.exists()}
    return render(request, "work/publish.html", context, status=_status(form, credits))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def revise(request, pk):
    """Change a result; contributors whom the reviser may not see keep their place."""
    result = _mine(request, pk, access.can_revise)
    people = PeopleToCredit(request.user, result)
    among = people.queryset.order_by()
    shown = result.contributions.filter(person__in=among)
    form = ResultForm(sent(request), by=request.user, instance=result)
    credits = _credits(request, people, initial=list(shown.values("person", "brought")))
    if request.method == "POST" and form.is_valid() and credits.is_valid():
        result.revise(by=request.user, contributions=contributions_in(credits), among=among, **form.said())
        messages.success(request, _("Saved."))
        return redirect(result)
    context = {"form": form, "credits": credits, "communities": True, "result": result}
    return render(request, "work/publish.html", context, status=_status(form, credits))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request, pk):
    """Ask first, then take the result back."""
    result = _mine(request, pk, access.can_withdraw)
    if request.method == "POST":
        community = result.community
        result.withdraw(by=request.user)
        messages.success(request, _("The result is withdrawn."))
        return redirect(community)
    return render(request, "work/withdraw.html", {"result": result})


def _mine(request, pk, allowed):
    result = get_object_or_404(Result.objects.visible_to(request.user).select_related("community"), pk=pk)
    if not allowed(request.user, result):
        raise PermissionDenied
    return result


def _credits(request, people, *, initial):
    return ContributionFormSet(
        sent(request), initial=initial, prefix="credits", form_kwargs={"people": people}
    )


def _status(form, credits):
    return 422 if form.errors or (credits.is_bound and not credits.is_valid()) else 200
