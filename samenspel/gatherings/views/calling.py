"""Calling people together, changing and cancelling a gathering."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.discussions import drafts
from samenspel.gatherings import access, calling, cancelling, changing, settling
from samenspel.gatherings.forms.calling import GatheringForm, SeriesForm
from samenspel.gatherings.forms.changing import CancelForm, ChangeForm
from samenspel.gatherings.forms.finding_a_day import FindADayForm
from samenspel.gatherings.models import Gathering
from samenspel.gatherings.views.doors import allowed, seen, seen_community, show
from samenspel.ui.sending import asked, sent
from samenspel.work.refusing import NotNow
from samenspel.work.views.doors import try_to

WAYS = {"day": GatheringForm, "find": FindADayForm, "series": SeriesForm}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def call(request, slug):
    """Call people together: on a day, to find one (?how=find), or again and again (?how=series)."""
    community = seen_community(request, slug)
    if not access.can_call(request.user, community):
        raise PermissionDenied
    how = asked(request, "how") if asked(request, "how") in WAYS else "day"
    initial = {"title": asked(request, "title"), "about": asked(request, "text", most=2000)}
    initial["kind"] = asked(request, "kind") or Gathering.Kind.MEETING
    form = WAYS[how](sent(request), community=community, by=request.user, initial=initial)
    drafts.keep_all(form, person=request.user, place=f"gatherings.new:{community.pk}")
    if request.method == "POST" and form.is_valid():
        made = try_to(form, lambda: _call(request, community, form, how))
        if made:
            drafts.sent(form)
            messages.success(request, _("It is called. Now the agenda: what should come of it?"))
            return redirect(made)
    return show(request, "gathering_form", community, form=form, gathering=None, how=how)


def _call(request, community, form, how):
    said = form.said()
    if how == "find":
        said |= {"choices": form.cleaned_data["choices"], "until": form.cleaned_data["until"]}
    if how == "series":
        said |= form.rule()
    return calling.call_together(community, by=request.user, once=form.cleaned_data["once"], **said)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request, pk):
    gathering = allowed(request, pk, access.can_lead)
    form = ChangeForm(
        sent(request), instance=seen(request, pk), community=gathering.community, by=request.user
    )
    if request.method == "POST" and form.is_valid():
        said = {**form.said(), "why": form.cleaned_data.get("why") or ""}
        said["following"] = bool(form.cleaned_data.get("following"))
        if try_to(form, lambda: changing.change(gathering, by=request.user, **said)):
            messages.success(request, _("Saved."))
            return redirect("gatherings:gathering_by_number", pk)
    return show(request, "gathering_form", gathering.community, form=form, gathering=gathering, how="")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request, pk):
    gathering = allowed(request, pk, access.can_lead)
    form = CancelForm(sent(request), gathering=gathering)
    is_right = request.method == "POST" and form.is_valid()
    if is_right and try_to(form, lambda: cancelling.cancel(gathering, by=request.user, **form.cleaned_data)):
        messages.success(request, _("It is cancelled. Who comes hears so, with your words."))
        return redirect(gathering)
    return show(request, "cancel", gathering.community, form=form, gathering=gathering)


@login_required
@require_POST
def resume(request, pk):
    return _do(request, pk, cancelling.resume, _("It goes ahead after all. Who comes hears so."))


@login_required
@require_POST
def settle(request, pk):
    return _do(request, pk, settling.settle, _("The minutes are settled. What was agreed follows home."))


@login_required
@require_POST
def reopen(request, pk):
    return _do(request, pk, settling.reopen, _("The minutes are open again."))


def _do(request, pk, act, done):
    gathering = allowed(request, pk, access.can_lead)
    try:
        act(gathering, by=request.user)
        messages.success(request, done)
    except NotNow as why:
        messages.error(request, str(why))
    return redirect(gathering)
