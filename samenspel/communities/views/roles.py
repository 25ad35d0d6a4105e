"""Roles: reading about them, making, changing and archiving them, granting them, handing them back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.communities import access
from samenspel.communities.caring import change_role, open_role
from samenspel.communities.forms.roles import GrantForm, RoleForm
from samenspel.communities.models import ApplicationAnswer, Role, RoleApplication, RoleGrant
from samenspel.communities.showing import roles_of, with_holders
from samenspel.communities.views.doors import seen, show, stewarded
from samenspel.people.models import Person
from samenspel.ui.sending import sent


@require_safe
def roles(request, slug):
    """All roles of a community, with who holds them."""
    community = seen(request, slug)
    return show(request, "roles", community, **roles_of(community, request.user))


@require_safe
def role(request, slug, pk):
    """One role: what it asks, who holds and held it, and how to apply."""
    community = seen(request, slug)
    return _page(request, community, _role(request, community, pk))


def _role(request, community, pk):
    return get_object_or_404(Role.objects.select_related("community"), pk=pk, community=community)


def _page(request, community, role, grant_form=None):
    role = with_holders(list(Role.objects.filter(pk=role.pk).select_related("community")), request.user)[0]
    seen_people = Person.objects.visible_to(request.user)
    past = role.grants.exclude(pk__in=role.grants.current()).filter(person__in=seen_people)
    may_grant = access.can_look_after(request.user, community) and role.archived_at is None
    if may_grant and grant_form is None:
        grant_form = GrantForm(role=role, by=request.user)
    return show(
        request,
        "role",
        community,
        grant_form,
        role=role,
        past=past.select_related("person").order_by("-until", "-pk"),
        my_application=_my_application(role, request.user),
        from_outside=_from_outside(role) if may_grant else [],
        grant_form=grant_form if may_grant else None,
    )


def _from_outside(role):
    """Who holds it with only an e-mail address: no profile shows them, and the stewards granted it."""
    rows = ApplicationAnswer.objects.filter(
        grant__in=role.grants.current(), application__person__introduced_at=None
    )
    return list(rows.select_related("application__person", "grant__role").order_by("pk"))


def _my_application(role, viewer):
    if not viewer.is_authenticated:
        return None
    mine = RoleApplication.objects.filter(role=role, person=viewer, withdrawn_at=None)
    return mine.select_related("answer").order_by("-at").first()


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new_role(request, slug):
    """Ask for someone to look after something."""
    community = stewarded(request, slug)
    form = RoleForm(sent(request), community=community)
    if request.method == "POST" and form.is_valid():
        made = open_role(community, by=request.user, **form.said())
        messages.success(request, _("The role is open now."))
        return redirect(made)
    return show(request, "role_form", community, form, form=form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_role(request, slug, pk):
    """Say differently what is asked."""
    community = stewarded(request, slug)
    role = _role(request, community, pk)
    if role.archived_at is not None:
        raise PermissionDenied
    form = RoleForm(sent(request), instance=role, community=community)
    if request.method == "POST" and form.is_valid():
        change_role(role, by=request.user, **form.said())
        messages.success(request, _("Saved."))
        return redirect(role)
    fresh = Role.objects.get(pk=role.pk) if form.errors else role
    return show(request, "role_form", community, form, form=form, role=fresh)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def archive_role(request, slug, pk):
    """Ask nobody for it any more; asks first."""
    community = stewarded(request, slug)
    role = _role(request, community, pk)
    if request.method == "POST":
        role.archive(by=request.user)
        messages.success(request, _("The role is archived. Who held it stays known."))
        return redirect("communities:roles", slug)
    return show(request, "role_archive", community, role=role)


@login_required
@require_POST
def grant(request, slug, pk):
    """Grant a role to a member."""
    community = stewarded(request, slug)
    role = _role(request, community, pk)
    form = GrantForm(request.POST, role=role, by=request.user)
    if not form.is_valid():
        return _page(request, community, role, form)
    person = form.cleaned_data["person"]
    role.grant(person, by=request.user, until=form.cleaned_data["until"])
    said = {"name": person.name, "role": role.name}
    messages.success(request, _("%(name)s has the role %(role)s now.") % said)
    return redirect(role)


@login_required
@require_POST
def hand_back(request, slug, pk):
    """End a grant: whoever holds the role, or a steward."""
    community = seen(request, slug)
    ends = RoleGrant.objects.current().filter(role__community=community).select_related("role__community")
    if not access.can_steward(request.user, community):
        ends = ends.filter(person=request.user)
    ended = get_object_or_404(ends, pk=pk)
    ended.hand_back(by=request.user)
    messages.success(request, _("The role is handed back."))
    return redirect(ended.role)


@login_required
@require_POST
def prolong(request, slug, pk):
    """Let whoever holds the role hold it for another term."""
    community = stewarded(request, slug)
    held = RoleGrant.objects.current().filter(role__community=community).select_related("role__community")
    held = get_object_or_404(held, pk=pk)
    held.prolong(held.role.end_of_term(held.until) if held.until else None, by=request.user)
    messages.success(request, _("The role goes on."))
    return redirect(held.role)
