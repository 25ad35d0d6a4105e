"""Applying for an open role, also with only an e-mail address, and answering."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.communities import access, applying
from samenspel.communities.forms.roles import AcceptForm, ApplyForm, CalledForm, NoForm, OutsideForm
from samenspel.communities.models import Role, RoleApplication
from samenspel.communities.outsiders import ACT, send_application
from samenspel.communities.views.doors import seen, show, stewarded
from samenspel.people import lights
from samenspel.ui.sending import sent


@require_http_methods(["GET", "HEAD", "POST"])
def apply(request, slug, pk):
    """Say that I would like to do this; for a visitor, the code sent to their address sends the rest."""
    community = seen(request, slug)
    role = get_object_or_404(Role.objects.looking().select_related("community"), pk=pk, community=community)
    person = request.user
    if person.is_authenticated:
        if not access.can_apply(person, role):
            raise PermissionDenied
        form = (CalledForm if person.is_light else ApplyForm)(sent(request))
    elif role.open_to == Role.OpenTo.OUTSIDERS:
        form = OutsideForm(sent(request))
    else:
        return redirect_to_login(request.get_full_path())
    done = _apply(request, role, form) if request.method == "POST" and form.is_valid() else None
    if done is not None:
        return done
    return show(request, "apply", community, form, form=form, role=role)


def _apply(request, role, form):
    """Where it leads, or None when no code could be mailed: the form says so, as it was typed."""
    typed = form.cleaned_data
    said = {"role": role.pk, "words": typed["words"], "called": typed.get("called", "")}
    if request.user.is_authenticated:
        return redirect(send_application(request, request.user, said))
    back = role.get_absolute_url()
    return lights.begin(request, email=typed["email"], act=ACT, said=said, next=back, form=form)


@login_required
@require_POST
def withdraw(request, slug, pk):
    """Take one's own application back."""
    community = seen(request, slug)
    mine = RoleApplication.objects.filter(person=request.user, role__community=community)
    application = get_object_or_404(mine.select_related("role__community"), pk=pk)
    applying.withdraw(application, by=request.user)
    messages.success(request, _("Your application is taken back."))
    return redirect(application.role)


@login_required
@require_safe
def applications(request, slug):
    """Who would like to take a role, for the stewards."""
    community = stewarded(request, slug, also_archived=True)
    waiting = RoleApplication.objects.open().filter(role__community=community)
    return show(
        request,
        "applications",
        community,
        applications=waiting.select_related("person", "role__community").order_by("at", "pk"),
    )


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request, slug, pk):
    """Grant the role to whoever applied, and say how they take part."""
    community = stewarded(request, slug)
    application = _application(community, pk)
    form = AcceptForm(sent(request), application=application)
    if request.method == "POST" and form.is_valid():
        _say(request, applying.accept(application, by=request.user, **form.cleaned_data))
        return redirect("communities:applications", slug)
    return show(request, "application_accept", community, form, form=form, application=application)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def decline(request, slug, pk):
    """Say no with a kind reason."""
    community = stewarded(request, slug, also_archived=True)
    application = _application(community, pk)
    form = NoForm(sent(request))
    if request.method == "POST" and form.is_valid():
        _say(request, applying.decline(application, by=request.user, **form.cleaned_data))
        return redirect("communities:applications", slug)
    return show(request, "application_decline", community, form, form=form, application=application)


def _application(community, pk):
    rows = RoleApplication.objects.select_related("person", "role__community")
    return get_object_or_404(rows, pk=pk, role__community=community)


def _say(request, counts):
    if counts:
        messages.success(request, _("Your answer is sent."))
    else:
        messages.warning(request, _("This application is answered already, or was taken back."))
