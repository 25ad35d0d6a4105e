"""Bringing in a conversation held elsewhere: choose files, see what comes, say yes, read the report."""

from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.communities.models import Community
from samenspel.communities.showing import frame
from samenspel.communities.views.doors import seen as seen_community
from samenspel.files.arriving import large_files
from samenspel.house.address import whole
from samenspel.intake import progress, running
from samenspel.intake import report as reports
from samenspel.intake.models import Run
from samenspel.intake.problems import Unreadable, from_json
from samenspel.opinions import access, exchanging, exchanging_out, forgetting
from samenspel.opinions.exchanging_forms import FilesForm, QuestionForm
from samenspel.opinions.exchanging_words import TAKEN_UP, label_of, told
from samenspel.opinions.intake import KIND
from samenspel.opinions.joining import known
from samenspel.opinions.models import Origin
from samenspel.opinions.views.doors import looked_after, person_of, seen, who
from samenspel.ui.htmx import wants_part
from samenspel.ui.pacing import status_of, within_pace
from samenspel.ui.sending import sent

PROBLEMS_SHOWN = 50


@large_files
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bring_in(request, slug):
    """Choose the files; what is no conversation is refused here, with a sentence."""
    community = seen_community(request, slug)
    if not access.can_start(request.user, community):
        raise PermissionDenied
    form = FilesForm(sent(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        run = _begun(request, form, community)
        if run is not None:
            running.look(run)
            return redirect(run)
    context = {**frame(community, request.user), "form": form}
    return render(request, "opinions/import.html", context, status=status_of(form))


def _begun(request, form, community):
    """The run, or None when the form says why there is none."""
    if not within_pace(request, form, "bring_in_conversation", user=request.user):
        return None
    try:
        with form.as_one() as upload:
            return running.begin(upload, kind=KIND, by=request.user, community=community.pk)
    except Unreadable as error:
        form.add_error("files", str(next(iter(running.problems_of(error)))))
        return None


def of_whoever_brought_it(view):
    """A run is of who began it; anybody else, and who may not begin there any more, learns nothing of it."""

    @wraps(view)
    @login_required
    def guarded(request, pk):
        mine = Run.objects.filter(kind=KIND, by=request.user).select_related("origin__conversation")
        run = get_object_or_404(mine, pk=pk)
        community = get_object_or_404(Community.objects.visible_to(request.user), pk=run.options["community"])
        if not access.can_start(request.user, community):
            raise PermissionDenied
        return view(request, run, community)

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@of_whoever_brought_it
def run(request, run, community):
    """Preview, progress or report; saying yes to what was shown. A second yes changes nothing."""
    form = QuestionForm(sent(request), initial={**run.preview, **run.options})
    if request.method == "POST":
        if run.state != Run.State.READ:
            return redirect(run)
        if form.is_valid():
            Run.objects.filter(pk=run.pk, state=Run.State.READ).update(
                options={**run.options, **form.cleaned_data}
            )
            running.confirm(run)
            return redirect(run)
    template = "opinions/import_run.html#standing" if wants_part(request) else "opinions/import_run.html"
    response = render(
        request, template, _about(run, community, form), status=422 if form.is_bound and form.errors else 200
    )
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_POST
@of_whoever_brought_it
def again(request, run, community):
    running.again(run)
    return redirect(run)


@require_POST
@of_whoever_brought_it
def throw_away(request, run, community):
    running.throw_away(run)
    return redirect("opinions:of_community", community.slug)


@require_safe
@of_whoever_brought_it
def report(request, run, community):
    """All that is wrong, as a file to work through in a spreadsheet."""
    response = HttpResponse(reports.as_csv(from_json(run.problems)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="import-{run.pk}.csv"'
    return response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request, pk, slug):
    """Ask first; then the whole import goes. Once people here went on with it, it stays."""
    conversation = looked_after(request, pk)
    origin = get_object_or_404(Origin, conversation=conversation)
    if request.method == "POST":
        try:
            exchanging.take_back(conversation, by=request.user)
        except exchanging.TakenUp:
            messages.error(request, str(TAKEN_UP))
            return redirect(conversation)
        messages.success(request, _("The conversation is gone, with all that came in with it."))
        return redirect("opinions:of_community", conversation.community.slug)
    context = {"conversation": conversation, "origin": origin, "told": told(origin.counts)}
    context |= {"is_taken_up": exchanging.is_taken_up(conversation), "taken_up": TAKEN_UP}
    return render(request, "opinions/import_take_back.html", context)


def _with_its_map(request, pk):
    """The conversation, for who sees its map."""
    conversation = seen(request, pk)
    if not access.can_see_map(
        person_of(request), conversation, known(conversation, who(request, conversation))
    ):
        raise PermissionDenied
    return conversation


@require_safe
def export(request, pk, slug):
    """What one gets as files, and why not more."""
    conversation = _with_its_map(request, pk)
    context = {
        "conversation": conversation,
        "is_whole": exchanging_out.may_be_whole(conversation, request.user),
        "can_take_whole": access.can_take_whole(request.user, conversation),
        "can_forget": forgetting.can_forget(request.user, conversation),
        "whole_from": forgetting.forgotten_from(conversation),
        "fewest": exchanging_out.FEWEST_VOTERS,
    }
    return render(request, "opinions/export.html", context)


@require_safe
@never_cache
def export_file(request, pk, slug):
    conversation = _with_its_map(request, pk)
    address = whole(conversation.get_absolute_url(), request)
    made = exchanging_out.export(conversation, viewer=request.user, address=address)
    response = HttpResponse(made.content, content_type=made.kind)
    response["Content-Disposition"] = f'attachment; filename="{made.name}"'
    return response


def _about(run, community, form):
    """All that the page of a run shows, by its state."""
    own = {f"{name}_url": reverse(f"opinions:bring_in_{name}", args=[run.pk]) for name in ("again", "report")}
    context = own | {"run": run, "community": community, "form": form}
    context["told"] = list(told(run.counts)) if "votes" in run.counts else []
    context["files"] = [(name, label_of(kind)) for name, kind in run.preview.get("files", [])]
    context |= progress.shown(run)
    problems = from_json(run.problems)
    context |= {"problems": problems[:PROBLEMS_SHOWN], "more": max(run.problems_total - PROBLEMS_SHOWN, 0)}
    origin = getattr(run, "origin", None)
    return context | {"conversation": origin.conversation if origin else None}
