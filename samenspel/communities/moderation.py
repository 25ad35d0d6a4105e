"""What can be reported of this room, what one may appeal, and whom stewards see in spite of a block."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.communities.models import Community, JoinRequest, Membership, Removal, Stewardship
from samenspel.communities.sockets import add_to_desk
from samenspel.moderation.cases import open_cases
from samenspel.moderation.distance import SPARED
from samenspel.moderation.sockets import appealable, register

MOST_ON_DESK = 10


def clauses_of(community):
    """The sentences of the agreement that holds, to point at when something goes wrong."""
    agreement = community.agreement_now()
    return agreement.clauses if agreement else []


def _looked_after(person):
    """Administrators judge communities, but for those they steward themselves."""
    if not person.is_administrator:
        return None
    return Community.objects.exclude(pk__in=Community.objects.stewarded_by(person).values("pk"))


def _first_steward(community):
    stewardship = community.stewardships.current().select_related("person").order_by("since", "pk").first()
    return stewardship and stewardship.person


register(
    Community,
    name="community",
    label=gettext_lazy("community"),
    visible_to=Community.objects.visible_to,
    moderated_by=_looked_after,
    has_work_for=lambda person: person.is_administrator,
    made_by=Community.objects.stewarded_by,
    maker=_first_steward,
    rules=clauses_of,
    shown=lambda community: [
        (gettext_lazy("purpose in one sentence"), community.purpose),
        (gettext_lazy("about"), community.about),
    ],
)


def _judged_by(person):
    if person.is_administrator:
        return Removal.objects.all()
    return Removal.objects.filter(community__in=Community.objects.stewarded_by(person))


appealable(
    Removal,
    name="removal",
    label=lambda removal: _("You were taken out of %s.") % removal.community,
    concerns=lambda person: Removal.objects.filter(person=person).select_related("community").order_by("-at"),
    judged_by=_judged_by,
    decided_by=lambda removal: removal.by,
    reason=lambda removal: removal.reason,
    undo=lambda removal, *, by, at: removal.lift(by=by, at=at),
    stands=lambda removal: removal.lifted_at is None,
)


def _near_as_steward(viewer):
    """Those in communities ``viewer`` looks after, who ask to come in, and who look after where they are."""
    looked_after = Community.objects.stewarded_by(viewer).values("pk")
    in_it = Membership.objects.current().filter(community__in=looked_after).values("person")
    asked = JoinRequest.objects.open().filter(community__in=looked_after).values("person")
    mine = Community.objects.of(viewer).values("pk")
    stewards = Stewardship.objects.current().filter(community__in=mine).values("person")
    return Q(pk__in=in_it) | Q(pk__in=asked) | Q(pk__in=stewards)


SPARED.append(_near_as_steward)


def _reported_in(communities, viewer):
    """What was reported in these communities and waits for who looks at this desk."""
    places = set(communities)
    rows = [case for case in open_cases(viewer) if getattr(case.thing, "community", case.thing) in places]
    return {"rows": rows[:MOST_ON_DESK], "has_more": len(rows) > MOST_ON_DESK} if rows else None


add_to_desk(
    order=15,
    title=gettext_lazy("Reported"),
    template="communities/desk/_reported.html",
    context=_reported_in,
)
