"""Taking a community along, and bringing one in: ask, see what comes, say yes, read the report."""

from functools import wraps

from allauth.core import ratelimit
from django.apps import apps
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.carrying import arriving, claiming, crating
from samenspel.carrying.forms import BringForm, StandinForm
from samenspel.carrying.intake import KIND
from samenspel.carrying.models import Arrival
from samenspel.carrying.sockets import CARGO, reasons, the_home
from samenspel.files.arriving import large_files
from samenspel.intake import progress, running
from samenspel.intake import report as reports
from samenspel.intake.models import Run
from samenspel.intake.problems import Unreadable, from_json
from samenspel.ui.htmx import wants_part
from samenspel.ui.sending import sent

PROBLEMS_SHOWN = 50


def _place(request, slug):
    place = the_home().find(slug, request.user)
    if place is None:
        raise Http404
    return place


def of_who_may_take_out(view):
    @wraps(view)
    @login_required
    def guarded(request, slug):
        place = _place(request, slug)
        if not the_home().can_take_out(request.user, place):
            raise PermissionDenied
        return view(request, place)

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@of_who_may_take_out
def out(request, place):
    """What goes along and what stays; have it packed, see how far it is, and fetch it."""
    if request.method == "POST":
        if ratelimit.consume(request, action="pack_community", user=request.user):
            crating.ask(place, by=request.user)
        else:
            messages.error(request, _("You had communities packed often today. Try again tomorrow."))
        return redirect("carrying:out", place.slug)
    context = {"place": place, "crate": crating.crate_of(place, request.user)}
    context["stays"] = reasons()
    template = "carrying/out.html#standing" if wants_part(request) else "carrying/out.html"
    response = render(request, template, context)
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_safe
@never_cache
@of_who_may_take_out
def download(request, place):
    """The file, for who asked for it."""
    crate = crating.crate_of(place, request.user)
    if crate is None or not crate.is_there():
        raise Http404
    return FileResponse(
        crate.file.open("rb"),
        as_attachment=True,
        filename=f"{slugify(place.name)}.zip",
        content_type="application/zip",
    )


@large_files
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def bring(request):
    """Choose the file; what is no community is refused here, with a sentence."""
    if not the_home().can_bring_in(request.user):
        raise PermissionDenied
    form = BringForm(sent(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        if not ratelimit.consume(request, action="bring_in_community", user=request.user):
            form.add_error("file", _("You brought many files today. Try again tomorrow."))
            return render(request, "carrying/bring.html", {"form": form}, status=429)
        try:
            run = running.begin(form.cleaned_data["file"], kind=KIND, by=request.user)
        except Unreadable as error:
            form.add_error("file", str(next(iter(running.problems_of(error)))))
        else:
            running.look(run)
            return redirect(run)
    return render(request, "carrying/bring.html", {"form": form}, status=422 if form.is_bound else 200)


def of_who_brought_it(view):
    """A run is of who began it; anybody else learns nothing of it."""

    @wraps(view)
    @login_required
    def guarded(request, pk):
        found = get_object_or_404(Run.objects.filter(kind=KIND, by=request.user), pk=pk)
        if not the_home().can_bring_in(request.user):
            raise PermissionDenied
        return view(request, found)

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@of_who_brought_it
def run(request, run):
    """Preview, progress or report; saying yes to what was shown. A second yes changes nothing."""
    if request.method == "POST":
        running.confirm(run)
        return redirect(run)
    template = "carrying/run.html#standing" if wants_part(request) else "carrying/run.html"
    response = render(request, template, _about(run))
    patch_vary_headers(response, ["HX-Request"])
    return response


@require_POST
@of_who_brought_it
def again(request, run):
    running.again(run)
    return redirect(run)


@require_POST
@of_who_brought_it
def throw_away(request, run):
    running.throw_away(run)
    return redirect("carrying:bring")


@require_safe
@of_who_brought_it
def report(request, run):
    """All that is wrong, as a file to work through in a spreadsheet."""
    response = HttpResponse(reports.as_csv(from_json(run.problems)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="import-{run.pk}.csv"'
    return response


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request, slug):
    """Ask first; then all that came in goes. Once others came in, it stays."""
    place = _place(request, slug)
    arrival = get_object_or_404(Arrival, place_id=place.pk)
    if not arriving.can_take_back(request.user, arrival, place):
        raise PermissionDenied
    if request.method == "POST":
        try:
            arriving.take_back(arrival, place, by=request.user)
        except arriving.TakenUp:
            messages.error(request, str(arriving.TAKEN_UP))
            return redirect(place)
        messages.success(request, _("The community is gone, with all that came in with it."))
        return redirect("carrying:bring")
    return render(request, "carrying/take_back.html", {"place": place})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def standins(request, slug):
    """Administrators give who stands in by name the address of who it is."""
    place = _place(request, slug)
    if not claiming.can_give_address(request.user):
        raise PermissionDenied
    there = claiming.standins_of(place)
    form = StandinForm(sent(request), standins=there)
    if request.method == "POST" and form.is_valid():
        try:
            said = form.cleaned_data
            person = claiming.give_address(said["standin"], said["email"], by=request.user)
        except claiming.Taken:
            form.add_error("email", _("Somebody here has this address already. Two people are not made one."))
        else:
            messages.success(
                request, _("%(name)s signs in with that address from now on.") % {"name": person}
            )
            return redirect("carrying:standins", slug)
    context = {"place": place, "form": form, "has_standins": there.exists()}
    return render(request, "carrying/standins.html", context, status=422 if form.is_bound else 200)


def _about(run):
    own = {f"{name}_url": reverse(f"carrying:{name}", args=[run.pk]) for name in ("again", "report")}
    problems = from_json(run.problems)
    context = own | {"run": run, "problems": problems[:PROBLEMS_SHOWN]}
    context["more"] = max(run.problems_total - PROBLEMS_SHOWN, 0)
    context |= progress.shown(run)
    if run.state == Run.State.DONE:
        arrival = Arrival.objects.filter(run=run).first()
        context["place"] = the_home().model.objects.filter(pk=arrival.place_id).first() if arrival else None
        is_administrator = claiming.can_give_address(run.by) if run.by else False
        context["has_standins"] = is_administrator and arrival is not None and arrival.standins.exists()
    elif seen := run.preview.get("seen"):
        context["refused"] = [(name, _(why)) for _number, name, why in seen.get("refused", ())]
        context |= {"seen": seen, "kinds": [(_words(kind), number) for kind, number in seen["kinds"]]}
    return context


def _words(kind):
    return CARGO[apps.get_model(kind)].called
