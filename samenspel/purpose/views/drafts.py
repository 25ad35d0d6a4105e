"""A draft: beginning one, reading and writing it together, explaining it, taking it back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.communities.views.doors import introduced
from samenspel.purpose import access, drafting, reading
from samenspel.purpose.forms.drafts import DraftForm, NewDraftForm
from samenspel.purpose.rounds import NotYet
from samenspel.purpose.views.doors import allow, is_number, seen_draft, seen_round, show, tried
from samenspel.ui.sending import asked, sent


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def new(request, slug, number):
    round = seen_round(request, slug, number)
    allow(access.can_draft(request.user, round))
    form = NewDraftForm(sent(request), round=round)
    if request.method == "POST" and form.is_valid():
        draft = tried(form, lambda: drafting.begin(round, by=request.user, **form.said()))
        if draft:
            messages.success(request, _("The draft is there. Everyone who takes part can write along."))
            return redirect(draft)
    return show(request, "new_draft", round.community, form, form=form, round=round)


@require_safe
def draft(request, pk):
    draft = seen_draft(request, pk)
    return show(request, "draft", draft.community, **reading.whole(draft, request.user))


@require_safe
def sentences(request, pk):
    """What others changed since the page was shown; nothing at all when nobody did.

    The sentences this reader has in hand (``in_hand``) are given too when they were taken out meanwhile.
    """
    draft = seen_draft(request, pk)
    mark = reading.mark_of(draft)
    if asked(request, "mark") == mark:
        return HttpResponse(status=204)
    in_hand = [int(each) for each in request.GET.getlist("in_hand") if is_number(each)][:20]
    context = reading.body(draft, request.user, in_hand=in_hand)
    return render(request, "purpose/_sentences.html", context)


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def explain(request, pk):
    """What the draft is called and why it says what it says; taking it back stands here too."""
    draft = seen_draft(request, pk)
    may_withdraw = access.can_withdraw_draft(request.user, draft)
    allow(access.can_write(request.user, draft) or may_withdraw)
    form = DraftForm(sent(request), instance=draft)
    if request.method == "POST" and form.is_valid():
        drafting.explain(draft, by=request.user, **form.said())
        messages.success(request, _("Saved."))
        return redirect(draft)
    return show(request, "explain", draft.community, form, form=form, draft=draft, may_withdraw=may_withdraw)


@introduced
@require_POST
def withdraw(request, pk):
    draft = seen_draft(request, pk)
    allow(access.can_withdraw_draft(request.user, draft))
    drafting.withdraw(draft, by=request.user)
    messages.success(request, _("The draft is taken back. It can still be read, and be put back."))
    return redirect(draft)


@introduced
@require_POST
def put_back(request, pk):
    draft = seen_draft(request, pk)
    allow(access.can_put_back_draft(request.user, draft))
    try:
        drafting.put_back(draft, by=request.user)
    except NotYet as why:
        messages.warning(request, str(why))
    return redirect(draft)
