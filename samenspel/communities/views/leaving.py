"""Going: leaving with a farewell, and being taken out."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.communities import access, barring, joining
from samenspel.communities.forms.belonging import LeaveForm, RemoveForm
from samenspel.communities.models import Community, RoleGrant
from samenspel.communities.models.stewardship import LastSteward
from samenspel.communities.views.doors import seen, show, stewarded
from samenspel.ui.sending import sent


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def leave(request, slug):
    """Ask first, then leave; roles held here are handed back, or someone is named for them."""
    community = seen(request, slug)
    if not access.is_member(request.user, community):
        return redirect(community)
    form = _leave_form(request, community)
    if request.method == "POST" and form.is_valid():
        try:
            _leave(request, community, form)
        except LastSteward:
            # The other steward left while this page was open: the form now asks who comes next.
            form = _leave_form(request, community)
            form.is_valid()
        else:
            messages.success(request, _("You have left. You are welcome to come back."))
            still_seen = Community.objects.visible_to(request.user).filter(pk=community.pk).exists()
            return redirect(community if still_seen else "communities:communities")
    return show(request, "leave", community, form, form=form)


def _leave_form(request, community):
    me = request.user
    grants = RoleGrant.objects.current().filter(role__community=community, person=me).select_related("role")
    stewards = set(community.stewardships.current().values_list("person", flat=True))
    return LeaveForm(
        sent(request),
        community=community,
        by=me,
        grants=grants,
        is_last_steward=stewards == {me.pk} and not community.is_archived,
    )


def _leave(request, community, form):
    joining.leave(
        community,
        request.user,
        farewell=form.cleaned_data["farewell"],
        successors=form.successors,
        steward=form.cleaned_data.get("steward"),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request, slug, handle):
    """A steward takes someone out, or keeps out who is no member, with a reason; asks first."""
    community = stewarded(request, slug, also_archived=True)
    person = get_object_or_404(barring.met_by(request.user, community), handle=handle)
    if person == request.user or access.is_steward(person, community):
        raise PermissionDenied
    if access.was_removed(person, community):
        return redirect("communities:history", slug)
    form, takes_part = RemoveForm(sent(request)), access.is_member(person, community)
    if request.method == "POST" and form.is_valid():
        joining.remove(community, person, by=request.user, reason=form.cleaned_data["reason"])
        said = _("%(name)s no longer takes part.") if takes_part else _("%(name)s is kept out.")
        messages.success(request, said % {"name": person.name})
        return redirect("communities:people" if takes_part else "communities:history", slug)
    return show(request, "remove", community, form, form=form, person=person, takes_part=takes_part)


@login_required
@require_POST
def lift(request, slug, pk):
    """Let someone who was taken out come back when they want to."""
    community = stewarded(request, slug, also_archived=True)
    removal = get_object_or_404(community.removals.standing(), pk=pk)
    removal.lift(by=request.user)
    messages.success(request, _("They may come back now when they want to."))
    return redirect("communities:history", slug)
