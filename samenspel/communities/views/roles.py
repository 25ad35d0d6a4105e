"""Roles of a community: making them, granting them, handing them back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.communities import access
from samenspel.communities.caring import open_role
from samenspel.communities.forms import GrantForm, RoleForm
from samenspel.communities.models import Community, Role, RoleGrant
from samenspel.communities.showing import frame
from samenspel.ui.sending import sent


def _stewarded(request, slug):
    community = get_object_or_404(Community.objects.visible_to(request.user), slug=slug)
    if not access.can_steward(request.user, community):
        raise PermissionDenied
    return community


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def roles(request, slug):
    """All roles with who holds them, and the form for a new one."""
    community = _stewarded(request, slug)
    form = RoleForm(sent(request), community=community)
    if request.method == "POST" and form.is_valid():
        open_role(community, by=request.user, **form.cleaned_data)
        messages.success(request, _("The role is open now."))
        return redirect("communities:roles", slug)
    grant_form = GrantForm(community=community, by=request.user)
    context = {**frame(community, request.user), "form": form, "grant_form": grant_form}
    return render(request, "communities/roles.html", context, status=422 if form.errors else 200)


@login_required
@require_POST
def grant(request, slug, pk):
    """Grant a role to a member."""
    community = _stewarded(request, slug)
    role = get_object_or_404(Role, pk=pk, community=community)
    form = GrantForm(request.POST, community=community, by=request.user)
    if not form.is_valid():
        context = {
            **frame(community, request.user),
            "form": RoleForm(community=community),
            "grant_form": form,
            "granting": pk,
        }
        return render(request, "communities/roles.html", context, status=422)
    role.grant(form.cleaned_data["person"], by=request.user, until=form.cleaned_data["until"])
    messages.success(
        request,
        _("%(name)s has the role %(role)s now.")
        % {"name": form.cleaned_data["person"].name, "role": role.name},
    )
    return redirect("communities:roles", slug)


@login_required
@require_POST
def hand_back(request, slug, pk):
    """End a grant: whoever holds the role, or a steward."""
    community = get_object_or_404(Community.objects.visible_to(request.user), slug=slug)
    is_steward = access.can_steward(request.user, community)
    ends = RoleGrant.objects.current().filter(role__community=community)
    if not is_steward:
        ends = ends.filter(person=request.user)
    get_object_or_404(ends, pk=pk).hand_back()
    messages.success(request, _("The role is handed back."))
    return redirect("communities:roles", slug) if is_steward else redirect(community)
