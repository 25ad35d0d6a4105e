"""Writing a statement of one's own, with those almost alike shown while typing and before sending."""

from allauth.core import ratelimit
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.opinions import access, joining, likeness, writing
from samenspel.opinions.forms import StatementForm
from samenspel.opinions.models import Statement
from samenspel.opinions.views.doors import person_of, seen, who
from samenspel.opinions.views.taking_part import TooFast, may_look, participant_of
from samenspel.ui.lines import one_line
from samenspel.ui.middleware import own_pace
from samenspel.ui.pacing import say_too_often, status_of
from samenspel.ui.sending import sent


@require_http_methods(["GET", "HEAD", "POST"])
def write(request, pk, slug):
    """Write one idea; what is almost said already is shown first, and then one may send it all the same."""
    talk = seen(request, pk)
    voter = who(request, talk)
    if voter is None or not access.can_write(person_of(request), talk):
        raise PermissionDenied
    form = StatementForm(sent(request), conversation=talk)
    near = []
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        is_meant = request.POST.get("anyway") == text or form.was_sent()
        near = [] if is_meant else likeness.alike(talk, text)
        done = _send(request, talk, voter, form) if not near else None
        if done is not None:
            return done
    context = {
        "conversation": talk,
        "community": talk.community,
        "form": form,
        "near": near,
        "left": _left(talk, joining.known(talk, voter)),
        "longest": Statement.LONGEST,
    }
    return render(request, "opinions/write.html", context, status=422 if near else status_of(form))


def _send(request, talk, voter, form):
    """Where it leads, or None when it was too fast: the form says so, with what was typed."""
    if isinstance(voter, str) and not ratelimit.consume(request, action="write_statement_as_guest"):
        return say_too_often(form)
    try:
        participant = participant_of(request, talk, action="write_statement")
        statement = writing.write(participant, form.cleaned_data["text"], once=form.cleaned_data["once"])
    except TooFast:
        return say_too_often(form)
    except writing.TooMany:
        messages.warning(request, _("You wrote as many statements here as one person may."))
        return redirect(talk)
    if statement.standing == Statement.Standing.WAITING:
        messages.success(
            request, _("Thank you. Somebody reads it before others vote on it; you find it at “What I said”.")
        )
    else:
        messages.success(request, _("Thank you. Others vote on it from now on; you agree with it yourself."))
    return redirect(talk)


@own_pace
@require_POST
def alike(request, pk, slug):
    """The part that shows what is almost said already, while typing; no address holds the words."""
    talk = seen(request, pk)
    voter = who(request, talk)
    if voter is None or not access.can_write(person_of(request), talk):
        raise PermissionDenied
    if not may_look(request, voter):
        # What stands on the page stays there; sending looks for what is alike again.
        return HttpResponse(status=204)
    text = one_line(request.POST.get("text", "").replace("\0", "")[:200])
    return render(request, "opinions/_alike.html", {"near": likeness.alike(talk, text)})


def _left(talk, participant):
    written = writing.written_by(participant).count() if participant else 0
    return max(0, talk.most_own - written)
