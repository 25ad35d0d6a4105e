"""One member, for the stewards: greeting, a buddy, coming closer, looking after the community too."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.communities import access, meeting
from samenspel.communities.forms.belonging import GreetForm, PersonForm
from samenspel.communities.models import BuddyOffer, Membership, RoleGrant
from samenspel.communities.stewarding import make_steward
from samenspel.communities.views.doors import introduced, seen, show, stewarded
from samenspel.people.models import Person
from samenspel.ui.sending import sent


def member_of(request, community, handle):
    """The membership of someone here whom the viewer may see."""
    current = community.memberships.current().with_stewards().select_related("person", "community")
    return get_object_or_404(
        current, person__handle=handle, person__in=Person.objects.visible_to(request.user)
    )


@login_required
@require_safe
def member(request, slug, handle):
    """Why they take part, their roles and buddy, and what a steward can do."""
    community = stewarded(request, slug, also_archived=True)
    membership = member_of(request, community, handle)
    return _page(request, community, membership)


def _page(request, community, membership, buddy_form=None):
    grants = RoleGrant.objects.filter(role__community=community, person=membership.person)
    return show(
        request,
        "member",
        community,
        buddy_form,
        row=membership,
        is_me=membership.person == request.user,
        grants=grants.select_related("role__community").order_by("-since", "-pk"),
        buddy=membership.buddies.filter(until=None).select_related("person").first(),
        buddy_form=buddy_form or _buddy_form(None, community, membership, request.user),
        offer=membership.status_offers.filter(answered_at=None).first(),
        closer=[
            (value, label)
            for value, label in Membership.Status.choices
            if Membership.CLOSENESS[value] > membership.closeness
        ],
    )


def _buddy_form(data, community, membership, viewer):
    offered = BuddyOffer.objects.filter(membership__community=community, membership__until=None)
    people = Person.objects.visible_to(viewer).filter(pk__in=offered.values("membership__person"))
    return PersonForm(data, people=people.exclude(pk=membership.person_id).by_name(), label=_("Buddy"))


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def greet(request, slug, handle):
    """Welcome someone in words; everyone who takes part may."""
    community = seen(request, slug)
    if not access.can_greet(request.user, community):
        raise PermissionDenied
    membership = member_of(request, community, handle)
    if membership.person == request.user:
        raise PermissionDenied
    form = GreetForm(sent(request))
    if request.method == "POST" and form.is_valid():
        meeting.greet(membership, by=request.user, words=form.cleaned_data["words"])
        messages.success(request, _("%(name)s reads it at home.") % {"name": membership.person.name})
        return redirect(community)
    return show(request, "greet", community, form, form=form, row=membership)


@login_required
@require_POST
def pair(request, slug, handle):
    """Give someone a buddy out of those who offered."""
    community = stewarded(request, slug)
    membership = member_of(request, community, handle)
    form = _buddy_form(request.POST, community, membership, request.user)
    if not form.is_valid():
        return _page(request, community, membership, form)
    meeting.pair(membership, form.cleaned_data["person"], by=request.user)
    messages.success(request, _("Both of them see it at home."))
    return redirect("communities:member", slug, handle)


@login_required
@require_POST
def ask_closer(request, slug, handle):
    """Ask someone to take part more closely; they say yes or no."""
    community = stewarded(request, slug)
    membership = member_of(request, community, handle)
    if request.POST.get("status") in Membership.Status.values:
        membership.ask_closer(request.POST["status"], by=request.user)
        messages.success(request, _("%(name)s is asked.") % {"name": membership.person.name})
    return redirect("communities:member", slug, handle)


@login_required
@require_POST
def stewardship(request, slug, handle):
    """Let a member look after the community too."""
    community = stewarded(request, slug)
    membership = member_of(request, community, handle)
    make_steward(community, membership.person, by=request.user)
    messages.success(
        request, _("%(name)s looks after this community too now.") % {"name": membership.person.name}
    )
    return redirect("communities:member", slug, handle)
