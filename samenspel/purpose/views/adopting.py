"""Adopting a draft, taking that back within the hour, and putting down words that exist already."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from samenspel.communities.views.doors import introduced
from samenspel.purpose import adopting, carrying, reading
from samenspel.purpose import contract_access as access
from samenspel.purpose.forms.contract import AdoptForm, PutDownForm
from samenspel.purpose.models import Round, Version
from samenspel.purpose.views.doors import allow, seen_community, seen_draft, show, tried
from samenspel.purpose.views.versions import seen_version
from samenspel.ui.sending import sent


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def adopt(request, pk):
    """See what the new version says and changes, give the reasons that are missing, and adopt it."""
    draft = seen_draft(request, pk)
    allow(access.can_adopt(request.user, draft.round) and draft.withdrawn_at is None)
    on_the_way = reading.on_the_way(draft, request.user)
    found = carrying.changes(draft)
    unexplained = carrying.without_reason(draft, found)
    form = AdoptForm(sent(request), unexplained=unexplained, unsaid=on_the_way.get("unsaid", ()))
    if request.method == "POST" and form.is_valid():
        version = tried(form, lambda: _adopt(request, draft, form))
        if version:
            messages.success(request, _("This version holds now. Members are asked to sign it."))
            return redirect(version)
    context = {
        "form": form,
        "draft": draft,
        "changes": found,
        "before": Version.now_of(draft.community),
        **on_the_way,
    }
    return show(request, "adopt", draft.community, form, **context)


def _adopt(request, draft, form):
    said = form.cleaned_data
    return adopting.adopt(
        draft.round,
        draft,
        by=request.user,
        summary=said["summary"],
        review_on=said["review_on"],
        reasons=form.reasons(),
    )


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def put_down(request, slug):
    """The short way for a community that has a purpose and a contract already; its members still sign."""
    community = seen_community(request, slug)
    allow(access.can_put_down(request.user, community))
    goes_on = Round.objects.filter(community=community).running().exists()
    if request.method != "POST" and (goes_on or Version.now_of(community)):
        return redirect("purpose:versions", slug)
    form = PutDownForm(sent(request), community=community)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        version = tried(
            form,
            lambda: adopting.put_down(
                community,
                by=request.user,
                sentences=form.sentences(),
                summary=said["summary"],
                review_on=said["review_on"],
                once=said["once"],
            ),
        )
        if version:
            messages.success(request, _("Your words stand. Members are asked to sign them."))
            return redirect(version)
    return show(request, "put_down", community, form, form=form)


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request, slug, number):
    """Ask first, then undo the adopting."""
    version = seen_version(request, slug, number)
    allow(adopting.can_take_back(request.user, version))
    if request.method == "POST":
        adopting.take_back(version, by=request.user)
        messages.success(request, _("The version is taken back. Nothing that people wrote is lost."))
        return redirect("purpose:community", slug)
    return show(request, "take_back_version", version.community, version=version)
