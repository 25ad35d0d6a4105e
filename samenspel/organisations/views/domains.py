"""E-mail domains of an organisation: named by its administrators, verified by those of the house."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.organisations import access, showing, verifying
from samenspel.organisations.forms import DomainForm
from samenspel.organisations.views.finding import administered, of_the_house
from samenspel.ui.sending import sent


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def domains(request, slug):
    """The domains, what they are worth, and the form for another."""
    organisation = administered(request, slug)
    is_named = organisation.domains.filter(domain=organisation.domain).exists()
    form = DomainForm(sent(request), initial={"domain": "" if is_named else organisation.domain})
    if request.method == "POST" and form.is_valid():
        verifying.name_domain(organisation, form.cleaned_data["domain"], by=request.user)
        messages.success(request, _("Added. It counts once an administrator of this house has verified it."))
        return redirect("organisations:domains", slug)
    return _page(request, organisation, form)


@login_required
@require_POST
def verify(request, slug, pk):
    """Say for the house that the domain is theirs."""
    organisation = of_the_house(request, slug)
    row = get_object_or_404(organisation.domains.all(), pk=pk)
    try:
        verifying.verify(row, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("%(domain)s is verified.") % {"domain": row.domain})
    return redirect("organisations:domains", slug)


@login_required
@require_POST
def remove_domain(request, slug, pk):
    """From now on an address there confirms nobody."""
    organisation = administered(request, slug)
    row = get_object_or_404(organisation.domains.all(), pk=pk)
    verifying.remove_domain(row, by=request.user)
    messages.success(request, _("%(domain)s is removed.") % {"domain": row.domain})
    return redirect("organisations:domains", slug)


def _page(request, organisation, form):
    rows = list(organisation.domains.select_related("stated_by", "verified_by").order_by("domain"))
    for row in rows:
        row.can_verify = row.verified_at is None and access.can_verify(request.user, row)
    context = {**showing.head(organisation, request.user), "domains": rows, "form": form}
    return render(request, "organisations/domains.html", context, status=422 if form.errors else 200)
