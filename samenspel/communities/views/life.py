"""Stages of life: what is seen, what is proposed, what the stewards set; archiving and opening again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from samenspel.communities import archiving, lifecycle
from samenspel.communities.forms.community import StageForm, WhyForm
from samenspel.communities.views.doors import show, stewarded
from samenspel.ui.sending import sent


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def stage(request, slug):
    """What the house sees and proposes, and what the stewards say; only what they say counts."""
    community = stewarded(request, slug)
    form = StageForm(sent(request), initial={"stage": community.stage})
    if request.method == "POST" and form.is_valid():
        changed = community.move_to_stage(
            form.cleaned_data["stage"], by=request.user, why=form.cleaned_data["why"]
        )
        messages.success(request, _("Saved.") if changed else _("It stays as it was."))
        return redirect(community)
    return show(request, "stage", community, form, form=form, look=lifecycle.look_at(community))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def archive(request, slug):
    """Close the community; asks first, and can be undone."""
    community = stewarded(request, slug)
    form = WhyForm(sent(request))
    if request.method == "POST" and form.is_valid():
        archiving.archive(community, by=request.user, why=form.cleaned_data["why"])
        messages.success(request, _("The community is archived. Everything stays readable."))
        return redirect(community)
    return show(request, "archive", community, form, form=form)


@login_required
@require_POST
def reopen(request, slug):
    """Open the community again."""
    community = stewarded(request, slug, also_archived=True)
    archiving.reopen(community, by=request.user)
    messages.success(request, _("The community is open again."))
    return redirect(community)
