"""What this room holds about people."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _

from samenspel.communities import periods  # noqa: F401 (registers itself)
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
from samenspel.feed.models import Entry
from samenspel.privacy.sockets import before_erasure, hold, on_erasure, says_nothing_of_people

CHOICE = _("Your own choice to take part.")
AS_LONG = _("As long as the community exists.")
WHO_SEES_BOTH = _("Whoever may see the community and your profile.")
YOU_AND_STEWARDS = _("You and the stewards of the community.")
MEMBERS = _("The members of the community.")
REMOVED = _("It is removed.")
WITHOUT_YOU = _("It stays, without your name.")

hold(
    Membership,
    what=_("Which communities you belong to, how closely, from when until when, and why you joined"),
    why=_("So that a community knows who takes part, and remembers who did."),
    basis=CHOICE,
    kept=_("As long as the community exists; after you leave you are known as a former member."),
    seen_by=_("Whoever may see the community and your profile. Why you joined: you and the stewards."),
    on_erasure=REMOVED,
)
hold(
    Stewardship,
    what=_("Which communities you look after, from when until when, and who asked you"),
    why=_("So that people know who welcomes them and keeps the page true."),
    basis=CHOICE,
    kept=AS_LONG,
    seen_by=WHO_SEES_BOTH,
    on_erasure=_("It is removed; who else looks after the community, asked by you, goes on doing so."),
)
hold(
    StatusOffer,
    what=_("That a steward asked you to take part more closely, and what you said"),
    why=_("So that nobody decides for you how closely you take part."),
    basis=CHOICE,
    kept=AS_LONG,
    seen_by=YOU_AND_STEWARDS,
    on_erasure=REMOVED,
)
hold(
    JoinRequest,
    what=_("Your requests to join a community, with what you answered to its questions"),
    why=_("So that a steward can welcome you, or decline with a reason you can read."),
    basis=CHOICE,
    kept=AS_LONG,
    seen_by=YOU_AND_STEWARDS,
    on_erasure=_("Your requests are removed, with the answers to them."),
)
for answer in (Welcome, Refusal):
    hold(
        answer,
        what=_("The answer to a request to join, and which steward gave it"),
        why=_("So that it is known who answered, and why."),
        basis=CHOICE,
        kept=AS_LONG,
        seen_by=_("Whoever asked, and the stewards of the community."),
        on_erasure=_("An answer to you is removed; one you gave as a steward stays, without your name."),
        leave_out=("by",),
    )
hold(
    InvitedIn,
    what=_("That someone invited you into a community"),
    why=_("So that you can come in."),
    basis=CHOICE,
    kept=AS_LONG,
    seen_by=YOU_AND_STEWARDS,
    on_erasure=REMOVED,
)
hold(
    AgreementAcceptance,
    what=_("Which version of a community's agreement you said yes to, and when"),
    why=_("So that it is known what you promised one another."),
    basis=CHOICE,
    kept=AS_LONG,
    seen_by=_("You. The stewards see how many said yes, never who did not."),
    on_erasure=REMOVED,
)
hold(
    BuddyOffer,
    what=_("That you would like to be a buddy for newcomers"),
    why=_("So that a steward can bring the two of you together."),
    basis=CHOICE,
    kept=_("Until you take it back."),
    seen_by=YOU_AND_STEWARDS,
    on_erasure=REMOVED,
)
hold(
    Buddy,
    what=_("Who goes along with you as a newcomer, or with whom you go along"),
    why=_("So that nobody has to find the way alone."),
    basis=CHOICE,
    kept=AS_LONG,
    seen_by=_("The two of you and the stewards of the community."),
    on_erasure=REMOVED,
)
hold(
    Greeting,
    what=_("Words of welcome you wrote or were given"),
    why=_("So that whoever comes in is met."),
    basis=CHOICE,
    kept=AS_LONG,
    seen_by=_("Whoever is greeted, who greets, and the stewards of the community."),
    on_erasure=_("Words to you are removed; yours to someone else stay, without your name."),
)
hold(
    Removal,
    what=_("That a steward took you out of a community, with the reason"),
    why=_("So that you know why and can appeal, and the community keeps to its decision."),
    basis=_("The legitimate interest of the community in being safe for its members."),
    kept=AS_LONG,
    seen_by=YOU_AND_STEWARDS,
    on_erasure=_("It is removed; one you did as a steward stays, without your name."),
    leave_out=("by", "lifted_by"),
)
hold(
    RoleGrant,
    what=_("Roles you were granted, by whom, from when until when"),
    why=_("So that people know whom to turn to."),
    basis=CHOICE,
    kept=AS_LONG,
    seen_by=WHO_SEES_BOTH,
    on_erasure=_("Your roles are removed; a role you granted to someone else stays, without you."),
)
hold(
    Succession,
    what=_("That someone who handed a role back named you to take it over"),
    why=_("So that a role does not fall when someone leaves."),
    basis=CHOICE,
    kept=AS_LONG,
    seen_by=YOU_AND_STEWARDS,
    on_erasure=REMOVED,
)
hold(
    RoleApplication,
    what=_("Open roles you applied for, and what you wrote"),
    why=_("So that the stewards can answer you."),
    basis=CHOICE,
    kept=AS_LONG,
    seen_by=YOU_AND_STEWARDS,
    on_erasure=_("Your applications are removed, with the answers to them."),
)
hold(
    ApplicationAnswer,
    what=_("What was answered to an application, and which steward did"),
    why=_("So that whoever applied knows where they stand."),
    basis=CHOICE,
    kept=AS_LONG,
    seen_by=_("Whoever applied, and the stewards of the community."),
    on_erasure=_("An answer to you is removed; one you gave as a steward stays, without your name."),
    leave_out=("by",),
)
hold(
    Community,
    what=_("Which communities you started"),
    why=_("So that it is known how a community began."),
    basis=CHOICE,
    kept=AS_LONG,
    seen_by=_("Whoever may see the community."),
    on_erasure=_("The community stays, without your name."),
)
hold(
    StageChange,
    what=_("Stages of life of a community that you set as a steward"),
    why=_("So that a community remembers how it lived."),
    basis=CHOICE,
    kept=AS_LONG,
    seen_by=_("Whoever may see the community."),
    on_erasure=WITHOUT_YOU,
)
hold(
    Agreement,
    what=_("Versions of an agreement that you made as a steward"),
    why=_("So that it is known who wrote what down."),
    basis=CHOICE,
    kept=AS_LONG,
    seen_by=MEMBERS,
    on_erasure=WITHOUT_YOU,
)
for link in (CommunityLink, LinkProposal, LinkAnswer):
    hold(
        link,
        what=_("That you placed a community under another, proposed it or answered"),
        why=_("So that it is known how communities came to be part of one another."),
        basis=CHOICE,
        kept=AS_LONG,
        seen_by=_("The stewards of both communities."),
        on_erasure=WITHOUT_YOU,
    )
says_nothing_of_people(Role, "a role is what is asked for; who holds it is in the grants")
says_nothing_of_people(
    CommunityInvitation, "which door an invitation opens; whose it is stands with the invitation"
)


@before_erasure
def last_steward(person):
    """A community that lives needs someone who looks after it."""
    for stewardship in Stewardship.objects.current().filter(person=person).select_related("community"):
        community = stewardship.community
        others = community.stewardships.current().exclude(pk=stewardship.pk)
        if not community.is_archived and not others.exists():
            said = _("You alone look after “%(name)s”: ask someone else to do so first, or archive it.")
            yield said % {"name": community}, community.get_absolute_url()


@on_erasure
def forget(person):
    """What was told about their coming, going, roles and mandates, and about welcoming them, goes with it."""
    theirs = (
        Membership.objects.filter(person=person),
        RoleGrant.objects.filter(person=person),
        Stewardship.objects.filter(person=person),
        MandateCard.objects.filter(person=person),
        Greeting.objects.filter(membership__person=person),
    )
    for rows in theirs:
        about = ContentType.objects.get_for_model(rows.model)
        Entry.objects.filter(about_type=about, about_id__in=rows.values("pk")).delete()
