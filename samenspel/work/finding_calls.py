"""Choosing among open calls: by community, size, time, place and competence, and what one may offer for."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.people.models import Skill
from samenspel.privacy.visibility import has_introduced
from samenspel.ui.sending import asked
from samenspel.work.models import Call, CallCompetence
from samenspel.work.search import matching

HOURS = {"1": _("Up to an hour"), "3": _("Up to three hours"), "8": _("Less than a day")}
WHERE = {"here": _("At a place"), "online": _("From anywhere")}
FOR = {"me": _("Those I may offer for"), "fits": _("Those that ask what I can")}


@dataclass(frozen=True)
class Choices:
    """What the address chooses; a word that is none of the choices chooses nothing."""

    community: str
    kind: str
    hours: str
    where: str
    whom: str
    words: str

    HOURS = HOURS
    WHERE = WHERE
    FOR = FOR
    KINDS = Call.Kind.choices

    @classmethod
    def of(cls, request):
        def one_of(name, known):
            said = asked(request, name)
            return said if said in known else ""

        return cls(
            community=asked(request, "community"),
            kind=one_of("kind", Call.Kind.values),
            hours=one_of("hours", HOURS),
            where=one_of("where", WHERE),
            whom=one_of("for", FOR),
            words=asked(request, "words"),
        )

    @property
    def narrowed(self):
        return any([self.community, self.kind, self.hours, self.where, self.whom, self.words])

    def narrow(self, calls, person):
        if self.community:
            calls = calls.filter(community__slug=self.community)
        if self.kind:
            calls = calls.filter(kind=self.kind)
        if self.hours:
            calls = calls.filter(Q(hours__lte=int(self.hours)) | Q(hours=None, kind=Call.Kind.ONE_OFF))
        if self.where:
            calls = calls.filter(online=True) if self.where == "online" else calls.exclude(place="")
        if self.words:
            calls = matching("call", self.words, calls)
        return self._for(calls, person)

    def _for(self, calls, person):
        if self.whom == "me":
            return calls.open_to(person)
        return calls.open_to(person) & fitting(calls, person) if self.whom == "fits" else calls


def fitting(calls, person):
    """Calls that ask something this person says they can and want; pull, never a ranking."""
    if not has_introduced(person):
        return calls.none()
    skills = Skill.objects.filter(person=person).exclude(wish=Skill.Wish.LESS)
    asking = CallCompetence.objects.filter(competence__in=skills.values("competence"))
    return calls.filter(pk__in=asking.values("call"))
