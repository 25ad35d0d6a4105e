"""Who was there: noted by who writes along, said by oneself, taken off again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.gatherings import access, attending, outsiders
from samenspel.gatherings.forms.coming import ThereForm
from samenspel.gatherings.views.doors import allowed, back_from, show
from samenspel.ui.sending import sent
from samenspel.work.refusing import NotNow
from samenspel.work.views.doors import try_to


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def there(request, pk):
    """Note who was there."""
    gathering = allowed(request, pk, access.can_minute)
    rows = attending.may_be_noted(gathering, request.user)
    comes = list(gathering.registrations.coming().values_list("person", flat=True))
    noted = list(gathering.attendance.values_list("person", flat=True))
    said = {"gathering": gathering, "people": rows, "first": {*comes, *noted}}
    form = ThereForm(sent(request), **said, initial={"people": noted or comes})
    is_right = request.method == "POST" and form.is_valid()
    if is_right and try_to(form, lambda: _note(gathering, form, by=request.user)):
        messages.success(request, _("Noted."))
        return redirect(gathering)
    guests = list(gathering.guests.all())
    return show(request, "there", gathering.community, form=form, gathering=gathering, guests=guests)


@transaction.atomic
def _note(gathering, form, *, by):
    """Both, or neither: what stands in the way of the one is said before the other is kept."""
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
    return back_from(request, gathering)
