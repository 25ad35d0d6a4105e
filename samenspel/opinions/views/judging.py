"""The statements of a conversation for who looks after it: those waiting, those in play, those removed."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.moderation.hiding import not_hidden
from samenspel.opinions import access, judging
from samenspel.opinions.forms import RemovalForm
from samenspel.opinions.likeness import Alike, alike
from samenspel.opinions.models import Statement
from samenspel.opinions.views.doors import looked_after
from samenspel.ui.paging import page_of
from samenspel.ui.sending import asked, sent

MOST_WAITING = 30


@login_required
@require_safe
def judge(request, pk, slug):
    """What waits first, the longest waiting on top; then those that are voted on, or those removed."""
    talk = looked_after(request, pk)
    rows = Statement.objects.filter(not_hidden(Statement), conversation=talk)
    which = asked(request, "show") if asked(request, "show") in Statement.Standing.values else "accepted"
    page = page_of(rows.filter(standing=which), request, key=("number", "pk"), size=50)
    waiting = list(rows.filter(standing=Statement.Standing.WAITING).order_by("at", "pk")[:MOST_WAITING])
    there = Alike(talk) if waiting else None
    for row in waiting:
        row.near = there.to(row.text, most=1)
        row.is_own = row.by_id == request.user.pk
    context = {
        "conversation": talk,
        "community": talk.community,
        "waiting": waiting,
        "page": page,
        "which": which,
        "is_closed": talk.is_closed,
    }
    return render(request, "opinions/judge.html", context)


@login_required
@require_POST
def accept(request, pk, slug, number):
    """Let it be voted on; a second click changes nothing."""
    statement = _statement(request, pk, number)
    judging.accept(statement, by=request.user)
    messages.success(request, _("Statement %(number)s is voted on from now on.") % {"number": number})
    return redirect("opinions:judge", pk, slug)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request, pk, slug, number):
    """Say why first; its author reads it and can ask to look again."""
    statement = _statement(request, pk, number)
    form = RemovalForm(sent(request), statement=statement, initial=_as_duplicate(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        judging.remove(
            statement,
            by=request.user,
            reason=said["reason"],
            words=said["words"],
            duplicate_of=said["other"],
        )
        messages.success(
            request, _("Statement %(number)s is removed. Its author can read why.") % {"number": number}
        )
        return redirect("opinions:judge", pk, slug)
    talk = statement.conversation
    context = {
        "conversation": talk,
        "community": talk.community,
        "statement": statement,
        "form": form,
        "near": [row for row in alike(talk, statement.text) if row.pk != statement.pk],
    }
    return render(request, "opinions/remove.html", context, status=422 if form.errors else 200)


def _as_duplicate(request):
    number = asked(request, "same", most=9)
    return {"reason": "duplicate", "duplicate_of": number} if number.isdigit() else {}


def _statement(request, pk, number):
    """A statement, for who may judge it; what moderators hid is theirs to judge."""
    talk = looked_after(request, pk)
    rows = Statement.objects.filter(not_hidden(Statement), conversation=talk)
    statement = get_object_or_404(rows.select_related("conversation__community"), number=number)
    if not access.can_judge(request.user, statement):
        raise PermissionDenied
    return statement
