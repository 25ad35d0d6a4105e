"""What of the making of a purpose moves house."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.carrying.sockets import carry, stays
from samenspel.purpose.models import (
    Amendment,
    AmendmentAnswer,
    Difference,
    Draft,
    Dropping,
    Idea,
    Inspirer,
    MajorEvent,
    ObjectionAnswer,
    PhaseChange,
    PurposeTest,
    Reaction,
    ReviewAnswer,
    Round,
    RuleInTheWay,
    RuleMet,
    RuleOutcome,
    Seconding,
    Sentence,
    SentenceRevision,
    SentenceSource,
    Signature,
    TestClosing,
    TestReading,
    Version,
    VersionSentence,
)

carry(Round, path="community")
carry(PhaseChange, path="round__community")
carry(
    Idea,
    path="round__community",
    leave=("once",),
    rows=lambda rows, by: rows.filter(~Q(kind=Idea.Kind.INSPIRER) | Q(inspirer__said=Inspirer.Said.YES)),
)
carry(
    Inspirer,
    path="idea__round__community",
    leave=("email",),
    rows=lambda rows, by: rows.filter(said=Inspirer.Said.YES),
)
carry(Difference, path="round__community", leave=("by", "resolved_by"))
carry(Draft, path="round__community", leave=("once",))
carry(Sentence, path="draft__round__community")
carry(SentenceRevision, path="sentence__draft__round__community", leave=("once",))
carry(SentenceSource, path="sentence__draft__round__community", leave=("by",))
carry(Amendment, path="draft__round__community", leave=("once",))
carry(AmendmentAnswer, path="amendment__draft__round__community")
carry(Reaction, path="draft__round__community")
carry(ObjectionAnswer, path="reaction__draft__round__community", leave=("once",))
carry(Version, path="community", called=_("Versions of the purpose"), leave=("once", "by"))
carry(VersionSentence, path="version__community")
carry(Dropping, path="version__community")
carry(MajorEvent, path="version__community", leave=("by",))
carry(ReviewAnswer, path="version__community", leave=("by",))
carry(Signature, path="version__community")
carry(RuleInTheWay, path="community", called=_("Rules in the way"), leave=("once",))
carry(
    RuleMet,
    path="rule__community",
    unnamed={"person": lambda row: not row.is_named},
)
carry(RuleOutcome, path="rule__community", leave=("by",))
carry(PurposeTest, path="community", leave=("once",))
carry(TestReading, path="test__community", leave=("once",), unnamed={"person": lambda row: True})
carry(Seconding, path="reading__test__community", unnamed={"person": lambda row: True})
carry(TestClosing, path="test__community", leave=("by",))

stays(
    _(
        "Of what may be read without a name here, the words go along and the name does not: who reads a case "
        "which way, meets a rule, or wrote down what came of it."
    )
)
