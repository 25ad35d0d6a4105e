"""What of a community moves house, and how one begins where it arrives."""

from django.utils.translation import gettext_lazy as _

from samenspel.carrying.sockets import carry, home, stays
from samenspel.communities import access
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
from samenspel.people.introducing import introduce
from samenspel.people.models import Person
from samenspel.privacy.visibility import Visibility

carry(Community, path="", leave=("once",), shapes={"questions": [str]})
carry(Agreement, path="community", shapes={"clauses": [str]})
carry(StageChange, path="community")
carry(Role, path="community")

stays(
    _("Who takes part, looks after or fills a role is for people themselves to say anew: they are invited."),
    Membership,
    Stewardship,
    RoleGrant,
    Succession,
    AgreementAcceptance,
    CommunityInvitation,
    InvitedIn,
    StatusOffer,
    Buddy,
    BuddyOffer,
    Greeting,
)
stays(
    _("Who asked to come in or to fill a role, with their motives and the answer, is between them and you."),
    JoinRequest,
    Welcome,
    Refusal,
    RoleApplication,
    ApplicationAnswer,
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


def _find(slug, person):
    return Community.objects.visible_to(person).filter(slug=slug).first()


def _can_bring_in(person):
    return person.is_authenticated and not person.is_light


def _start(values, by):
    """A community of its own, with an address that is free here; kept to its members until they open it."""
    kept = {name: value for name, value in values.items() if name != "slug"}
    began = {"started_at": kept.pop("started_at")}
    community = Community.start(by=by, **kept)
    Community.objects.filter(pk=community.pk).update(**began)
    community.refresh_from_db()
    return community


def _is_alone(community, person):
    return not community.memberships.exclude(person=person).exists()


def _introduce(name, at):
    return introduce(name=name, at=at, visibility=Visibility.PRIVATE)


def _remove_people(people):
    """Stand-ins that came with a community go with it, but for who got an address since."""
    Person.objects.filter(pk__in=[person.pk for person in people], email=None, last_login=None).delete()


home(
    model=Community,
    find=_find,
    can_take_out=access.can_steward,
    can_bring_in=_can_bring_in,
    start=_start,
    is_alone=_is_alone,
    introduce=_introduce,
    remove_people=_remove_people,
)
