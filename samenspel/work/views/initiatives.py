"""The page of an initiative; starting, changing, moving and ending one, and taking part."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.discussions import drafts
from samenspel.discussions.around import panel
from samenspel.ui.sending import asked, sent
from samenspel.work import access, initiating, showing
from samenspel.work.forms.roadmap import EndForm, InitiativeForm, MoveForm
from samenspel.work.models import Experiment, Initiative
from samenspel.work.views.doors import (
    allowed,
    back_to,
    picked,
    seen,
    seen_community,
    seen_or_mine,
    show,
    try_to,
)


@require_safe
def initiative(request, pk, slug=""):
    found = seen(request, Initiative, pk)
    if slug != found.slug:
        return redirect(found, permanent=False)
    return _page(request, found)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request, slug):
    """Put something on the roadmap; nobody needs to allow it."""
    community = seen_community(request, slug)
    if not access.can_start(request.user, community):
        raise PermissionDenied
    tried = picked(request, Experiment, asked(request, "experiment"), community)
    initial = {"when": _column(request), "steward": request.user.pk}
    initial["title"] = tried.question if tried else asked(request, "title")
    initial["about"] = asked(request, "text", most=2000)
    form = InitiativeForm(sent(request), community=community, by=request.user, initial=initial)
    drafts.keep_all(form, person=request.user, place=f"work.initiative.new:{community.pk}")
    if request.method == "POST" and form.is_valid():
        once = form.cleaned_data["once"]
        made = try_to(form, lambda: initiating.start(community, by=request.user, once=once, **form.said()))
        if made:
            drafts.sent(form)
            messages.success(request, _("It stands on the roadmap."))
            return redirect(made)
    return show(request, "initiative_form", community, form=form, initiative=None)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request, pk):
    found = allowed(request, Initiative, pk, access.can_lead)
    form = InitiativeForm(sent(request), instance=found, community=found.community, by=request.user)
    asked_to = request.method == "POST" and form.is_valid()
    if asked_to and try_to(form, lambda: initiating.change(found, by=request.user, **form.said())):
        messages.success(request, _("Saved."))
        return redirect("work:initiative_by_number", pk)
    return show(
        request, "initiative_form", found.community, form=form, initiative=seen(request, Initiative, pk)
    )


@login_required
@require_POST
def move(request, pk):
    """Bring it to another column, and say why."""
    found = allowed(request, Initiative, pk, access.can_lead)
    form = MoveForm(sent(request))
    if form.is_valid():
        initiating.move(found, form.cleaned_data["when"], by=request.user, why=form.cleaned_data["why"])
        messages.success(request, _("Moved."))
        return redirect(found)
    return _page(request, found, move_form=form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request, pk):
    """Say that it is done, or that you stop, and what came of it."""
    found = allowed(request, Initiative, pk, access.can_lead)
    before = getattr(found, "ending", None)
    initial = {"kind": before.kind, "words": before.words, "result": before.result_id} if before else {}
    initial = initial or {"result": asked(request, "result")}
    form = EndForm(sent(request), community=found.community, by=request.user, initial=initial)
    asked_to = request.method == "POST" and form.is_valid()
    if asked_to and try_to(form, lambda: initiating.end(found, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Written down. It stays to be read."))
        return redirect(found)
    return show(request, "end_initiative", found.community, form=form, initiative=found)


@login_required
@require_POST
def take_part(request, pk):
    initiating.take_part(seen(request, Initiative, pk), by=request.user)
    messages.success(request, _("You take part now."))
    return redirect("work:initiative_by_number", pk)


@login_required
@require_POST
def step_out(request, pk):
    """Take part no longer; whoever takes no part keeps what they see."""
    found = seen_or_mine(request, Initiative, pk)
    initiating.step_out(found, by=request.user)
    messages.success(request, _("You take part no longer."))
    return back_to(request, found)


@login_required
@require_POST
def lay_down(request, pk):
    """Look after it no longer: whoever was named takes their own name off."""
    found = seen_or_mine(request, Initiative, pk)
    initiating.lay_down(found, by=request.user)
    messages.success(request, _("You do not look after it."))
    return back_to(request, found)


def _page(request, found, *, move_form=None):
    context = showing.of_initiative(found, request.user)
    context["around"] = panel(found, request.user)
    context["looks_after_it"] = request.user.is_authenticated and found.steward_id == request.user.pk
    context["is_started"] = found.started_by_id == request.user.pk
    where = {"when": found.when or Initiative.When.NOW}
    context["move_form"] = move_form or MoveForm(initial=where)
    wrong = move_form is not None and move_form.errors
    return render(request, "work/initiative.html", context, status=422 if wrong else 200)


def _column(request):
    when = asked(request, "when")
    return when if when in Initiative.When.values else Initiative.When.LATER
