"""What people hear of from this room: how the making of a purpose goes on, and what is said to them there."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import Community
from samenspel.notifications.sockets import AT_ONCE, heading, kind
from samenspel.purpose.models import (
    Amendment,
    AmendmentAnswer,
    Draft,
    Inspirer,
    ObjectionAnswer,
    PhaseChange,
    Reaction,
    Round,
    Version,
)

heading("purpose", _("Purpose"), order=35)

kind(
    "purpose.round_begun",
    Round,
    words=_("My community begins to make its purpose together"),
    visible_to=Round.objects.visible_to,
    url=lambda round: _page("round", round),
    related=["community"],
)
kind(
    "purpose.phase_reached",
    PhaseChange,
    words=_("The making of the purpose goes on to something else"),
    visible_to=lambda person: PhaseChange.objects.filter(
        round__in=Round.objects.visible_to(person), undone_by=None
    ),
    grouped_by=lambda change: change.round_id,
    url=lambda change: _page("round", change.round),
    related=["round__community"],
)
kind(
    "purpose.asked_to_inspire",
    Inspirer,
    words=_("I am asked whether I may be named as someone who inspires"),
    visible_to=lambda person: Inspirer.objects.filter(person=person, said=Inspirer.Said.NOTHING),
    url=lambda inspirer: reverse("purpose:asked", args=[inspirer.pk]),
    related=["idea__round__community"],
    by_mail=AT_ONCE,
)
kind(
    "purpose.objected",
    Reaction,
    words=_("Someone objects to a draft I write in"),
    visible_to=lambda person: Reaction.objects.visible_to(person).standing().objections(),
    grouped_by=lambda reaction: reaction.draft_id,
    url=lambda reaction: reverse("purpose:objection", args=[reaction.pk]),
    related=["draft"],
)
kind(
    "purpose.objection_answered",
    ObjectionAnswer,
    words=_("My objection to a draft is answered"),
    visible_to=lambda person: ObjectionAnswer.objects.filter(
        reaction__person=person, reaction__draft__in=Draft.objects.visible_to(person)
    ),
    grouped_by=lambda answer: answer.reaction_id,
    url=lambda answer: reverse("purpose:reactions", args=[answer.reaction.draft_id]),
    related=["reaction__draft"],
    by_mail=AT_ONCE,
)
kind(
    "purpose.amended",
    Amendment,
    words=_("Someone proposes a change in a draft I write in"),
    visible_to=lambda person: Amendment.objects.visible_to(person).waiting(),
    grouped_by=lambda amendment: amendment.draft_id,
    url=lambda amendment: reverse("purpose:amendment", args=[amendment.pk]),
    related=["draft"],
)
kind(
    "purpose.amendment_answered",
    AmendmentAnswer,
    words=_("What I proposed in a draft is answered"),
    visible_to=lambda person: AmendmentAnswer.objects.filter(
        amendment__by=person, amendment__draft__in=Draft.objects.visible_to(person)
    ),
    url=lambda answer: reverse("purpose:amendment", args=[answer.amendment_id]),
    related=["amendment__draft"],
    by_mail=AT_ONCE,
)
kind(
    "purpose.adopted",
    Version,
    words=_("My community has a new purpose to read and to sign"),
    visible_to=lambda person: Version.objects.visible_to(person).filter(
        community__in=Community.objects.of(person)
    ),
    grouped_by=lambda version: version.community_id,
    related=["community"],
)


def _page(name, round):
    return reverse(f"purpose:{name}", args=[round.community.slug, round.number])
