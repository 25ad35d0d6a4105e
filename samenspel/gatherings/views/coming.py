"""Coming, also with only an e-mail address; staying away, who was there, and finding a day."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.gatherings import access, attending, finding_a_day, outsiders, registering, showing
from samenspel.gatherings.forms.coming import CalledForm, ComeForm, DatesForm, OutsideForm, ThereForm
from samenspel.gatherings.models import DateChoice
from samenspel.gatherings.views.doors import allowed, seen, show
from samenspel.people import lights
from samenspel.people.models import Person
from samenspel.ui.pacing import within_pace
from samenspel.ui.sending import sent
from samenspel.work.refusing import NotNow
from samenspel.work.views.doors import try_to


@require_http_methods(["GET", "HEAD", "POST"])
def come(request, pk):
    """Come, or wait for a place; for a visitor, the code sent to their address does it."""
    gathering, person = seen(request, pk), request.user
    if not access.takes_people(gathering) or not access.is_open_to(person, gathering):
        if person.is_authenticated:
            raise PermissionDenied
        return redirect_to_login(request.get_full_path())
    kind = OutsideForm if not person.is_authenticated else CalledForm if person.is_light else ComeForm
    form = kind(sent(request))
    if request.method == "POST" and form.is_valid():
        answer = _come(request, gathering, form)
        if answer is not None:
            return answer
    is_full = registering.is_full(gathering)
    return show(request, "come", gathering.community, form=form, gathering=gathering, is_full=is_full)


def _come(request, gathering, form):
    typed = form.cleaned_data
    said = {"gathering": gathering.pk, "words": typed["words"], "called": typed.get("called", "")}
    if not request.user.is_authenticated:
        back = gathering.get_absolute_url()
        return lights.begin(
            request, email=typed["email"], act=outsiders.COME, said=said, next=back, form=form
        )
    if not within_pace(request, form, "come_to_gathering", user=request.user):
        return None
    return redirect(outsiders.come(request, request.user, said))


@login_required
@require_POST
def leave(request, pk):
    """Not come after all. Also for who may not see it any more: their place is theirs to give back."""
    gathering = outsiders.mine_or_seen(request, pk)
    registering.leave(gathering, person=request.user, by=request.user)
    messages.success(request, _("You do not come. Thank you for saying so: your place is free again."))
    is_seen = type(gathering).objects.visible_to(request.user).filter(pk=pk).exists()
    return redirect(gathering if is_seen else "gatherings:gatherings")


@login_required
@require_POST
def take_back(request, pk, person):
    """Whoever leads takes a place back."""
    gathering = allowed(request, pk, access.can_lead)
    there = get_object_or_404(Person, pk=person, gathering_registrations__gathering=gathering)
    registering.leave(gathering, person=there, by=request.user)
    messages.success(request, _("The place is free again. They hear so."))
    return redirect("gatherings:people", pk)


@login_required
@require_http_methods(["GET", "HEAD"])
def people(request, pk):
    """Who comes and who waits, with what they said; for who leads it."""
    gathering = allowed(request, pk, access.can_lead)
    rows = gathering.registrations.standing().select_related("person").order_by("state", "moved_at", "pk")
    return show(request, "people", gathering.community, gathering=gathering, rows=list(rows[:2000]))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def there(request, pk):
    """Note who was there."""
    gathering = allowed(request, pk, access.can_minute)
    rows = attending.may_be_noted(gathering, request.user)
    comes = list(gathering.registrations.coming().values_list("person", flat=True))
    noted = list(gathering.attendance.values_list("person", flat=True))
    form = ThereForm(sent(request), people=rows, initial={"people": noted or comes})
    is_right = request.method == "POST" and form.is_valid()
    if is_right and try_to(form, lambda: _note(gathering, form, by=request.user)):
        messages.success(request, _("Noted."))
        return redirect(gathering)
    guests = list(gathering.guests.all())
    return show(request, "there", gathering.community, form=form, gathering=gathering, guests=guests)


def _note(gathering, form, *, by):
    attending.note(gathering, by=by, people=form.cleaned_data["people"])
    attending.note_guests(gathering, by=by, names=form.cleaned_data["guests"])
    return True


@login_required
@require_POST
def guest_off(request, pk, guest):
    """Take the name of a guest off again."""
    gathering = allowed(request, pk, access.can_minute)
    noted = gathering.guests.select_related("gathering__community").filter(pk=guest).first()
    if noted is not None:
        attending.take_guest_off(noted, by=request.user)
    messages.success(request, _("The name is taken off."))
    return redirect("gatherings:there", pk)


@login_required
@require_POST
def i_was_there(request, pk):
    gathering = allowed(request, pk, access.can_say_i_was_there)
    try:
        attending.say_so(gathering, by=request.user)
        messages.success(request, _("Noted: you were there."))
    except NotNow as why:
        messages.error(request, str(why))
    return redirect(gathering)


@login_required
@require_POST
def not_there(request, pk):
    gathering = outsiders.mine_or_seen(request, pk)
    attending.take_my_name_off(gathering, by=request.user)
    messages.success(request, _("Your name is taken off."))
    is_seen = type(gathering).objects.visible_to(request.user).filter(pk=pk).exists()
    return redirect(gathering if is_seen else "gatherings:gatherings")


@require_http_methods(["GET", "HEAD", "POST"])
def dates(request, pk):
    """Say when one can come, and see when others can."""
    gathering = seen(request, pk)
    if not hasattr(gathering, "date_poll"):
        return redirect(gathering)
    choices = finding_a_day.tallied(gathering, request.user)
    can_answer = access.can_answer_dates(request.user, gathering)
    form = DatesForm(sent(request), choices=choices, light=request.user.is_light) if can_answer else None
    if request.method == "POST":
        if form is None:
            return _not_to_answer(request)
        if form.is_valid():
            called = form.cleaned_data.get("called", "")
            finding_a_day.answer(gathering, by=request.user, answers=form.answers(), called=called)
            messages.success(request, _("Thank you. You hear which day it becomes."))
            return redirect("gatherings:dates", pk)
    context = showing.of_dates(gathering, choices, request.user)
    is_visitor = not request.user.is_authenticated
    context["asks_address"] = (
        is_visitor and gathering.is_asking and access.is_open_to(request.user, gathering)
    )
    return show(request, "dates", gathering.community, form=form, **context)


def _not_to_answer(request):
    if request.user.is_authenticated:
        raise PermissionDenied
    return redirect_to_login(request.get_full_path())


@login_required
@require_POST
def choose(request, pk, choice):
    gathering = allowed(request, pk, access.can_lead)
    picked = get_object_or_404(DateChoice, pk=choice, poll__gathering=gathering)
    try:
        finding_a_day.choose(gathering, picked, by=request.user)
        messages.success(request, _("The day is found. Everyone who answered hears of it."))
    except NotNow as why:
        messages.error(request, str(why))
    return redirect("gatherings:gathering_by_number", pk)
