"""What came of my reports, what of mine was hidden, and whom I keep at a distance."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from samenspel.moderation.models import Appeal, Block, Mute, Report
from samenspel.moderation.sockets import DECISIONS


@login_required
@require_safe
def mine(request):
    me = request.user
    reports = Report.objects.filter(by=me).select_related("about_type").prefetch_related("about")
    context = {
        "reports": reports.order_by("-at")[:50],
        "decisions": [each for kind in DECISIONS.values() for each in _decisions(kind, me)],
        "mutes": Mute.objects.filter(by=me).select_related("person").order_by("-since"),
        "blocks": Block.objects.filter(by=me).select_related("person").order_by("-since"),
    }
    return render(request, "moderation/mine.html", context)


def _decisions(kind, person):
    """What was decided about someone, with their appeal and whether they can still ask for one."""
    found = list(kind.concerns(person)[:20])
    asked = {
        each.about_id: each
        for each in Appeal.objects.filter(by=person).select_related("about_type")
        if each.about_type.model_class() is kind.model
    }
    return [
        {
            "kind": kind,
            "decision": decision,
            "label": kind.label(decision),
            "reason": kind.reason(decision),
            "stands": kind.stands(decision),
            "appeal": asked.get(decision.pk),
        }
        for decision in found
    ]
