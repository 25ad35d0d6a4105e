"""The page of one community, its people, and looking after what it says of itself."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.communities.caring import look_after
from samenspel.communities.forms.community import CareForm
from samenspel.communities.mandate_showing import beside_names
from samenspel.communities.models import RoleGrant
from samenspel.communities.showing import roles_of
from samenspel.communities.sockets import PARTS
from samenspel.communities.views.doors import seen, show, stewarded
from samenspel.organisations.showing import with_organisations
from samenspel.people.models import Person
from samenspel.ui.paging import page_of
from samenspel.ui.sending import sent


@require_safe
def community(request, slug):
    """Purpose, what came of it, who looks after what, and the next step."""
    community = seen(request, slug)
    parts = [{"template": part.template, "context": part.context(community, request.user)} for part in PARTS]
    return show(request, "community", community, whole=True, parts=parts)


@require_safe
def people(request, slug):
    """Who takes part, as far as each shows themselves, the closest first."""
    community = seen(request, slug)
    memberships = community.memberships.current().members().with_stewards()
    people = with_organisations(Person.objects.all(), request.user)
    page = page_of(
        memberships.filter(person__in=Person.objects.visible_to(request.user)).prefetch_related(
            Prefetch("person", queryset=people)
        ),
        request,
        key=("-is_steward", "-closeness", "pk"),
        size=40,
    )
    roles = _roles_by_person(community, [membership.person_id for membership in page.items])
    mandates = beside_names(community, list({row.person_id for row in page.items}), request.user)
    for membership in page.items:
        membership.roles = roles.get(membership.person_id, [])
        membership.mandates = mandates.get(membership.person_id, [])
    return show(request, "people", community, page=page, **roles_of(community, request.user))


def _roles_by_person(community, people):
    grants = RoleGrant.objects.current().filter(role__community=community, person__in=people)
    found = {}
    for grant in grants.select_related("role").order_by("since", "pk"):
        found.setdefault(grant.person_id, []).append(grant.role.name)
    return found


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def care(request, slug):
    """A steward changes what the community says of itself."""
    community = stewarded(request, slug)
    form = CareForm(sent(request), instance=community)
    if request.method == "POST" and form.is_valid():
        look_after(community, by=request.user, **form.said())
        messages.success(request, _("Saved."))
        return redirect(community)
    return show(request, "care", community, form, form=form)
