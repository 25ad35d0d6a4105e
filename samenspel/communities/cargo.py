"""What of a community moves house, and how one begins where it arrives."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.carrying.models import Standin
from samenspel.carrying.sockets import carry, home, on_arrival, stays
from samenspel.communities import access
from samenspel.communities.inviting import invite_into
from samenspel.communities.models import (
    Agreement,
    AgreementAcceptance,
    ApplicationAnswer,
    Buddy,
    BuddyOffer,
    Community,
    CommunityInvitation,
    CommunityLink,
    Greeting,
    InvitedIn,
    JoinRequest,
    LinkAnswer,
    LinkProposal,
    MandateCard,
    Membership,
    Refusal,
    Removal,
    Role,
    RoleApplication,
    RoleGrant,
    StageChange,
    StatusOffer,
    Stewardship,
    Succession,
    Welcome,
)
from samenspel.communities.models.mandate import MandateTerms
from samenspel.communities.models.mandate_answers import (
    MandateConfirmation,
    MandateRefusal,
    MandatesOpened,
    MandateWarning,
    MandateWithdrawal,
)
from samenspel.feed.telling import untell
from samenspel.people.introducing import introduce, know_addresses
from samenspel.people.inviting import MOST_DAYS
from samenspel.people.models import Invitation, Person
from samenspel.people.models.person import WIDENERS
from samenspel.privacy.visibility import Visibility

carry(Community, path="", leave=("once",), shapes={"questions": [str]})
carry(Agreement, path="community", shapes={"clauses": [str]})
carry(StageChange, path="community")
carry(Role, path="community", called=_("Roles"))
carry(
    Membership,
    path="community",
    called=_("People who take part, or did"),
    leave=("closeness", "motives", "motive", "motive_said_at"),
    arrive=lambda things, news: _end_here(things, news),
)
carry(Stewardship, path="community", arrive=lambda things, news: _end_all(things, news.at))
carry(RoleGrant, path="role__community", arrive=lambda things, news: _end_grants(things, news))
carry(Buddy, path="membership__community", arrive=lambda things, news: _end_all(things, news.at))
carry(Greeting, path="membership__community")

stays(
    _(
        "Why somebody takes part, who asked to come in or to fill a role with what they wrote and what was "
        "answered, and what a steward asked of one person: that is between them and you."
    ),
    JoinRequest,
    Welcome,
    Refusal,
    RoleApplication,
    ApplicationAnswer,
    StatusOffer,
    Succession,
)
stays(
    _(
        "Who said yes to the agreement is known to each alone; you see how many. Who would like to be a "
        "buddy for newcomers says so anew."
    ),
    AgreementAcceptance,
    BuddyOffer,
)
stays(
    _("Invitations open a door here; who takes part now is invited where the community goes."),
    CommunityInvitation,
    InvitedIn,
)
stays(_("Who was taken out, and why, is never carried on."), Removal)
stays(
    _("How communities belong together is agreed by both, where they are."),
    CommunityLink,
    LinkProposal,
    LinkAnswer,
)
stays(
    _("A mandate is the word of an organisation, and is asked again where the community goes."),
    MandateCard,
    MandatesOpened,
    MandateTerms,
    MandateWarning,
    MandateConfirmation,
    MandateRefusal,
    MandateWithdrawal,
)


def _end_here(memberships, news):
    """Who is known here took part until now, and is invited; who stands in by name takes part as they did."""
    for each in memberships:
        each.closeness = Membership.CLOSENESS[each.status]
        each.goes_on = each.until is None
        if each.goes_on and (each.person_id in news.known or each.person_id == news.by.pk):
            each.until = max(news.at, each.since)


def _end_all(things, at):
    """Nobody looks after a community, or goes along with somebody, because a file says so."""
    for each in things:
        if each.until is None:
            each.until = max(at, each.since)


def _end_grants(grants, news):
    today = timezone.localdate(news.at)
    for each in grants:
        if each.person_id in news.known and (each.until is None or each.until > today):
            each.until = max(today, each.since)


@on_arrival
def _invite(things, news):
    """Who took part and is known here finds the door open, and says yes or no."""
    asked = {
        each.person_id: each.status
        for each in things[Membership]
        if each.goes_on and each.person_id in news.known and each.person_id != news.by.pk
    }
    if not asked or news.place.is_archived:
        return
    invitation, _key = invite_into(news.place, by=news.by, days=MOST_DAYS, at=news.at)
    InvitedIn.objects.bulk_create(
        InvitedIn(
            community=news.place,
            person_id=person,
            invitation=invitation,
            by=news.by,
            status=Membership.Status.MEMBER if status == Membership.Status.CORE else status,
            at=news.at,
        )
        for person, status in asked.items()
    )


def _find(slug, person):
    return Community.objects.visible_to(person).filter(slug=slug).first()


def _can_bring_in(person):
    return person.is_authenticated and not person.is_light


def _start(values, by):
    """A community of its own, with an address that is free here; kept to its members until they open it."""
    kept = {name: value for name, value in values.items() if name != "slug"}
    began = {"started_at": kept.pop("started_at")}
    community = Community.start(by=by, **kept | {"visibility": Visibility.MEMBERS})
    untell(community)
    Community.objects.filter(pk=community.pk).update(**began)
    community.refresh_from_db()
    return community


def _is_alone(community, arrival):
    """Whether nobody takes part, or did since it came in, but who brought it and who has no address."""
    nobody = arrival.standins.filter(person__email=None).values("person")
    since = community.memberships.filter(Q(until=None) | Q(since__gt=arrival.at))
    return not since.exclude(person=arrival.by).exclude(person__in=nobody).exists()


def _introduce(name, at):
    return introduce(name=name, at=at, visibility=Visibility.MEMBERS)


def _seen(person, pks):
    return Person.objects.visible_to(person).filter(pk__in=pks).values_list("pk", flat=True)


def _leave(community, people):
    """The invitations go, and stand-ins that came with it, but for who got an address since."""
    Invitation.objects.filter(into_community__community=community).delete()
    Person.objects.filter(pk__in=[person.pk for person in people], email=None, last_login=None).delete()


def _standins_near(person):
    """Who stands in by name in a community is seen by who takes part in it, as what they said is."""
    mine = Membership.objects.current().filter(person=person).values("community")
    return Q(pk__in=Standin.objects.filter(arrival__place_id__in=mine).values("person"))


WIDENERS.append(_standins_near)

home(
    model=Community,
    find=_find,
    can_take_out=access.can_steward,
    can_bring_in=_can_bring_in,
    start=_start,
    is_alone=_is_alone,
    introduce=_introduce,
    seen=_seen,
    know=lambda person: know_addresses([person]),
    leave=_leave,
)
