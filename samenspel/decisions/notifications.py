"""What people hear of from this room: what asks for their word, and what came of what they said."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.decisions.models import (
    Advice,
    AdviceUse,
    Answer,
    Asked,
    HandOver,
    ObjectionReply,
    Outcome,
    Proposal,
    Proxy,
    Reaction,
    Round,
)
from samenspel.decisions.models.reaction import seen_inside
from samenspel.notifications.sockets import AT_ONCE, heading, kind

heading("decisions", _("Decisions"), order=50)


def _in_sight(model, way="round__proposal"):
    """What stands in a proposal the reader may see."""
    return lambda person: model.objects.filter(**{f"{way}__in": Proposal.objects.visible_to(person)})


def _mine(model, path, way="round__proposal"):
    """The same, of what is addressed to the reader."""
    return lambda person: _in_sight(model, way)(person).filter(**{path: person})


def _proposal(path):
    """Where a thing leads, and what is put together: its proposal."""

    def of(thing):
        for step in path.split("__"):
            thing = getattr(thing, step)
        return thing

    return {
        "url": lambda thing: of(thing).get_absolute_url(),
        "grouped_by": lambda thing: of(thing).pk,
        "related": [path],
    }


kind(
    "decisions.asked",
    Round,
    words=_("A proposal asks for my answer"),
    visible_to=_in_sight(Round, "proposal"),
    **_proposal("proposal"),
    by_mail=AT_ONCE,
)
kind(
    "decisions.advice_asked",
    Asked,
    words=_("My advice is asked"),
    visible_to=_mine(Asked, "person"),
    **_proposal("round__proposal"),
    by_mail=AT_ONCE,
)
kind(
    "decisions.reacted",
    Reaction,
    words=_("Someone asks or reacts to what I proposed, or answers me"),
    visible_to=Reaction.objects.visible_to,
    **_proposal("round__proposal"),
)
kind(
    "decisions.objected",
    Answer,
    words=_("Someone objects to what I proposed"),
    visible_to=lambda person: Answer.objects.visible_to(person).standing().objections(),
    **_proposal("round__proposal"),
    by_mail=AT_ONCE,
)
kind(
    "decisions.objection_answered",
    ObjectionReply,
    words=_("My objection is answered"),
    visible_to=_mine(ObjectionReply, "objection__person", "objection__round__proposal"),
    **_proposal("objection__round__proposal"),
    by_mail=AT_ONCE,
)
kind(
    "decisions.advised",
    Advice,
    words=_("Someone gives advice on what I decide"),
    visible_to=lambda person: seen_inside(Advice.objects.all(), person, own=Q(person=person)),
    **_proposal("round__proposal"),
)
kind(
    "decisions.advice_used",
    AdviceUse,
    words=_("It is said what is done with my advice"),
    visible_to=_mine(AdviceUse, "advice__person", "advice__round__proposal"),
    **_proposal("advice__round__proposal"),
)
kind(
    "decisions.handed_over",
    HandOver,
    words=_("A decision is handed over to me"),
    visible_to=_mine(HandOver, "person"),
    **_proposal("round__proposal"),
    by_mail=AT_ONCE,
)
kind(
    "decisions.concluded",
    Outcome,
    words=_("There is an outcome of what I was asked about"),
    visible_to=_in_sight(Outcome),
    **_proposal("round__proposal"),
)
kind(
    "decisions.proxy_asked",
    Proxy,
    words=_("Someone asks me to answer for them"),
    visible_to=lambda person: Proxy.objects.asked().filter(
        Q(proposal=None) | Q(proposal__in=Proposal.objects.visible_to(person)),
        holder=person,
        community__in=person.memberships.current().values("community"),
    ),
    url=lambda proxy: reverse("decisions:proxies", args=[proxy.community.slug]),
    related=["community"],
    by_mail=AT_ONCE,
)
kind(
    "decisions.reminder",
    Asked,
    words=_("A proposal still waits for my answer, two days before the end"),
    visible_to=_mine(Asked, "person"),
    **_proposal("round__proposal"),
    by_mail=AT_ONCE,
    here=False,
)
kind(
    "decisions.outcome_due",
    Round,
    words=_("The outcome of what I proposed is mine to write"),
    visible_to=lambda person: _in_sight(Round, "proposal")(person).filter(proposal__by=person),
    **_proposal("proposal"),
    by_mail=AT_ONCE,
    here=False,
)
