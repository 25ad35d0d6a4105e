"""All open calls, the page of one; calling, changing, closing and opening again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.communities.models import Community
from samenspel.discussions import drafts
from samenspel.discussions.around import panel
from samenspel.ui.paging import page_of
from samenspel.ui.sending import asked, sent
from samenspel.work import access, calling, showing
from samenspel.work.finding_calls import Choices
from samenspel.work.forms.call import CallForm, CloseForm
from samenspel.work.models import Call, Initiative
from samenspel.work.refusing import NotNow
from samenspel.work.views.doors import allowed, picked, seen, seen_community, show, try_to


@require_safe
def calls(request):
    """Where a hand is asked, the latest first; narrowed by what one can and has time for."""
    choices = Choices.of(request)
    open_now = Call.objects.visible_to(request.user).open()
    communities = Community.objects.visible_to(request.user)
    communities = communities.filter(pk__in=open_now.values("community")).by_name()
    chosen = communities.filter(slug=choices.community).first()
    rows = choices.narrow(open_now, request.user)
    page = page_of(rows.for_cards(), request, key=("-at", "-pk"), size=20)
    context = {"page": page, "communities": communities, "choices": choices, "chosen": chosen}
    return render(request, "work/calls.html", context)


@require_safe
def call(request, pk, slug=""):
    found = seen(request, Call, pk)
    if slug != found.slug:
        return redirect(found, permanent=False)
    context = {**showing.of_call(found, request.user), "around": panel(found, request.user)}
    return render(request, "work/call.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def new(request, slug):
    """Ask for a hand, for an initiative or for the community as a whole."""
    community = seen_community(request, slug)
    if not access.can_call(request.user, community):
        raise PermissionDenied
    about = picked(request, Initiative, asked(request, "initiative"), community)
    initial = {"initiative": about, "title": asked(request, "title")}
    initial["about"] = asked(request, "text", most=2000)
    form = CallForm(sent(request), community=community, by=request.user, initial=initial)
    drafts.keep_all(form, person=request.user, place=f"work.call.new:{community.pk}")
    if request.method == "POST" and form.is_valid():
        once, words = form.cleaned_data["once"], form.words()
        made = try_to(form, lambda: calling.call(community, by=request.user, once=once, **words))
        if made:
            drafts.sent(form)
            messages.success(request, _("Your call is open."))
            return redirect(made)
    return show(request, "call_form", community, form=form, call=None)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request, pk):
    found = allowed(request, Call, pk, access.can_change_call)
    form = CallForm(sent(request), instance=found, community=found.community, by=request.user)
    if request.method == "POST" and form.is_valid():
        words = form.words()
        if try_to(form, lambda: calling.change(found, by=request.user, **words)):
            messages.success(request, _("Saved."))
            return redirect("work:call_by_number", pk)
    return show(request, "call_form", found.community, form=form, call=seen(request, Call, pk))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def close(request, pk):
    """Look for nobody any more; offers that wait are answered still."""
    found = allowed(request, Call, pk, access.can_change_call)
    form = CloseForm(sent(request))
    if request.method == "POST" and form.is_valid():
        calling.close(found, by=request.user, why=form.cleaned_data["why"])
        messages.success(request, _("The call is closed."))
        return redirect(found)
    waiting = found.offers.waiting().count()
    return show(request, "close_call", found.community, form=form, call=found, waiting=waiting)


@login_required
@require_POST
def reopen(request, pk):
    found = allowed(request, Call, pk, access.can_change_call)
    try:
        calling.reopen(found, by=request.user)
        messages.success(request, _("The call is open again."))
    except NotNow as why:
        messages.warning(request, str(why))
    return redirect(found)
