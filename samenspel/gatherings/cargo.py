"""What of the gatherings of a community moves house."""

from django.utils.translation import gettext_lazy as _

from samenspel.carrying.sockets import carry
from samenspel.gatherings.models import (
    AgendaItem,
    Attendance,
    Birth,
    Commitment,
    CommitmentStep,
    DateAnswer,
    DateChoice,
    DatePoll,
    Gathering,
    GatheringStep,
    Guest,
    MinutesEdit,
    MinutesPart,
    Registration,
    RegistrationStep,
    Series,
)

carry(Series, path="community", leave=("uid",))
carry(Gathering, path="community", called=_("Gatherings"), leave=("once", "uid"))
carry(GatheringStep, path="gathering__community")
carry(DatePoll, path="gathering__community")
carry(DateChoice, path="poll__gathering__community")
carry(DateAnswer, path="choice__poll__gathering__community")
carry(Registration, path="gathering__community")
carry(RegistrationStep, path="registration__gathering__community")
carry(Attendance, path="gathering__community")
carry(Guest, path="gathering__community")
carry(AgendaItem, path="gathering__community", leave=("once",))
carry(MinutesPart, path="gathering__community")
carry(MinutesEdit, path="part__gathering__community")
carry(Commitment, path="community", called=_("Agreements"), leave=("once",))
carry(CommitmentStep, path="commitment__community")
carry(Birth, path="gathering__community")
