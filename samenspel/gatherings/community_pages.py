"""What gatherings add to the pages of a community: a tab, a part, a pile on the desk; and who left."""

from django.db.models import F
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.communities.lifecycle import Deed, days_between
from samenspel.communities.models import Membership, Removal
from samenspel.communities.signals import member_left, person_kept_out
from samenspel.communities.sockets import Origin, add_deeds, add_origin, add_part, add_tab, add_to_desk
from samenspel.gatherings import access, registering
from samenspel.gatherings.bearing import MODELS
from samenspel.gatherings.models import Attendance, Birth, Commitment, Gathering, Registration
from samenspel.gatherings.showing_agreements import furnish_commitments
from samenspel.moderation.hiding import not_hidden
from samenspel.privacy.questions import question

IN_PART = 3
MOST = 20


@question
def _coming(viewer, community):
    rows = Gathering.objects.visible_to(viewer).filter(community=community).standing()
    return rows.coming().for_cards()[:IN_PART]


def _of_community(community, viewer):
    """The first few that come; nothing where nothing does."""
    rows = _coming(viewer, community.pk)
    return {"community": community, "rows": rows}


def _late(communities, viewer):
    """Agreements whose day went by: a steward asks what is in the way."""
    rows = Commitment.objects.open().filter(not_hidden(Commitment), community__in=communities)
    rows = rows.filter(by_when__lt=timezone.localdate()).for_cards().order_by("by_when", "pk")
    rows = list(rows[: MOST + 1])
    furnish_commitments(rows, viewer)
    return {"rows": rows[:MOST], "has_more": len(rows) > MOST} if rows else None


@add_deeds
def _came_together(community, since, until):
    """Who calls people together began something; who was there did something."""
    called = Gathering.objects.filter(community=community, at__gt=since, at__lte=until, by__isnull=False)
    for pk, person, at in called.values_list("pk", "by", "at"):
        yield Deed(person=person, days_ago=days_between(at, until), thing=("gathering", pk), started=True)
    there = Attendance.objects.filter(gathering__community=community, confirmed_at__isnull=False)
    there = there.filter(gathering__starts_at__gt=since, gathering__starts_at__lte=until)
    rows = there.annotate(held_at=F("gathering__starts_at")).values_list("gathering", "person", "held_at")
    for pk, person, at in rows:
        yield Deed(person=person, days_ago=days_between(at, until), thing=("gathering", pk))


@receiver(member_left, sender=Membership, dispatch_uid="gatherings.who_left_comes_no_more")
def who_left_comes_no_more(sender, membership, **kwargs):
    """Their place at what is for members comes free; what is open to everyone they may still come to."""
    _give_back(membership.community_id, membership.person)


@receiver(person_kept_out, sender=Removal, dispatch_uid="gatherings.who_is_kept_out_comes_no_more")
def who_is_kept_out_comes_no_more(sender, community, person, **kwargs):
    _give_back(community.pk, person)


def _give_back(community, person):
    rows = Registration.objects.standing().filter(person=person, gathering__community=community)
    rows = rows.filter(gathering__ends_at__gt=timezone.now()).select_related("gathering__community")
    for row in rows:
        if not access.is_open_to(person, row.gathering):
            registering.leave(row.gathering, person=person, by=person)


def _born_at(name):
    @question
    def born_at(viewer, thing):
        seen = Gathering.objects.visible_to(viewer)
        return Birth.objects.filter(**{name: thing}, gathering__in=seen).select_related("gathering")[:1]

    return born_at


BORN_AT = {model: _born_at(name) for name, model in MODELS.items()}


@add_origin
def _origin(thing, viewer):
    """What was born at a gathering leads back to it."""
    births = BORN_AT[type(thing)](viewer, thing.pk) if type(thing) in BORN_AT else []
    birth = next(iter(births), None)
    return Origin(_("Born at a gathering"), birth.gathering) if birth else None


add_tab(order=12, name="gatherings", words=_("Gatherings"), url="gatherings:of_community")
add_part(order=15, template="gatherings/_in_community.html", context=_of_community)
add_to_desk(
    order=35,
    title=_("Agreements whose day went by"),
    template="gatherings/desk/_late.html",
    context=_late,
)
