"""What this room adds to the pages of a community: a tab, what is open now, a pile on the stewards' desk."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.communities.sockets import add_part, add_tab, add_to_desk
from samenspel.decisions.groupthink import signs_of
from samenspel.decisions.models import Outcome, Proposal
from samenspel.decisions.reminding import rounds_now
from samenspel.privacy.questions import question

MOST = 3


@question
def _open(viewer, community):
    seen = Proposal.objects.visible_to(viewer).open().filter(community=community)
    return seen.with_rounds().order_by("-moved_at", "-pk")[: MOST + 1]


def _of_community(community, viewer):
    """Open proposals the viewer may see; nothing is said where none is open."""
    proposals = _open(viewer, community.pk)
    return {"community": community, "proposals": proposals[:MOST], "has_more": len(proposals) > MOST}


def _on_desk(communities, viewer):
    """Outcomes nobody wrote yet, decisions to look at again, and how the community decides, as facts."""
    today = timezone.localdate()
    seen = Proposal.objects.visible_to(viewer).filter(community__in=communities)
    ended = rounds_now(seen.open()).filter(last_day__lt=today).select_related("proposal__community")
    due = Outcome.objects.filter(review_on__lte=today, round__in=rounds_now(seen.closed()))
    due = due.select_related("round__proposal__community")
    signs = [(community, signs) for community, signs in signs_of(communities, viewer) if signs.any]
    found = {
        "ended": list(ended.order_by("last_day", "pk")[:10]),
        "due": list(due.order_by("review_on", "pk")[:10]),
        "signs": signs,
    }
    return found if any(found.values()) else None


add_tab(order=30, name="decisions", words=_("Decisions"), url="decisions:of_community")
add_part(order=7, template="decisions/_of_community.html", context=_of_community)
add_to_desk(order=40, title=_("Decisions"), template="decisions/_on_desk.html", context=_on_desk)
