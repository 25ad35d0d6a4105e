"""What of decisions moves house: proposals, what was said openly, and what came of it; no secret ballot."""

from django.utils.translation import gettext_lazy as _

from samenspel.carrying.sockets import carry, stays
from samenspel.decisions.models import (
    Advice,
    AdviceUse,
    Answer,
    Asked,
    BallotBox,
    Decider,
    Extension,
    HandOver,
    Note,
    ObjectionReply,
    ObjectionWord,
    Outcome,
    Proposal,
    Proxy,
    Reaction,
    Review,
    Round,
)

carry(Proposal, path="community", leave=("once",))
carry(
    Round,
    path="proposal__community",
    shapes={"alternatives": [str], "options": [(str, {str: (str, None)})]},
)
carry(
    Outcome,
    path="round__proposal__community",
    shapes={"figures": {str: object}, "dissent": [(str, {str: object}, [object])]},
)
carry(Advice, path="round__proposal__community", leave=("asked",))
carry(AdviceUse, path="advice__round__proposal__community")
carry(Reaction, path="round__proposal__community", leave=("once",))
carry(Extension, path="round__proposal__community")
carry(Note, path="outcome__round__proposal__community", leave=("once",))
carry(Review, path="outcome__round__proposal__community")

stays(
    _("Ballots, and how each answered a proposal, stay where they were given; what was decided goes along."),
    BallotBox,
    Answer,
    ObjectionReply,
    ObjectionWord,
)
stays(
    _("Who is asked, decides or decides for another is agreed anew."),
    Asked,
    Decider,
    Proxy,
    HandOver,
)
