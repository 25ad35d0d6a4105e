"""The page of one community, its people, what it is about, and looking after it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.communities import access
from samenspel.communities.caring import look_after
from samenspel.communities.forms import CareForm
from samenspel.communities.models import Community, RoleGrant
from samenspel.communities.showing import frame
from samenspel.communities.sockets import PARTS
from samenspel.organisations.showing import with_organisations
from samenspel.people.models import Person
from samenspel.ui.paging import page_of
from samenspel.ui.sending import sent


@require_safe
def community(request, slug):
    """Purpose, what came of it, who looks after what, and the next step."""
    community = get_object_or_404(Community.objects.visible_to(request.user), slug=slug)
    parts = [{"template": part.template, "context": part.context(community, request.user)} for part in PARTS]
    return render(request, "communities/community.html", {**frame(community, request.user), "parts": parts})


@require_safe
def people(request, slug):
    """Who takes part, as far as each shows themselves, the closest first."""
    community = get_object_or_404(Community.objects.visible_to(request.user), slug=slug)
    memberships = (
        community.memberships.current().members().filter(person__in=Person.objects.visible_to(request.user))
    )
    grants = RoleGrant.objects.current().filter(role__community=community).select_related("role")
    roles = {}
    for grant in grants:
        roles.setdefault(grant.person_id, []).append(grant.role.name)
    people = with_organisations(Person.objects.all(), request.user)
    page = page_of(
        memberships.prefetch_related(Prefetch("person", queryset=people)),
        request,
        key=("-is_steward", "-closeness", "pk"),
        size=40,
    )
    for membership in page.items:
        membership.roles = roles.get(membership.person_id, [])
    return render(request, "communities/people.html", {**frame(community, request.user), "page": page})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def care(request, slug):
    """A steward changes what the community says of itself."""
    community = get_object_or_404(Community.objects.visible_to(request.user), slug=slug)
    if not access.can_steward(request.user, community):
        raise PermissionDenied
    form = CareForm(sent(request), instance=community)
    if request.method == "POST" and form.is_valid():
        look_after(community, by=request.user, **form.said())
        messages.success(request, _("Saved."))
        return redirect(community)
    return render(
        request,
        "communities/care.html",
        {**frame(Community.objects.get(pk=community.pk), request.user), "form": form},
        status=422 if form.errors else 200,
    )
