"""What of the work of a community moves house."""

from django.utils.translation import gettext_lazy as _

from samenspel.carrying.sockets import Words, carry, stays
from samenspel.people.competences.own_words import in_own_words
from samenspel.people.models import Competence
from samenspel.search.stemming import words_in
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


def _said(competence):
    return {"uri": competence.uri, "nl": competence.label_nl, "en": competence.label_en}


def _found(said):
    """Of the list of competences when this house has it, else in the words that were used."""
    known = Competence.objects.filter(uri=said["uri"]).first() if said.get("uri") else None
    return known or in_own_words(said.get("en") or said.get("nl"))


def _has_words(row, rows):
    said = row["competence"]
    return None if words_in(said.get("en") or said.get("nl") or "") else "competence"


carry(Roadmap, path="community")
carry(Initiative, path="community", called=_("Initiatives"), leave=("once",))
carry(InitiativePerson, path="initiative__community")
carry(InitiativeStep, path="initiative__community")
carry(Ending, path="initiative__community")
carry(Call, path="community", called=_("Calls"), leave=("once",))
carry(
    CallCompetence,
    path="call__community",
    words={"competence": Words(_said, _found, {"uri": (str, None), "nl": str, "en": str})},
    check=_has_words,
)
carry(CallClosing, path="call__community")
carry(Offer, path="community", called=_("Offers"), leave=("once", "raised_at"))
carry(OfferStep, path="offer__community")
carry(Experiment, path="community", called=_("Experiments"), leave=("once",))
carry(ExperimentDoer, path="experiment__community")
carry(ExperimentEnding, path="experiment__community")
carry(Result, path="community", called=_("Results"), leave=("once",))
carry(ResultLink, path="result__community")
carry(ResultFile, path="result__community")
carry(ResultRevision, path="result__community", shapes={"said": {str: (str, None)}})
carry(
    Contribution,
    path="result__community",
    rows=lambda rows, by: rows.exclude(confirmed_at=None).filter(declined_at=None),
)

stays(_("Who was named in a result and did not say yes is not named elsewhere."))
stays(_("Whom a letter was sent to is of this house; each is asked anew elsewhere."), CreditLetter)
stays(_("What someone can do is theirs, on their own page, with what proves it."), Evidence)
