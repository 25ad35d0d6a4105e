"""Writing a proposal, opening it, giving more time, asking again, throwing a draft away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.communities.models import Community
from samenspel.decisions import access, proposing
from samenspel.decisions.forms.proposal import AgainForm, ExtendForm, ProposalForm
from samenspel.decisions.models import Method, Proposal
from samenspel.decisions.refusing import NotNow
from samenspel.decisions.views.doors import allowed, try_to
from samenspel.purpose.contract_access import can_test as can_test_beside
from samenspel.purpose.models import Version
from samenspel.ui.sending import asked, sent


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request, slug):
    """First how it is to be decided, then the words; open it at once, or keep it as a draft."""
    community = get_object_or_404(Community.objects.visible_to(request.user), slug=slug)
    if not access.can_propose(request.user, community):
        raise PermissionDenied
    kind, method = _how(request)
    test = _test(request)
    if kind is None:
        context = {"community": community, "methods": Method, "along": _along(request)}
        return render(request, "decisions/kinds.html", context)
    form = ProposalForm(
        sent(request),
        proposal=None,
        community=community,
        by=request.user,
        kind=kind,
        method=method,
        test=test,
        initial={"title": asked(request, "title"), "what": asked(request, "text", most=2000)},
    )
    if request.method == "POST" and form.is_valid():
        once = form.cleaned_data["once"]
        proposal = proposing.write(community, by=request.user, once=once, **form.words())
        return _opened_or_kept(request, proposal)
    return _form(request, form, community=community)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request, pk):
    """Change a draft; what is open is changed by asking again."""
    proposal = allowed(request, pk, access.can_write)
    form = _of(request, proposal, ProposalForm)
    if request.method == "POST" and form.is_valid():
        proposal = proposing.rewrite(proposal, by=request.user, **form.words())
        return _opened_or_kept(request, proposal)
    return _form(request, form, community=proposal.community, proposal=proposal)


@login_required
@require_POST
def open_up(request, pk):
    """Ask everyone, from the page of the draft."""
    return _open(request, allowed(request, pk, _writes_or_wrote))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request, pk):
    """Ask first, then throw the draft away."""
    proposal = allowed(request, pk, access.can_delete)
    if request.method == "POST":
        community = proposal.community
        proposing.throw_away(proposal, by=request.user)
        messages.success(request, _("The draft is gone."))
        return redirect("decisions:of_community", community.slug)
    return render(request, "decisions/delete.html", {"proposal": proposal, "community": proposal.community})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def again(request, pk):
    """Ask again with other words, in a new round."""
    proposal = allowed(request, pk, access.can_ask_again)
    form = _of(request, proposal, AgainForm)
    if request.method == "POST" and form.is_valid():
        words = form.words()
        if try_to(form, lambda: proposing.ask_again(proposal, by=request.user, **words)):
            messages.success(request, _("Asked again. Everyone who takes part is asked for an answer."))
            return redirect("decisions:proposal_by_number", proposal.pk)
    return _form(request, form, community=proposal.community, proposal=proposal, again=True)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def extend(request, pk):
    """Give more time to answer."""
    proposal = allowed(request, pk, _leads_open)
    form = ExtendForm(sent(request), initial={"last_day": proposal.now.last_day})
    if request.method == "POST" and form.is_valid():
        last_day = form.cleaned_data["last_day"]
        if try_to(form, lambda: proposing.extend(proposal, by=request.user, last_day=last_day)):
            messages.success(request, _("There is more time now."))
            return redirect(proposal)
    context = {"proposal": proposal, "community": proposal.community, "form": form}
    return render(request, "decisions/extend.html", context, status=422 if form.errors else 200)


def _how(request):
    """The kind and, for a poll, the method that the address names."""
    kind, _dash, method = asked(request, "kind").partition("-")
    if kind == Proposal.Kind.POLL and method in Method.values:
        return kind, method
    return (kind, "") if kind in {Proposal.Kind.CONSENT, Proposal.Kind.ADVICE} else (None, "")


def _along(request):
    """What goes along to the form in the address: a test, and the mark of what was typed elsewhere."""
    said = {"test": _test(request), "title": request.GET.get("title", "")[:200]}
    said |= {"along": asked(request, "along")}
    return urlencode({name: text for name, text in said.items() if text})


def _test(request):
    """The number of a test beside the purpose that comes along in the address; the form knows which fit."""
    number = asked(request, "test")
    return number if number.isascii() and number.isdecimal() and len(number) < 12 else ""


def _of(request, proposal, form):
    return form(
        sent(request),
        instance=proposal.now,
        proposal=proposal,
        community=proposal.community,
        by=request.user,
        kind=proposal.kind,
        method=proposal.now.method,
    )


def _opened_or_kept(request, proposal):
    if "keep" in request.POST:
        messages.success(request, _("Kept as a draft. Only you see it."))
        return redirect(proposal)
    return _open(request, proposal)


def _open(request, proposal):
    try:
        proposing.open_up(proposal, by=request.user)
        messages.success(request, _("Opened. Everyone who takes part can read it now."))
    except NotNow as why:
        messages.warning(request, str(why))
    return redirect("decisions:proposal_by_number", proposal.pk)


def _writes_or_wrote(person, proposal):
    """A second click finds it open already, and changes nothing."""
    return access.can_write(person, proposal) or (proposal.is_open and proposal.by == person)


def _leads_open(person, proposal):
    return proposal.is_open and access.can_lead(person, proposal)


def _form(request, form, **context):
    status = 422 if form.errors else 200
    community = context["community"]
    can_test = can_test_beside(request.user, community) and Version.now_of(community) is not None
    context |= {"form": form, "can_test": can_test}
    return render(request, "decisions/propose.html", context, status=status)
