"""Experiments of a community, the page of one; starting, joining, and writing down what you learned."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.discussions import drafts
from samenspel.discussions.around import panel
from samenspel.privacy.visibility import is_signed_in
from samenspel.ui.paging import page_of
from samenspel.ui.sending import asked, sent
from samenspel.work import access, experimenting, showing
from samenspel.work.forms.experiment import ExperimentForm, LearnedForm
from samenspel.work.models import Experiment, Initiative, Result
from samenspel.work.sight import endings_said_to, said_to
from samenspel.work.views.doors import allowed, back_to, picked, seen_community, seen_or_mine, show, try_to


@require_safe
def experiments(request, slug):
    """What is tried in a community now, and what was learned before."""
    community = seen_community(request, slug)
    seen = Experiment.objects.visible_to(request.user).filter(community=community).for_cards()
    running = seen.running().with_doers(request.user).order_by("-at", "-pk")
    page = page_of(seen.ended(), request, key=("-at", "-pk"), size=20)
    endings_said_to(request.user, page.items)
    can_start = access.can_start(request.user, community)
    return show(request, "experiments", community, running=list(running[:50]), page=page, can_start=can_start)


@require_safe
def experiment(request, pk, slug=""):
    found = _seen(request, pk)
    if slug != found.slug:
        return redirect(found, permanent=False)
    viewer = request.user
    is_doer = is_signed_in(viewer) and found.doers.filter(person=viewer).exists()
    may_join = found.is_running and access.can_start(viewer, found.community) and not found.is_hidden
    ending = getattr(found, "ending", None)
    said_to(viewer, found, [ending])
    initiatives = Initiative.objects.visible_to(viewer)
    context = {
        "experiment": found,
        "community": found.community,
        "ending": ending,
        "result": Result.objects.visible_to(viewer).filter(pk=ending.result_id).first() if ending else None,
        "became": initiatives.filter(pk=ending.initiative_id).first() if ending else None,
        "initiative": initiatives.filter(pk=found.initiative_id).first(),
        "starter": showing.seen_people(viewer, [found.by_id]).get(found.by_id),
        "is_doer": is_doer,
        "can_join": may_join and not is_doer,
        "can_end": access.can_end_experiment(viewer, found),
        "around": panel(found, viewer),
    }
    return render(request, "work/experiment.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def start(request, slug):
    """Try something small; nobody needs to allow it."""
    community = seen_community(request, slug)
    if not access.can_start(request.user, community):
        raise PermissionDenied
    about = picked(request, Initiative, asked(request, "initiative"), community)
    initial = {"initiative": about, "question": asked(request, "title")}
    initial["trying"] = asked(request, "text", most=2000)
    form = ExperimentForm(sent(request), community=community, by=request.user, initial=initial)
    drafts.keep_all(form, person=request.user, place=f"work.experiment.new:{community.pk}")
    if request.method == "POST" and form.is_valid():
        doers, once = form.cleaned_data.get("doers") or (), form.cleaned_data["once"]
        made = experimenting.start(community, by=request.user, doers=doers, once=once, **form.said())
        drafts.sent(form)
        messages.success(request, _("The experiment begins."))
        return redirect(made)
    return show(request, "experiment_form", community, form=form, experiment=None)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request, pk):
    found = allowed(request, Experiment, pk, access.can_end_experiment)
    form = ExperimentForm(sent(request), instance=found, community=found.community, by=request.user)
    if request.method == "POST" and form.is_valid():
        experimenting.change(found, by=request.user, **form.said())
        messages.success(request, _("Saved."))
        return redirect("work:experiment_by_number", pk)
    return show(request, "experiment_form", found.community, form=form, experiment=_seen(request, pk))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def end(request, pk):
    """Say what you learned and how it goes on."""
    found = allowed(request, Experiment, pk, access.can_end_experiment)
    before = getattr(found, "ending", None)
    names = ("learned", "follow_up", "result", "initiative")
    initial = {name: getattr(before, name) for name in names} if before else {}
    form = LearnedForm(sent(request), community=found.community, by=request.user, initial=initial)
    asked_to = request.method == "POST" and form.is_valid()
    if asked_to and try_to(form, lambda: experimenting.end(found, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Written down. It stays to be read."))
        return redirect(found)
    return show(request, "end_experiment", found.community, form=form, experiment=found)


@login_required
@require_POST
def join_in(request, pk):
    experimenting.join_in(_seen(request, pk), by=request.user)
    messages.success(request, _("You take part now."))
    return redirect("work:experiment_by_number", pk)


@login_required
@require_POST
def step_out(request, pk):
    found = seen_or_mine(request, Experiment, pk)
    experimenting.step_out(found, by=request.user)
    messages.success(request, _("You take part no longer."))
    return back_to(request, found)


def _seen(request, pk):
    rows = Experiment.objects.visible_to(request.user).for_cards().with_doers(request.user)
    return get_object_or_404(rows, pk=pk)
