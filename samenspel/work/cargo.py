"""What of the work of a community moves house."""

from django.utils.translation import gettext_lazy as _

from samenspel.carrying.sockets import carry, stays
from samenspel.work.models import (
    Call,
    CallClosing,
    CallCompetence,
    Contribution,
    CreditLetter,
    Ending,
    Evidence,
    Experiment,
    ExperimentDoer,
    ExperimentEnding,
    Initiative,
    InitiativePerson,
    InitiativeStep,
    Offer,
    OfferStep,
    Result,
    ResultFile,
    ResultLink,
    ResultRevision,
    Roadmap,
)

carry(Roadmap, path="community")
carry(Initiative, path="community", leave=("once", "steward"))
carry(InitiativeStep, path="initiative__community")
carry(Ending, path="initiative__community")
carry(Call, path="community", leave=("once",))
carry(CallClosing, path="call__community")
carry(Experiment, path="community", leave=("once",))
carry(ExperimentEnding, path="experiment__community")
carry(Result, path="community", leave=("once",))
carry(ResultLink, path="result__community")
carry(ResultFile, path="result__community")
carry(ResultRevision, path="result__community", shapes={"said": {str: (str, None)}})
carry(
    Contribution,
    path="result__community",
    rows=lambda rows, by: rows.exclude(confirmed_at=None).filter(declined_at=None),
)

stays(
    _("Who takes part in an initiative or an experiment says so anew."),
    InitiativePerson,
    ExperimentDoer,
)
stays(_("Whom a letter was sent to is of this house; each is asked anew elsewhere."), CreditLetter)
stays(_("What someone offered to do is between them and the stewards."), Offer, OfferStep)
stays(
    _("What someone can do is theirs, on their own page; what a call asks for is chosen anew."),
    Evidence,
    CallCompetence,
)
