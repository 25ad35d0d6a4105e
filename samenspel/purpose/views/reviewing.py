"""Answering the proposal to look at the purpose again, and naming what happened."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspel.communities.views.doors import introduced
from samenspel.purpose import contract_access as access
from samenspel.purpose import contract_pages, reviewing
from samenspel.purpose.forms.contract import EventForm, NotNowForm
from samenspel.purpose.models import Version
from samenspel.purpose.views.doors import allow, seen_community, show
from samenspel.ui.sending import sent


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def review(request, slug):
    """Why it is proposed, what was answered before, and "not now, because"; beginning is beside it."""
    community, version = _answered_by(request, slug)
    due = reviewing.due(version)
    form = NotNowForm(sent(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        reviewing.not_now(
            version,
            by=request.user,
            triggers=[each.trigger for each in due],
            why=said["why"],
            again_on=said["again_on"],
        )
        messages.success(request, _("Noted, with the reason. It is proposed again later."))
        return redirect("purpose:community", slug)
    context = {"form": form, "version": version, **contract_pages.review(version, request.user, due)}
    return show(request, "review", community, form, **context)


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def event(request, slug):
    """Say what happened, so that the review is proposed now."""
    community, version = _answered_by(request, slug)
    form = EventForm(sent(request))
    if request.method == "POST" and form.is_valid():
        reviewing.name_event(version, by=request.user, words=form.cleaned_data["words"])
        messages.success(request, _("It is proposed to look at the purpose again, because of this."))
        return redirect("purpose:review", slug)
    return show(request, "event", community, form, form=form, version=version)


def _answered_by(request, slug):
    community = seen_community(request, slug)
    allow(access.can_answer_review(request.user, community))
    version = Version.now_of(community)
    if version is None:
        raise Http404
    version.community = community
    return community, version
