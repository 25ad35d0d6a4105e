"""The page of a thread, or a part of it: from where one left off."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from samenspel.discussions import following, windows
from samenspel.discussions.forms import say_form
from samenspel.discussions.showing import origins, page_of, rows_of
from samenspel.discussions.views.doors import seen
from samenspel.privacy.visibility import is_signed_in
from samenspel.ui.pacing import status_of
from samenspel.ui.sending import asked


@require_safe
def discussion(request, pk, slug=""):
    """The thread; where one read before, from the first message one has not seen."""
    found = seen(request, pk)
    if slug != found.slug:
        return redirect(found, permanent=False)
    return page(request, found)


def page(request, found, *, form=None):
    """The page of a thread, with the form as it was sent when something in it is to be mended.

    Reading marks as read, unless something was sent: then the page is shown again.
    """
    upto = following.reading_of(found, request.user)
    seen_now = _window(request, found, upto, at_end=form is not None)
    context = page_of(found, request.user, seen_now.messages, upto=upto if _reads(request, upto) else None)
    context |= origins(found, request.user)
    context |= {"window": seen_now, "form": form or say_form(request.user, discussion=found), "upto": upto}
    context["has_unread"] = is_signed_in(request.user) and _has_unread(found, request.user, upto)
    response = render(request, "discussions/discussion.html", context, status=status_of(form))
    if request.method == "GET":
        following.read(found, by=request.user, numbers=seen_now.numbers, upto=upto)
    return response


def _window(request, found, upto, *, at_end):
    rows = rows_of(found, request.user)
    start, before = asked(request, "from"), asked(request, "before")
    if start or before:
        return windows.window(rows, start=start, before=before)
    if at_end or "end" in request.GET:
        return windows.last_window(rows)
    if not _reads(request, upto):
        return windows.window(rows)
    is_new = upto < found.last_number
    first = windows.first_unread(rows, upto, request.user) if is_new else None
    if first is None:
        return windows.last_window(rows)
    return windows.window(rows, start=windows.with_some_before(rows, first))


def _reads(request, upto):
    """Whether somebody comes back to a thread; for who was never here nothing stands out as new."""
    return is_signed_in(request.user) and upto > 0


def _has_unread(found, viewer, upto):
    """Whether there is more that is new than these pages show, so that one may mark it all as read."""
    return found.last_number > upto
