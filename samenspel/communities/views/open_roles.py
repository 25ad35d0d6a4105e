"""The open roles of all communities one may see."""

from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from samenspel.communities.models import Community, Role
from samenspel.ui.paging import page_of
from samenspel.ui.sending import asked

HOURS = {"4": _("Up to 4 hours a month"), "8": _("Up to 8 hours a month"), "16": _("Up to 16 hours a month")}


@require_safe
def open_roles(request):
    """Latest first; narrowed by community, by hours, and to those one may apply for."""
    seen = Role.objects.visible_to(request.user).looking()
    communities = Community.objects.visible_to(request.user).filter(pk__in=seen.values("community")).by_name()
    chosen = {
        "community": asked(request, "community"),
        "hours": asked(request, "hours"),
        "for": asked(request, "for"),
    }
    roles = seen.select_related("community")
    if chosen["community"]:
        roles = roles.filter(community__slug=chosen["community"])
    if chosen["hours"] in HOURS:
        roles = roles.filter(hours_per_month__lte=int(chosen["hours"]))
    if chosen["for"] == "me":
        roles = roles.open_to(request.user)
    page = page_of(roles, request, key=("-opened_at", "-pk"), size=20)
    context = {"page": page, "communities": communities, "chosen": chosen, "hours": HOURS}
    return render(request, "communities/open_roles.html", {**context, "narrowed": any(chosen.values())})
