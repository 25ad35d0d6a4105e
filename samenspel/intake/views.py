"""Bringing data in, step by step: choose a file, see what it would do, say yes, watch it, read the report."""

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from samenspel.files.arriving import large_files
from samenspel.intake import progress, running, telling
from samenspel.intake import report as reports
from samenspel.intake.access import for_importers
from samenspel.intake.forms import MappingForm, UploadForm
from samenspel.intake.models import Dataset, Run
from samenspel.intake.problems import Unreadable, from_json
from samenspel.intake.sockets import IMPORTERS
from samenspel.intake.undoing import undo
from samenspel.ui.htmx import wants_part

RUNS_SHOWN = 20
PROBLEMS_SHOWN = 50


@require_safe
@for_importers
def imports(request):
    """What can be brought in, the sets of data there are, and the runs so far."""
    sets = (
        Dataset.objects.visible_to(request.user)
        .annotate(count=Count("people", distinct=True))
        .order_by("name")
    )
    runs = Run.objects.of_tables().select_related("by", "dataset").order_by("-pk")[:RUNS_SHOWN]
    return render(
        request,
        "intake/imports.html",
        {"importers": IMPORTERS.values(), "datasets": sets, "runs": [(run, _kind(run)) for run in runs]},
    )


@large_files
@for_importers
def new(request, kind):
    """Choose a file; what cannot be read is refused here, with a sentence."""
    if kind not in IMPORTERS:
        raise Http404
    form = UploadForm(request.POST or None, request.FILES or None, by=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            begun = running.begin(
                by=request.user,
                kind=kind,
                upload=form.cleaned_data["file"],
                dataset_name=form.cleaned_data["dataset_name"],
            )
        except Unreadable as error:
            form.add_error("file", str(next(iter(running.problems_of(error)))))
        else:
            running.look(begun)
            return redirect(begun)
    context = {"importer": IMPORTERS[kind], "form": form}
    return render(request, "intake/new.html", context, status=422 if form.is_bound else 200)


@require_safe
@never_cache
@for_importers
def run(request, pk):
    """Where a run stands: preview, progress or report; asked for again by the page while it is under way."""
    shown = get_object_or_404(Run.objects.of_tables().select_related("dataset", "by"), pk=pk)
    template = "intake/run.html#standing" if wants_part(request) else "intake/run.html"
    response = render(request, template, _about(shown))
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_POST
@for_importers
def choose(request, pk):
    """Bring in what was shown; when something was changed first, it is shown anew."""
    chosen = get_object_or_404(Run.objects.of_tables(), pk=pk)
    if chosen.state != Run.State.READ:
        return redirect(chosen)
    form = MappingForm(chosen, request.POST)
    if not form.is_valid():
        return render(request, "intake/run.html", _about(chosen, form), status=422)
    if form.has_changed():
        form.keep()
        running.look(chosen)
        if "bring" in request.POST:
            messages.info(request, _("You changed something. This is what it comes to now; is it right?"))
    elif "bring" in request.POST:
        running.confirm(chosen)
    return redirect(chosen)


@require_POST
@for_importers
def again(request, pk):
    stopped = get_object_or_404(Run.objects.of_tables(), pk=pk)
    running.again(stopped)
    return redirect(stopped)


@require_POST
@for_importers
def throw_away(request, pk):
    running.throw_away(get_object_or_404(Run.objects.of_tables(), pk=pk))
    return redirect("intake:imports")


@require_safe
@for_importers
def report(request, pk):
    """All that is wrong, as a file to work through in a spreadsheet."""
    told = get_object_or_404(Run.objects.of_tables(), pk=pk)
    response = HttpResponse(reports.as_csv(from_json(told.problems)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="import-{told.pk}.csv"'
    return response


@for_importers
def remove(request, slug):
    """Ask first; then take back what the set brought, and keep what others use."""
    dataset = get_object_or_404(Dataset.objects.visible_to(request.user), slug=slug)
    if request.method == "POST":
        figures = undo(dataset)
        told = _("“%(name)s” is gone, with %(left)s people; %(stayed)s stay, because others know them.")
        messages.success(request, told % {"name": dataset.name, **figures})
        return redirect("intake:imports")
    counts = dataset.people.aggregate(all=Count("pk"), brought=Count("pk", filter=Q(brought_in=True)))
    return render(request, "intake/remove.html", {"dataset": dataset, "counts": counts})


def _kind(run):
    return IMPORTERS[run.kind].label if run.kind in IMPORTERS else run.kind


def _about(run, form=None):
    """All that the page of a run shows, by its state."""
    importer = IMPORTERS[run.kind]
    own = {f"{name}_url": reverse(f"intake:{name}", args=[run.pk]) for name in ("again", "report")}
    context = own | {"run": run, "importer": importer, "told": telling.told(run.counts) if run.counts else []}
    context |= progress.shown(run)
    problems = from_json(run.problems)
    context |= {"problems": problems[:PROBLEMS_SHOWN], "more": max(run.problems_total - PROBLEMS_SHOWN, 0)}
    if run.state == Run.State.READ:
        context["form"] = form or MappingForm(run)
        context["warnings"] = telling.warned(run.mapping)
        context |= _first_rows(run, importer)
        context["read"] = telling.how_read(*run.preview["read"])
    return context


def _first_rows(run, importer):
    rows = run.preview.get("rows") or {"fields": [], "attributes": [], "rows": []}
    labels = [importer.field(name).label for name in rows["fields"]]
    return {"labels": [*labels, *rows["attributes"]], "first_rows": rows["rows"]}
