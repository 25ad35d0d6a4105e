"""What can be reported of the roadmap: initiatives, calls, experiments, and the words of an offer."""

from django.utils.translation import gettext_lazy as _

from samenspel.communities.reportable import reportable
from samenspel.work.models import Call, Experiment, Initiative, Offer

reportable(
    Initiative,
    name="initiative",
    label=_("initiative"),
    own="started_by",
    shown=lambda initiative: [
        ("", initiative.title),
        (_("what it is about, and for whom"), initiative.about),
    ],
)
reportable(
    Call,
    name="call",
    label=_("call"),
    shown=lambda call: [("", call.title), (_("what it is about"), call.about), (_("where"), call.place)],
)
reportable(
    Offer,
    name="offer",
    label=_("offer"),
    own="person",
    shown=lambda offer: [(offer.name, offer.words)],
)
reportable(
    Experiment,
    name="experiment",
    label=_("experiment"),
    shown=lambda experiment: [("", experiment.question), (_("what you try"), experiment.trying)],
)
