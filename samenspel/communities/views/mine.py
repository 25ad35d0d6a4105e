"""My own place in a community: why I take part, how closely, my buddy, what I agreed to."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.communities import meeting
from samenspel.communities.forms.belonging import MotiveForm, PersonForm, others_in
from samenspel.communities.models import Buddy, Membership, RoleGrant, StatusOffer, Succession
from samenspel.communities.models.stewardship import LastSteward
from samenspel.communities.stewarding import hand_over, step_down
from samenspel.communities.views.doors import seen, show
from samenspel.ui.sending import sent


def my_membership(request, community):
    """My own, or as if there were no such page."""
    mine = community.memberships.current().with_stewards().select_related("community")
    return get_object_or_404(mine, person=request.user)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request, slug):
    """Everything about me here, and whether my reason still holds."""
    community = seen(request, slug)
    membership = my_membership(request, community)
    said = {"motives": membership.motives, "motive": membership.motive}
    form = MotiveForm(sent(request), initial=said)
    if request.method == "POST" and form.is_valid():
        membership.say_motive(by=request.user, **form.cleaned_data)
        messages.success(request, _("Saved. Only you and the stewards read it."))
        return redirect("communities:mine", slug)
    return show(request, "mine", community, form, form=form, **_about_me(community, membership))


def _about_me(community, membership):
    me = membership.person_id
    grants = RoleGrant.objects.current().filter(role__community=community, person=me)
    return {
        "accepted": community.agreements.filter(acceptances__person=me).newest_first().first(),
        "buddy": membership.buddies.filter(until=None).select_related("person").first(),
        "goes_along_with": Buddy.objects.filter(
            person=me, until=None, membership__community=community
        ).select_related("membership__person"),
        "greetings": membership.greetings.by_seen(membership.person).order_by("at"),
        "grants": grants.select_related("role__community").order_by("since", "pk"),
        "offers_to_be_buddy": hasattr(membership, "buddy_offer"),
        "offer": membership.status_offers.filter(answered_at=None).first(),
        "nearer": [
            (value, label)
            for value, label in Membership.Status.choices
            if Membership.CLOSENESS[value] < membership.closeness
        ],
    }


@login_required
@require_POST
def step_back(request, slug):
    """Take part less closely; one does that oneself, at once."""
    community = seen(request, slug)
    membership = my_membership(request, community)
    status = request.POST.get("status")
    if status in Membership.Status.values and Membership.CLOSENESS[status] < membership.closeness:
        if membership.is_steward and status == Membership.Status.FOLLOWER:
            messages.error(request, _("You look after this community. Hand that over first."))
        else:
            membership.become(status, by=request.user)
            messages.success(request, _("You take part less closely now. You can say so again any time."))
    return redirect("communities:mine", slug)


@login_required
@require_POST
def be_buddy(request, slug):
    """Offer to be a buddy, or no longer."""
    membership = my_membership(request, seen(request, slug))
    if request.POST.get("offer"):
        meeting.offer_to_be_buddy(membership, by=request.user)
        messages.success(request, _("Thank you. A steward may bring you together with a newcomer."))
    else:
        meeting.offer_no_longer(membership, by=request.user)
        messages.success(request, _("You are no longer asked to be a buddy."))
    return redirect("communities:mine", slug)


@login_required
@require_POST
def answer_offer(request, slug, pk):
    """Say yes or no to taking part more closely."""
    community = seen(request, slug)
    mine = StatusOffer.objects.filter(membership__person=request.user, membership__community=community)
    offer = get_object_or_404(mine.select_related("membership__community"), pk=pk)
    offer.answer(bool(request.POST.get("yes")), by=request.user)
    messages.success(request, _("Your answer is noted."))
    return redirect(community)


@login_required
@require_POST
def answer_succession(request, slug, pk):
    """Take a role over from who handed it back, or not."""
    community = seen(request, slug)
    asked = Succession.objects.filter(person=request.user, role__community=community)
    succession = get_object_or_404(asked.select_related("role__community"), pk=pk)
    succession.answer(bool(request.POST.get("yes")), by=request.user)
    messages.success(request, _("Your answer is noted."))
    return redirect(community)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def lay_down(request, slug):
    """Stop looking after the community; the last steward names who comes next."""
    community = seen(request, slug)
    get_object_or_404(community.stewardships.current(), person=request.user)
    form = PersonForm(
        sent(request), people=others_in(community, request.user), label=_("Who looks after it next?")
    )
    others = community.stewardships.current().exclude(person=request.user).exists()
    form.fields["person"].required = not others
    if request.method == "POST" and form.is_valid():
        try:
            _lay_down(community, request.user, form.cleaned_data["person"])
        except LastSteward:
            form.add_error(
                "person", _("You are the last steward. Name someone, or archive the community first.")
            )
        else:
            messages.success(request, _("You no longer look after this community. Thank you for doing so."))
            return redirect(community)
    return show(request, "lay_down", community, form, form=form, others=others)


def _lay_down(community, person, successor):
    if successor is not None:
        hand_over(community, by=person, to=successor)
    else:
        step_down(community, by=person)
