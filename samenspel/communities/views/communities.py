"""The list of communities, and starting one."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from samenspel.communities.forms.community import CommunityForm
from samenspel.communities.models import Community
from samenspel.communities.views.doors import introduced
from samenspel.ui.paging import page_of
from samenspel.ui.sending import asked, sent


@require_safe
def communities(request):
    """Those the viewer may see, their own first on request."""
    seen = Community.objects.visible_to(request.user)
    only_mine = bool(request.GET.get("mine")) and request.user.is_authenticated
    chosen = seen.of(request.user) if only_mine else seen.alive()
    page = page_of(chosen.for_cards(), request, key=("by_name", "pk"), size=30)
    return render(request, "communities/communities.html", {"page": page, "only_mine": only_mine})


@introduced
@require_http_methods(["GET", "HEAD", "POST"])
def start(request):
    """Begin a community; nobody's approval is needed."""
    initial = {"name": asked(request, "title"), "about": asked(request, "text", most=2000)}
    form = CommunityForm(sent(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        community = Community.start(by=request.user, once=form.cleaned_data["once"], **form.said())
        messages.success(
            request, _("Your community stands. Tell people why it matters, and invite the first.")
        )
        return redirect(community)
    return render(request, "communities/start.html", {"form": form}, status=422 if form.errors else 200)
