"""What of the making of a purpose moves house."""

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
carry(Idea, path="round__community", leave=("once",))
carry(Difference, path="round__community")
carry(Draft, path="round__community", leave=("once",))
carry(Sentence, path="draft__round__community")
carry(SentenceRevision, path="sentence__draft__round__community", leave=("once",))
carry(SentenceSource, path="sentence__draft__round__community")
carry(Amendment, path="draft__round__community", leave=("once",))
carry(AmendmentAnswer, path="amendment__draft__round__community")
carry(Version, path="community", leave=("once",))
carry(VersionSentence, path="version__community")
carry(Dropping, path="version__community")
carry(MajorEvent, path="version__community")
carry(ReviewAnswer, path="version__community")
carry(RuleInTheWay, path="community", leave=("once",))
carry(RuleOutcome, path="rule__community")
carry(PurposeTest, path="community", leave=("once",))
carry(TestClosing, path="test__community")

stays(
    _("Who stands behind a purpose, or objects to a draft, says so anew; how many did goes along."),
    Signature,
    Reaction,
    ObjectionAnswer,
)
stays(_("Who reads a case which way, or met a rule, is theirs to say."), TestReading, Seconding, RuleMet)
stays(_("Who inspired it is asked by e-mail, and addresses never leave the house."), Inspirer)
