"""Saying something: in a thread, in answer to a message, and beside a thing of another room."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.discussions import access, drafts, writing
from samenspel.discussions.forms import say_form
from samenspel.discussions.models import Message
from samenspel.discussions.rendering import is_part_of, quoted
from samenspel.discussions.showing import seen_people, who_reads
from samenspel.discussions.sockets import HANGS
from samenspel.discussions.views import discussion as pages
from samenspel.discussions.views.doors import allowed, allowed_message, try_to
from samenspel.ui.pacing import status_of, within_pace
from samenspel.ui.sending import asked, send_along, sent


@login_required
@require_POST
def say(request, pk):
    """Say something in a thread; when that cannot be, what was typed stands in the form still."""
    found = allowed(request, pk, access.may_talk)
    form = say_form(request.user, request.POST, request.FILES, discussion=found)
    said = _say(request, found, form) if form.is_valid() else None
    return redirect(said) if said else pages.page(request, found, form=form)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request, pk):
    """Answer a message, with its words as a quote when asked for; a page of its own, and a part of it."""
    message = allowed_message(request, pk, access.can_react)
    if request.method == "POST" and "words" in request.POST:
        # What was selected to quote: it goes along in the session, since no address holds what people say.
        along = send_along(request, words=request.POST["words"].replace("\0", "")[:2000])
        return redirect(f"{request.path}?quote=1&{along}")
    found = message.discussion
    form = say_form(
        request.user,
        sent(request),
        request.FILES or None,
        discussion=found,
        answers=message,
        initial=_initial(request, message),
        auto_id=f"answer_{pk}_%s",
    )
    # Opened under the message it answers, whoever asked for it types on at once.
    form.fields["text"].widget.attrs["autofocus"] = True
    if request.method == "POST" and form.is_valid():
        said = _say(request, found, form, answers=message)
        if said:
            return redirect(said)
    context = {"discussion": found, "community": found.community, "message": message, "form": form}
    context |= {"read_by": who_reads(found), "seen": seen_people(request.user, [message.by_id])}
    return render(request, "discussions/answer.html", context, status=status_of(form))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def beside(request, name, pk):
    """The first message beside a thing, or one more; the page of the thing itself shows the form too."""
    hang, thing = _thing(request, name, pk)
    if not access.can_talk_beside(request.user, hang, thing):
        raise PermissionDenied
    form = say_form(request.user, sent(request), request.FILES or None, hang=hang, thing=thing)
    within = request.method == "POST" and form.is_valid()
    if within and within_pace(request, form, "write_message", user=request.user):
        said = form.cleaned_data
        message = try_to(
            form,
            lambda: writing.say_beside(
                hang, thing, said["text"], by=request.user, once=said["once"], files=said["files"]
            ),
        )
        if message:
            drafts.sent(form)
            messages.success(request, _("It stands there."))
            return redirect(f"{hang.url_of(thing)}#discussion")
    context = {"form": form, "title": hang.title_of(thing), "url": hang.url_of(thing)}
    context |= {
        "community": hang.community_of(thing),
        "address": reverse("discussions:beside", args=[name, pk]),
    }
    return render(request, "discussions/beside.html", context, status=status_of(form))


def _say(request, found, form, *, answers=None):
    if not within_pace(request, form, "write_message", user=request.user):
        return None
    said = form.cleaned_data
    if answers is None and said["answers"]:
        answers = Message.objects.in_thread(found, request.user).filter(pk=said["answers"]).first()
    message = try_to(
        form,
        lambda: writing.say(
            found, said["text"], by=request.user, answers=answers, once=said["once"], files=said["files"]
        ),
    )
    if message:
        drafts.sent(form)
    return message


def _initial(request, message):
    """The words of a message as a quote, with the name of who wrote them when the reader may see it."""
    if "quote" not in request.GET or message.is_withdrawn:
        return {}
    is_named = message.by_id in seen_people(request.user, [message.by_id])
    # What was selected comes without the signs of Markdown; only words of the message are a quote.
    chosen = asked(request, "words", most=2000)
    text = chosen if chosen and is_part_of(chosen, message.text) else message.text
    return {"text": quoted(text, message.by.name if is_named else "")}


def _thing(request, name, pk):
    hang = HANGS.get(name)
    if hang is None:
        raise Http404
    return hang, get_object_or_404(hang.visible_to(request.user), pk=pk)
