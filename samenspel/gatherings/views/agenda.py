"""The agenda: bringing points in, from what waits for an answer or anew; and writing minutes per point."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.communities.mandate_table import seats_of
from samenspel.discussions import drafts
from samenspel.gatherings import access, agendas, minuting, open_points
from samenspel.gatherings.forms.agenda import MinutesForm, PointForm
from samenspel.gatherings.models import MinutesPart
from samenspel.gatherings.sight import minutes_said_to
from samenspel.gatherings.stepping import held
from samenspel.gatherings.views.doors import allowed, seen_point, show
from samenspel.ui.sending import sent
from samenspel.work.refusing import NotNow
from samenspel.work.views.doors import try_to


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def agenda(request, pk):
    """Bring in a point of one's own, or one of what waits for an answer."""
    gathering = allowed(request, pk, access.can_minute)
    form = PointForm(sent(request), **_about(gathering, request.user))
    drafts.keep_all(form, person=request.user, place=f"gatherings.point.new:{gathering.pk}")
    if request.method == "POST" and form.is_valid():
        once = form.cleaned_data["once"]
        if try_to(form, lambda: agendas.bring_in(gathering, by=request.user, once=once, **form.said())):
            drafts.sent(form)
            messages.success(request, _("It stands on the agenda."))
            return redirect(f"{gathering.get_absolute_url()}#agenda")
    points = open_points.proposed(gathering, request.user)
    return show(request, "agenda", gathering.community, form=form, gathering=gathering, points=points)


@login_required
@require_POST
def take_up(request, pk):
    """Put what waits for an answer on the agenda."""
    gathering = allowed(request, pk, access.can_minute)
    point = open_points.picked(gathering, request.user, request.POST.get("mark", "")[:80])
    if point is None:
        messages.info(request, _("It stands on the agenda already, or waits for no answer any more."))
    else:
        try:
            agendas.bring_in(gathering, by=request.user, about=point)
            messages.success(request, _("It stands on the agenda."))
        except NotNow as why:
            messages.error(request, str(why))
    return redirect("gatherings:agenda", pk)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_point(request, pk):
    item = seen_point(request, pk, access.can_change_item)
    gathering = item.gathering
    form = PointForm(sent(request), instance=item, **_about(gathering, request.user))
    if request.method == "POST" and form.is_valid():
        agendas.change(item, by=request.user, **form.said())
        messages.success(request, _("Saved."))
        return redirect(_at(item))
    return show(request, "point_form", gathering.community, form=form, gathering=gathering, item=item)


@login_required
@require_POST
def take_off(request, pk):
    item = seen_point(request, pk, access.can_change_item)
    try:
        agendas.take_off(item, by=request.user)
        messages.success(request, _("The point is taken off the agenda."))
    except NotNow as why:
        messages.error(request, str(why))
    return redirect(f"{item.gathering.get_absolute_url()}#agenda")


@login_required
@require_POST
def move_point(request, pk):
    item = seen_point(request, pk, lambda person, each: access.can_lead(person, each.gathering))
    agendas.move(item, by=request.user, up=request.POST.get("to") == "up")
    return redirect(_at(item))


@login_required
@require_POST
def left(request, pk):
    """Not reached: it is proposed for the next agenda; the other way round as well."""
    item = seen_point(request, pk, lambda person, each: access.can_minute(person, each.gathering))
    agendas.leave_for_later(item, by=request.user, is_left=request.POST.get("left") == "1")
    return redirect(_at(item))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def minutes_of_point(request, pk):
    item = seen_point(request, pk, lambda person, each: access.can_minute(person, each.gathering))
    return _minutes(request, item.gathering, item, _at(item))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def minutes_beside(request, pk):
    """What was said beside the agenda."""
    gathering = allowed(request, pk, access.can_minute)
    return _minutes(request, gathering, None, f"{gathering.get_absolute_url()}#beside")


@transaction.atomic
def _minutes(request, gathering, item, back):
    """Write one part; others write other parts at the same time, or this one, and nothing is lost."""
    if request.method == "POST":
        # Nobody writes between the look at how it stands and the writing.
        held(gathering)
    part = MinutesPart.objects.filter(gathering=gathering, item=item).first()
    part = part or MinutesPart(gathering=gathering, item=item)
    edits = list(part.edits.select_related("by").order_by("-version")[:50]) if part.pk else []
    minutes_said_to(request.user, gathering, edits + ([part] if part.pk else []))
    if part.pk and not part.is_readable:
        raise PermissionDenied
    form = MinutesForm(sent(request), instance=part)
    place = f"gatherings.minutes:{gathering.pk}-{item.pk if item else 0}"
    drafts.keep_all(form, person=request.user, place=place)
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        minuting.write(gathering, by=request.user, text=text, item=item)
        drafts.sent(form)
        messages.success(request, _("Written down."))
        return redirect(back)
    community = gathering.community
    edits = [edit for edit in edits if edit.is_readable]
    context = {"gathering": gathering, "item": item, "edits": edits, "back": back}
    return show(request, "minutes_form", community, form=form, **context)


def _about(gathering, person):
    seats = seats_of(gathering.community, person)
    subjects = {say.terms.subject for seat in seats for say in seat.says}
    return {"gathering": gathering, "by": person, "subjects": subjects}


def _at(item):
    return f"{item.gathering.get_absolute_url()}#point-{item.pk}"
