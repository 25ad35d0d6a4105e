"""Beginning a conversation, changing how it is held, adding statements, closing and reopening."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from samenspel.communities.showing import frame
from samenspel.communities.views.doors import seen as seen_community
from samenspel.house.address import whole
from samenspel.opinions import access, closing, forgetting, starting, writing
from samenspel.opinions.forms import ConversationForm, ReopenForm, SeedsForm
from samenspel.opinions.views.doors import looked_after
from samenspel.ui.sending import asked, sent

FORM = ["GET", "HEAD", "POST"]


@login_required
@require_http_methods(FORM)
def start(request, slug):
    """Ask a question, with statements to begin with; a double click begins one conversation."""
    community = seen_community(request, slug)
    if not access.can_start(request.user, community):
        raise PermissionDenied
    initial = {"topic": asked(request, "title"), "about": asked(request, "text", most=2000)}
    form = ConversationForm(sent(request), by=request.user, community=community, initial=initial)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        conversation = starting.start(
            community, by=request.user, seeds=said["seeds"], once=said["once"], **form.said()
        )
        messages.success(request, _("The conversation has begun. Vote yourself, and invite others."))
        return redirect(conversation)
    context = {**frame(community, request.user), "form": form}
    return render(request, "opinions/start.html", context, status=422 if form.errors else 200)


@login_required
@require_http_methods(FORM)
def settings(request, pk, slug):
    """How it is held: who takes part, when statements are judged, when the map is shown, until when."""
    conversation = looked_after(request, pk)
    community = conversation.community
    form = ConversationForm(sent(request), instance=conversation, by=request.user, community=community)
    if request.method == "POST" and form.is_valid():
        starting.change(conversation, by=request.user, **form.said())
        messages.success(request, _("Saved."))
        return redirect(conversation)
    return _page(request, "settings", conversation, form)


@login_required
@require_http_methods(FORM)
def seeds(request, pk, slug):
    """Add statements to begin with, one a line."""
    conversation = looked_after(request, pk)
    if conversation.is_closed:
        raise PermissionDenied
    form = SeedsForm(sent(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        added = writing.plant(conversation, said["seeds"], by=request.user, is_meta=said["is_meta"])
        words = ngettext("%(n)s statement added.", "%(n)s statements added.", len(added))
        messages.success(request, words % {"n": len(added)})
        return redirect("opinions:judge", conversation.pk, conversation.slug)
    return _page(request, "seeds", conversation, form)


@login_required
@require_http_methods(FORM)
def close(request, pk, slug):
    """Ask first, then end the vote."""
    conversation = looked_after(request, pk)
    if request.method == "POST":
        closing.close(conversation, by=request.user)
        messages.success(request, _("The conversation is closed. What it gave is on the map."))
        return redirect(conversation)
    return _page(request, "close", conversation)


@login_required
@require_http_methods(FORM)
def reopen(request, pk, slug):
    """Take the vote up again, as long as it is known who voted what."""
    conversation = looked_after(request, pk)
    if conversation.keys_forgotten_at:
        raise PermissionDenied
    form = ReopenForm(sent(request))
    if request.method == "POST" and form.is_valid():
        closing.reopen(conversation, by=request.user, closes_on=form.cleaned_data["closes_on"])
        messages.success(request, _("The conversation is open again."))
        return redirect(conversation)
    return _page(request, "reopen", conversation, form)


@login_required
@require_http_methods(FORM)
def forget(request, pk, slug):
    """Ask first, then cut the thread between people and votes before its time."""
    conversation = looked_after(request, pk)
    if not forgetting.can_forget(request.user, conversation):
        raise PermissionDenied
    if request.method == "POST":
        forgetting.forget_now(conversation, by=request.user)
        messages.success(request, _("From now on nobody can tell who voted what."))
        return redirect("opinions:export", conversation.pk, conversation.slug)
    return _page(request, "forget", conversation)


def _page(request, template, conversation, form=None):
    wrong = form is not None and form.errors
    context = {
        "conversation": conversation,
        "community": conversation.community,
        "form": form,
        "forgotten_from": forgetting.forgotten_from(conversation),
        "join_url": whole(reverse("opinions:join_by_code", args=[conversation.code]), request),
    }
    return render(request, f"opinions/{template}.html", context, status=422 if wrong else 200)
