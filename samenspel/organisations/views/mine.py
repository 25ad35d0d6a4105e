"""What a person says of themselves: the organisations they belong to, and did before."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.organisations import access, affiliating
from samenspel.organisations.forms import AffiliationForm, BeginForm
from samenspel.organisations.models import Affiliation, Organisation
from samenspel.organisations.views.finding import seen
from samenspel.ui.sending import asked, sent

MOST_FOUND = 20


def _own(request, pk):
    own = Affiliation.objects.filter(person=request.user).select_related("organisation")
    return get_object_or_404(own, pk=pk)


def _may_state(request):
    if not access.can_state(request.user):
        raise PermissionDenied


@login_required
@require_safe
def mine(request):
    """Where I belong now and did before, with what the organisations said of it."""
    own = request.user.affiliations.select_related("organisation", "unit", "confirmation", "refusal")
    current = set(request.user.affiliations.current().values_list("pk", flat=True))
    rows = list(own.order_by("-is_main", "-since", "pk"))
    context = {
        "now": [row for row in rows if row.pk in current],
        "before": [row for row in rows if row.pk not in current],
        "can_state": access.can_state(request.user),
    }
    return render(request, "organisations/mine.html", context)


@login_required
@require_safe
def choose(request):
    """Find the organisation one belongs to; when it is not here, begin its page."""
    _may_state(request)
    words = asked(request, "q", most=160)
    seen = Organisation.objects.visible_to(request.user)
    found = list(seen.called(words).by_name()[:MOST_FOUND]) if words else []
    context = {"words": words, "found": found, "is_more": len(found) == MOST_FOUND}
    return render(request, "organisations/choose.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request):
    """Begin the page of an organisation that is not here; it is marked until the house has looked at it."""
    _may_state(request)
    form = BeginForm(sent(request), initial={"name": asked(request, "name", most=160)})
    if request.method == "POST" and form.is_valid():
        try:
            organisation = affiliating.begin_page(by=request.user, **form.cleaned_data)
        except affiliating.TooMany:
            form.add_error(
                None,
                _("You began some pages that nobody of this house has looked at yet. Wait for those first."),
            )
        else:
            return redirect("organisations:state", organisation.slug)
    return render(request, "organisations/start.html", {"form": form}, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def state(request, slug):
    """Say that I belong here."""
    organisation = seen(request, slug)
    _may_state(request)
    known = request.user.affiliations.current().filter(organisation=organisation).first()
    if known:
        return redirect("organisations:revise", known.pk)
    form = AffiliationForm(sent(request), organisation=organisation)
    if request.method == "POST" and form.is_valid():
        try:
            affiliation = affiliating.state(request.user, organisation, by=request.user, **form.cleaned_data)
        except affiliating.Refused:
            form.add_error(
                None,
                _("This organisation has said that you do not belong there. Ask its administrators."),
            )
        else:
            messages.success(request, _stated(affiliation))
            return redirect(organisation)
    context = {"organisation": organisation, "form": form}
    return render(request, "organisations/state.html", context, status=422 if form.errors else 200)


def _stated(affiliation):
    if Affiliation.objects.confirmed().filter(pk=affiliation.pk).exists():
        return _("Saved, and confirmed by your e-mail address.")
    return _("Saved. The organisation can confirm it.")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def revise(request, pk):
    """Change what I said of my place there."""
    own = _own(request, pk)
    form = AffiliationForm(sent(request), instance=own, organisation=own.organisation)
    if request.method == "POST" and form.is_valid():
        was_confirmed = own.is_confirmed
        now = affiliating.revise(own, by=request.user, **form.cleaned_data)
        is_asked_again = was_confirmed and not now.is_confirmed
        messages.success(
            request, _("Saved. The organisation can confirm it.") if is_asked_again else _("Saved.")
        )
        return redirect("organisations:mine")
    context = {"organisation": own.organisation, "form": form, "affiliation": own}
    return render(request, "organisations/state.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request, pk):
    """Ask first, then say that I belong there no longer."""
    own = _own(request, pk)
    if request.method == "POST":
        affiliating.leave(own, by=request.user)
        messages.success(request, _("Saved. The years you were there stay on your page."))
        return redirect("organisations:mine")
    return render(request, "organisations/end.html", {"affiliation": own})


@login_required
@require_POST
def make_main(request, pk):
    """Count me under this organisation."""
    affiliating.make_main(_own(request, pk), by=request.user)
    messages.success(request, _("Saved."))
    return redirect("organisations:mine")
