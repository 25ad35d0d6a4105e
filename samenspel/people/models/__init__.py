"""The things of this room."""

from samenspel.people.models.competence import Competence, CompetenceLabel, CompetenceLink, LabelWord
from samenspel.people.models.contact import Contact
from samenspel.people.models.invitation import Invitation, InvitationUse
from samenspel.people.models.person import FormerHandle, Person
from samenspel.people.models.skill import Recognition, Skill

__all__ = [
    "Competence",
    "CompetenceLabel",
    "CompetenceLink",
    "Contact",
    "FormerHandle",
    "Invitation",
    "InvitationUse",
    "LabelWord",
    "Person",
    "Recognition",
    "Skill",
]
