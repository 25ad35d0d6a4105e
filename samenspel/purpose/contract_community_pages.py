"""What versions and rules add to the page of a community, and to the stewards' desk."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.communities.sockets import add_part, add_to_desk, make_purpose_elsewhere
from samenspel.purpose import reviewing
from samenspel.purpose.models import RuleInTheWay, Version
from samenspel.purpose.standing import standing

MOST = 20


def _of_community(community, viewer):
    """That the purpose was made together, and how many signed; nothing where there is no version yet."""
    version = Version.now_of(community)
    if version is None:
        return {"version": None}
    version.community = community
    return {"version": version, "standing": standing(version)}


def _reviews(communities, viewer):
    """Where it is proposed to look at the purpose again."""
    newest = {}
    rows = Version.objects.filter(community__in=communities).select_related("community")
    for version in rows.order_by("number"):
        newest[version.community_id] = version
    rows = [
        {"version": version, "due": due} for version in newest.values() if (due := reviewing.due(version))
    ]
    return {"rows": rows} if rows else None


def _rules(communities, viewer):
    """Rules in the way that nothing was decided about yet, the longest waiting first."""
    rules = RuleInTheWay.objects.visible_to(viewer).with_outcome().filter(outcome_now=None)
    rules = rules.filter(community__in=communities).select_related("community").order_by("at", "pk")
    some = list(rules[: MOST + 1])
    return {"rows": some[:MOST], "has_more": len(some) > MOST} if some else None


def _made_at(community):
    """Once a version holds, the purpose changes by making the next one."""
    if Version.now_of(community) is None:
        return None
    return reverse("purpose:community", args=[community.slug])


make_purpose_elsewhere(_made_at)
add_part(order=5, template="purpose/_of_community.html", context=_of_community)
add_to_desk(
    order=82,
    title=_("Time to look at the purpose again?"),
    template="purpose/desk/_reviews.html",
    context=_reviews,
)
add_to_desk(
    order=84,
    title=_("Rules in the way without an outcome"),
    template="purpose/desk/_rules.html",
    context=_rules,
)
