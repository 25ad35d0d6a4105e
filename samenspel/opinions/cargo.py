"""What of conversations of statements moves house: what was said, never who voted what."""

from django.utils.translation import gettext_lazy as _

from samenspel.carrying.sockets import carry, stays
from samenspel.opinions.models import (
    Closing,
    Conversation,
    Judgement,
    MapSnapshot,
    Origin,
    Participant,
    Statement,
    Vote,
)
from samenspel.opinions.models.statement import Standing

carry(Conversation, path="community", leave=("once", "code", "seed", "keys_forgotten_at"))
carry(
    Statement,
    path="conversation__community",
    leave=("once", "guest"),
    rows=lambda rows, by: rows.filter(standing=Standing.ACCEPTED),
)
carry(Closing, path="conversation__community")

stays(_("Votes on statements, and who took part, never leave the house."), Vote, Participant)
stays(_("The map is drawn from the votes; keep its files beside this one."), MapSnapshot)
stays(_("What moderators judged never leaves the house."), Judgement)
stays(_("Where a conversation came from is told where it came in."), Origin)
