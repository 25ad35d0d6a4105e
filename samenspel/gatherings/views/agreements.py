"""Agreements: making one at a gathering, what became of it, and all of one person or community."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.gatherings import access, bearing, committing
from samenspel.gatherings.forms.agenda import AgreementForm, DropForm, MoveForm, WhyForm
from samenspel.gatherings.forms.born import BeginForm, BornForm
from samenspel.gatherings.models import Birth, Commitment
from samenspel.gatherings.showing_agreements import furnish_commitments, of_commitment
from samenspel.gatherings.views.doors import allowed, seen_commitment, seen_community, show
from samenspel.ui.paging import page_of
from samenspel.ui.sending import asked, sent
from samenspel.work.views.doors import try_to


@login_required
@require_safe
def mine(request):
    """What I agreed to do, wherever it was; the nearest day first."""
    rows = Commitment.objects.visible_to(request.user).filter(owner=request.user)
    return render(request, "gatherings/my_agreements.html", _listed(request, rows))


@login_required
@require_safe
def of_community(request, slug):
    """What was agreed in a community, for its members and who was there."""
    community = seen_community(request, slug)
    rows = Commitment.objects.visible_to(request.user).filter(community=community)
    return show(request, "agreements", community, **_listed(request, rows))


def _listed(request, rows):
    """Those that are to do, the nearest day first; or with ``?done=1`` the others, the latest first."""
    is_done = asked(request, "done") == "1"
    rows = rows.exclude(state=Commitment.State.OPEN) if is_done else rows.open()
    key = ("-moved_at", "-pk") if is_done else ("by_when", "pk")
    page = page_of(rows.for_cards(), request, key=key, size=30)
    furnish_commitments(page.items, request.user)
    return {"page": page, "is_done": is_done}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def agree(request, pk):
    """Write down who does what before when."""
    gathering = allowed(request, pk, access.can_minute)
    people = committing.owners(gathering, request.user)
    item = asked(request, "point")
    initial = {"item": int(item) if item.isascii() and item.isdecimal() and len(item) < 12 else None}
    form = AgreementForm(sent(request), gathering=gathering, people=people, initial=initial)
    is_right = request.method == "POST" and form.is_valid()
    if is_right and try_to(form, lambda: committing.agree(gathering, by=request.user, **form.cleaned_data)):
        messages.success(request, _("Agreed. It stands at their home until it is done."))
        return redirect(f"{gathering.get_absolute_url()}#agreed")
    return show(request, "agree", gathering.community, form=form, gathering=gathering)


@login_required
@require_safe
def commitment(request, pk):
    return _page(request, seen_commitment(request, pk))


@login_required
@require_POST
def keep(request, pk):
    return _answer(request, pk, "keep", WhyForm, _("Well done. It is kept."))


@login_required
@require_POST
def drop(request, pk):
    return _answer(request, pk, "drop", DropForm, _("It is let go, with your reason."))


@login_required
@require_POST
def move(request, pk):
    return _answer(request, pk, "move", MoveForm, _("It stands at another day."))


@login_required
@require_POST
def again(request, pk):
    return _answer(request, pk, "again", WhyForm, _("It is open again."))


def _answer(request, pk, name, form_class, done):
    found = seen_commitment(request, pk)
    if not access.can_keep(request.user, found):
        raise PermissionDenied
    form = form_class(sent(request), auto_id=f"{name}_%s")
    act = getattr(committing, name)
    if form.is_valid() and try_to(form, lambda: act(found, by=request.user, **form.cleaned_data)):
        messages.success(request, done)
        return redirect(found)
    return _page(request, seen_commitment(request, pk), **{f"{name}_form": form})


def _page(request, found, **wrong):
    forms = {
        "keep_form": WhyForm(auto_id="keep_%s"),
        "drop_form": DropForm(auto_id="drop_%s"),
        "move_form": MoveForm(auto_id="move_%s", initial={"by_when": found.by_when}),
        "again_form": WhyForm(auto_id="again_%s"),
    }
    context = {**of_commitment(found, request.user), **forms, **wrong}
    return render(request, "gatherings/agreement.html", context, status=422 if wrong else 200)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request, pk):
    """Start an experiment or an initiative that was born here."""
    gathering = allowed(request, pk, access.can_write)
    form = BeginForm(sent(request), gathering=gathering, initial={"name": asked(request, "name")})
    if request.method == "POST" and form.is_valid():
        made = try_to(form, lambda: bearing.begin(gathering, by=request.user, **form.cleaned_data))
        if made:
            messages.success(request, _("It begins. Both pages lead to each other."))
            return redirect(f"{gathering.get_absolute_url()}#born")
    born_form = BornForm(gathering=gathering, by=request.user, auto_id="born_%s")
    return _born_page(request, gathering, form, born_form)


@login_required
@require_POST
def born(request, pk):
    """Point at something that stands already and was born here."""
    gathering = allowed(request, pk, access.can_write)
    form = BornForm(sent(request), gathering=gathering, by=request.user, auto_id="born_%s")
    if form.is_valid():
        name, thing = form.chosen()
        if try_to(form, lambda: bearing.born(gathering, name, thing, by=request.user)):
            messages.success(request, _("Both pages lead to each other now."))
            return redirect(f"{gathering.get_absolute_url()}#born")
    return _born_page(request, gathering, BeginForm(gathering=gathering), form, status=422)


@login_required
@require_POST
def not_born(request, pk, birth):
    gathering = allowed(request, pk, access.can_write)
    row = Birth.objects.filter(pk=birth, gathering=gathering).select_related("gathering__community").first()
    if row is not None:
        bearing.forget(row, by=request.user)
        messages.success(request, _("The link is taken away; the thing itself stays."))
    return redirect(f"{gathering.get_absolute_url()}#born")


def _born_page(request, gathering, form, born_form, status=None):
    answer = show(request, "born", gathering.community, form=form, born_form=born_form, gathering=gathering)
    answer.status_code = status or answer.status_code
    return answer
