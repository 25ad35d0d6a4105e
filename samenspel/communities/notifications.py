"""What people hear of from this room: who asks something of them, who welcomes them, what they may do now."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import (
    ApplicationAnswer,
    Buddy,
    Community,
    Greeting,
    JoinRequest,
    MandateCard,
    MandateTerms,
    Membership,
    Refusal,
    RoleApplication,
    RoleGrant,
    StatusOffer,
    Stewardship,
    Succession,
    Welcome,
)
from samenspel.notifications.sockets import AT_ONCE, add_places, heading, kind

heading("communities", _("Communities and roles"), order=10)


@add_places
def places(person):
    """Everyone chooses for the communities they belong to."""
    return Community.objects.of(person).by_name().values_list("pk", "name")


def _to(name, **args):
    """An address of a community, from the thing it is about."""
    return lambda thing: reverse(f"communities:{name}", args=[_community(thing).slug])


def _community(thing):
    for step in ("request", "application", "role", "membership"):
        thing = getattr(thing, step, thing)
    return thing.community


def _about_me(model, path, community):
    """What is about the reader, in a community they may see."""
    return lambda person: model.objects.filter(
        **{path: person, f"{community}__in": Community.objects.visible_to(person)}
    )


kind(
    "communities.asked_to_join",
    JoinRequest,
    words=_("Someone asks to join a community I look after"),
    visible_to=lambda person: JoinRequest.objects.open().filter(
        community__in=Community.objects.stewarded_by(person)
    ),
    grouped_by=lambda request: request.community_id,
    url=_to("requests"),
    related=["community"],
    by_mail=AT_ONCE,
)
kind(
    "communities.joined",
    Membership,
    words=_("Someone came in to a community I look after"),
    visible_to=lambda person: Membership.objects.current().filter(
        community__in=Community.objects.stewarded_by(person)
    ),
    grouped_by=lambda membership: membership.community_id,
    url=_to("people"),
    related=["community"],
)
kind(
    "communities.applied",
    RoleApplication,
    words=_("Someone applies for a role in a community I look after"),
    visible_to=lambda person: RoleApplication.objects.open().filter(
        role__community__in=Community.objects.stewarded_by(person)
    ),
    grouped_by=lambda application: application.role_id,
    url=_to("applications"),
    related=["role__community"],
    by_mail=AT_ONCE,
)
kind(
    "communities.welcomed",
    Welcome,
    words=_("My request to join is answered with yes"),
    visible_to=_about_me(Welcome, "request__person", "request__community"),
    url=_to("community"),
    related=["request__community"],
    by_mail=AT_ONCE,
)
kind(
    "communities.application_declined",
    ApplicationAnswer,
    words=_("My application for a role is answered with no"),
    visible_to=_about_me(ApplicationAnswer, "application__person", "application__role__community"),
    url=lambda answer: answer.application.role.get_absolute_url(),
    related=["application__role__community"],
    by_mail=AT_ONCE,
)
kind(
    "communities.role_granted",
    RoleGrant,
    words=_("I am given a role"),
    visible_to=_about_me(RoleGrant, "person", "role__community"),
    url=lambda grant: grant.role.get_absolute_url(),
    related=["role__community"],
    by_mail=AT_ONCE,
)
kind(
    "communities.greeted",
    Greeting,
    words=_("Someone welcomes me in their own words"),
    visible_to=_about_me(Greeting, "membership__person", "membership__community"),
    grouped_by=lambda greeting: greeting.membership_id,
    url=lambda greeting: reverse("home:home"),
    related=["membership__community"],
)
kind(
    "communities.paired",
    Buddy,
    words=_("I get a buddy, or someone to go along with"),
    visible_to=lambda person: (
        Buddy.objects.filter(until=None, membership__community__in=Community.objects.of(person))
        & (Buddy.objects.filter(person=person) | Buddy.objects.filter(membership__person=person))
    ),
    url=_to("people"),
    related=["person", "membership__person", "membership__community"],
    by_mail=AT_ONCE,
)
kind(
    "communities.asked_closer",
    StatusOffer,
    words=_("I am asked to take part more closely"),
    visible_to=_about_me(StatusOffer, "membership__person", "membership__community"),
    url=_to("mine"),
    related=["membership__community"],
    by_mail=AT_ONCE,
)
kind(
    "communities.asked_to_succeed",
    Succession,
    words=_("I am asked to take a role over"),
    visible_to=lambda person: Succession.objects.filter(
        person=person, answered_at=None, role__community__in=Community.objects.of(person)
    ),
    url=lambda succession: succession.role.get_absolute_url(),
    related=["role__community"],
    by_mail=AT_ONCE,
)
kind(
    "communities.made_steward",
    Stewardship,
    words=_("I am asked to look after a community"),
    visible_to=lambda person: Stewardship.objects.current().filter(
        person=person, community__in=Community.objects.visible_to(person)
    ),
    url=_to("desk"),
    related=["community"],
    by_mail=AT_ONCE,
)
kind(
    "communities.request_declined",
    Refusal,
    words=_("My request to join is answered with no"),
    visible_to=lambda person: Refusal.objects.filter(request__person=person),
    url=lambda refusal: reverse("home:home"),
    related=["request__community"],
    by_mail=AT_ONCE,
    here=False,
)
kind(
    "communities.mandate",
    MandateTerms,
    words=_("A mandate I hold, or am to say yes to, changes or ends"),
    visible_to=lambda person: MandateTerms.objects.filter(card__in=MandateCard.objects.visible_to(person)),
    url=lambda terms: terms.card.community.get_absolute_url(),
    related=["card__community"],
    by_mail=AT_ONCE,
    here=False,
)
