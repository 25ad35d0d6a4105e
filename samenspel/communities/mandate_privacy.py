"""What mandate cards hold about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.communities.models import (
    MandateCard,
    MandateConfirmation,
    MandateRefusal,
    MandatesOpened,
    MandateTerms,
    MandateWarning,
    MandateWithdrawal,
)
from samenspel.privacy.sockets import hold, says_nothing_of_people

BASIS = _("Legitimate interest, or a public task, of the organisations that decide together here.")
KEPT = _("As long as the community exists.")
SEEN_BY = _("Whoever may see the mandates of the community.")
WITHOUT_YOU = _("What you did for others stays, without you.")

hold(
    MandateCard,
    what=_("What you may decide on behalf of an organisation at a table"),
    why=_("So that everyone at the table knows who can say yes."),
    basis=BASIS,
    kept=KEPT,
    seen_by=SEEN_BY,
    on_erasure=_("Cards you hold are removed."),
)
for model, what in (
    (MandateTerms, _("Terms of mandates that you proposed, or in which you stand in for someone")),
    (MandateConfirmation, _("Mandates that you confirmed for an organisation")),
    (MandateRefusal, _("Mandates that you said no to for an organisation, and why")),
    (MandateWithdrawal, _("Mandates that you withdrew, and why")),
    (MandatesOpened, _("That you let visitors see who can say yes in a community")),
):
    hold(
        model,
        what=what,
        why=_("So that it is known who said what for whom."),
        basis=BASIS,
        kept=KEPT,
        seen_by=SEEN_BY,
        on_erasure=WITHOUT_YOU,
    )
says_nothing_of_people(MandateWarning, "that a letter about the end of a card was sent")
