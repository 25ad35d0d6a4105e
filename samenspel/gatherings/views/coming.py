"""Coming, also with only an e-mail address; and staying away."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.gatherings import access, outsiders, registering
from samenspel.gatherings.forms.coming import CalledForm, ComeForm, OutsideForm
from samenspel.gatherings.views.doors import allowed, back_from, seen, show
from samenspel.people import lights
from samenspel.people.models import Person
from samenspel.ui.pacing import within_pace
from samenspel.ui.sending import sent


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
    return back_from(request, gathering)


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
