"""The list of organisations, the page of one, and changing what it says."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.organisations import access, showing
from samenspel.organisations.administering import look_after
from samenspel.organisations.forms import OrganisationForm
from samenspel.organisations.models import FormerAddress, Organisation
from samenspel.organisations.sockets import parts_of
from samenspel.organisations.views.finding import administered, seen
from samenspel.ui.paging import page_of
from samenspel.ui.sending import asked, sent


@require_safe
def organisations(request):
    """Those the viewer may see, by name, narrowed by words and kind."""
    words, kind = asked(request, "q"), asked(request, "kind")
    is_house = access.is_house_administrator(request.user)
    waiting = Organisation.objects.unconfirmed().count() if is_house else 0
    only_waiting = is_house and bool(asked(request, "waiting"))
    found = Organisation.objects.visible_to(request.user).called(words)
    if kind in Organisation.Kind.values:
        found = found.filter(kind=kind)
    if only_waiting:
        found = found.unconfirmed()
    context = {
        "page": page_of(found, request, key=("sort_name", "pk"), size=50),
        "words": words,
        "kind": kind,
        "kinds": Organisation.Kind.choices,
        "narrowed": bool(words or kind or only_waiting),
        "waiting": waiting,
        "can_state": access.can_state(request.user),
    }
    return render(request, "organisations/organisations.html", context)


@require_safe
def organisation(request, slug):
    """What an organisation is, its units and partners, and its people as far as they show themselves."""
    try:
        organisation = seen(request, slug)
    except Http404:
        return redirect(_moved(request, slug))
    people = page_of(showing.people_of(organisation, request.user), request, key=("by_name", "pk"), size=40)
    context = {
        **showing.frame(organisation, request.user),
        "people": people,
        "parts": parts_of(organisation, request.user),
    }
    return render(request, "organisations/organisation.html", context)


def _moved(request, slug):
    """The organisation that stood at this address before it was found to be the same as another."""
    former = FormerAddress.objects.select_related("organisation").filter(slug=slug).first()
    if former is None:
        raise Http404
    return seen(request, former.organisation.slug)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, slug):
    """Change what the page says."""
    organisation = administered(request, slug)
    form = OrganisationForm(sent(request), instance=organisation)
    if request.method == "POST" and form.is_valid():
        look_after(organisation, by=request.user, **form.said())
        messages.success(request, _("Saved."))
        return redirect("organisations:organisation", slug)
    context = {**showing.head(administered(request, slug), request.user), "form": form}
    return render(request, "organisations/edit.html", context, status=422 if form.errors else 200)
