"""One message: where it stands, how it read before, saying it better, taking it back, a sign to it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from samenspel.discussions import access, drafts, reacting, windows, writing
from samenspel.discussions.forms import EditForm
from samenspel.discussions.models import Message
from samenspel.discussions.showing import one_of, seen_people, shown, signs
from samenspel.discussions.sight import read_in
from samenspel.discussions.views.doors import allowed_message, not_too_fast, patiently, seen_message
from samenspel.ui.htmx import show_part_or_redirect
from samenspel.ui.pacing import status_of, within_pace
from samenspel.ui.sending import sent


@require_safe
def message(request, pk):
    """To the place where it stands today, also when its thread was split or moved."""
    found = seen_message(request, pk)
    address = found.discussion.get_absolute_url()
    return redirect(f"{address}?from={windows.around(found)}#m{found.pk}")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    """Say it better; others can see how it read before."""
    found = allowed_message(request, pk, access.can_edit)
    stands = Message.objects.select_related("discussion__community").get(pk=found.pk)
    form = EditForm(sent(request), instance=stands, by=request.user)
    within = request.method == "POST" and form.is_valid()
    if within and within_pace(request, form, "write_message", user=request.user):
        writing.edit(found, form.cleaned_data["text"], by=request.user)
        drafts.sent(form)
        messages.success(request, _("Changed. How it read before stays to be seen."))
        return redirect(found)
    return _page(request, "edit", found, form=form)


@require_safe
def history(request, pk):
    """How a message read before, the latest first."""
    found = seen_message(request, pk)
    if found.is_withdrawn:
        return redirect(found)
    edits = list(
        found.edits.filter(read_in(found.discussion.sight, request.user)).order_by("-at", "-pk")[:50]
    )
    return _page(request, "history", found, edits=edits, seen=seen_people(request.user, [found.by_id]))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request, pk):
    """Ask first, then take the words back; who answers them is left standing."""
    found = seen_message(request, pk)
    if found.is_withdrawn and found.by_id == request.user.pk:
        return redirect(found)
    if not access.can_take_back(request.user, found):
        raise PermissionDenied
    if request.method == "POST":
        writing.take_back(found, by=request.user)
        messages.success(request, _("Taken back."))
        return redirect(found)
    return _page(request, "take_back", found, replies=found.replies.count())


@login_required
@require_POST
@patiently
def react(request, pk):
    """Put a sign to a message, or take one's own away."""
    found = seen_message(request, pk)
    if "away" in request.POST:
        reacting.take_away(found, request.POST["away"], by=request.user)
    else:
        not_too_fast(request, "react")
        reacting.react(found, request.POST.get("sign"), by=request.user)
    return show_part_or_redirect(request, "discussions/_message.html", found, part_of(request, found))


def part_of(request, found):
    """What ``_message.html`` needs to show one message."""
    discussion = found.discussion
    rows = one_of(discussion, request.user, found.pk)
    context = shown(discussion, request.user, rows)
    return {"each": context["shown"][0], "seen": context["seen"], "choices": signs()}


def _page(request, name, found, **context):
    context |= {"message": found, "discussion": found.discussion, "community": found.community}
    return render(request, f"discussions/{name}.html", context, status=status_of(context.get("form")))
