"""Teams of at least two organisations: begun, joined and left; and where one stands now."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.gatherings.models import InterestSignature, JointInterest, Team, TeamPlace
from samenspel.gatherings.models.team import LEAST_ORGANISATIONS
from samenspel.gatherings.sessions import access
from samenspel.gatherings.stepping import say_changed
from samenspel.organisations.models import Organisation
from samenspel.people.models import Person
from samenspel.ui.sending import once_only
from samenspel.work.refusing import NotNow

WORDS = ("idea", "needs")


@dataclass(frozen=True)
class Standing:
    """Where a team stands: who is in it, for whom, and who signed what it shares.

    organisations   names of those it is mixed of, by name; "" for one that the viewer may not see
    """

    places: tuple
    organisations: tuple
    interest: JointInterest | None
    signed: frozenset

    @property
    def is_mixed(self):
        return len(self.organisations) >= LEAST_ORGANISATIONS

    @property
    def unsigned(self):
        return [place for place in self.places if place.person_id not in self.signed]

    @property
    def goes_on(self):
        """Whether everything else opens: mixed, and what they share signed by each of them."""
        return self.is_mixed and self.interest is not None and not self.unsigned

    @property
    def missing(self):
        """What is missing before the team can go on, in a sentence; "" when nothing is."""
        if not self.organisations:
            return _("Nobody here speaks for an organisation yet. Ask people of at least two to join.")
        if not self.is_mixed and not self.organisations[0]:
            return _("Everyone here is of one organisation. Ask somebody of another one to join.")
        if not self.is_mixed:
            said = {"organisation": self.organisations[0]}
            return (
                _("Everyone here is of %(organisation)s. Ask somebody of another organisation to join.")
                % said
            )
        if self.interest is None:
            return _("First write down together what you all want, whoever you are here for.")
        if self.unsigned:
            return _("What you share counts once everybody in the team has signed it.")
        return ""


def standing(team, viewer=None):
    """Where it stands now, in a few questions; for the viewer, or as it is."""
    places = tuple(team.places.current().select_related("person", "organisation"))
    interest = JointInterest.objects.filter(team=team).select_related("by").first()
    signed = frozenset()
    if interest is not None:
        rows = InterestSignature.objects.filter(interest=interest, version=interest.version)
        signed = frozenset(rows.values_list("person", flat=True))
    names = {place.organisation_id: place.organisation.name for place in places if place.organisation_id}
    if viewer is not None:
        seen = set(Organisation.objects.visible_to(viewer).filter(pk__in=names).values_list("pk", flat=True))
        names = {pk: name if pk in seen else "" for pk, name in names.items()}
        for place in places:
            place.speaks_for = names.get(place.organisation_id, "")
    return Standing(places, tuple(sorted(names.values())), interest, signed)


def organisations_of(person):
    """For whom somebody can say they are here: where they belong now; any they may see when nowhere."""
    seen = Organisation.objects.visible_to(person)
    own = person.affiliations.current().not_refused().values("organisation")
    mine = seen.filter(pk__in=own)
    return mine if mine.exists() else seen


def begin(challenge, *, by, name, organisation=None, once=None, at=None):
    """Begin a team on an issue; whoever begins it is in it."""
    if not access.can_take_part(by, challenge.gathering) or challenge.is_hidden:
        raise PermissionDenied
    at = at or timezone.now()

    def make():
        new = Team.objects.create(challenge=challenge, name=name, by=by, once=once, at=at)
        _take_place(new, by, organisation, at=at)
        say_changed(challenge.gathering)
        return new

    return once_only(make, Team, once=once, by=by)


@transaction.atomic
def join(team, *, by, organisation=None, shares=False, at=None):
    """Come into the team; who comes later signs what it shares on the way in. A second time changes for whom
    one is there."""
    team, at = held(team), at or timezone.now()
    if team.is_hidden or not access.can_take_part(by, team.gathering):
        raise PermissionDenied
    now = standing(team)
    mine = team.places.current().filter(person=by).first()
    if mine is not None:
        _for(by, organisation)
        mine.organisation = organisation
        mine.save(update_fields=["organisation"])
    else:
        if now.interest is not None and now.places and not now.unsigned:
            if not shares:
                raise NotNow(_("This team has written down what it shares. Say that you share it too."))
            _sign(now.interest, by, at=at)
        _take_place(team, by, organisation, at=at)
    say_changed(team.gathering)
    return team


@transaction.atomic
def leave(place, *, by, at=None):
    """Out of the team; a second time changes nothing."""
    team = held(place.team)
    if not access.can_take_out(by, place):
        raise PermissionDenied
    TeamPlace.objects.filter(pk=place.pk, until=None).update(until=at or timezone.now())
    InterestSignature.objects.filter(interest__team=team, person=place.person_id).delete()
    say_changed(team.gathering)


@transaction.atomic
def share(team, *, by, text, at=None):
    """Write down what everybody in the team wants. Other words are signed anew; whoever writes them signs."""
    team, at = held(team), at or timezone.now()
    if not access.can_work_in(by, team):
        raise PermissionDenied
    interest = JointInterest.objects.filter(team=team).first()
    if interest is None:
        interest = JointInterest(team=team, version=0)
    if interest.text != text:
        interest.text, interest.by, interest.at = text, by, at
        interest.version += 1
        interest.save()
    _sign(interest, by, at=at)
    say_changed(team.gathering)
    return interest


@transaction.atomic
def sign(team, *, by, version, at=None):
    """I want this too; of the words as they read now. A second time changes nothing."""
    team = held(team)
    interest = JointInterest.objects.filter(team=team).first()
    if interest is None or not access.can_work_in(by, team):
        raise PermissionDenied
    if interest.version != version:
        raise NotNow(_("Somebody changed the words in the meantime. Read them once more before you sign."))
    _sign(interest, by, at=at or timezone.now())
    say_changed(team.gathering)


@transaction.atomic
def work(team, *, by, **said):
    """Write down what you would do; closed until the team is mixed and has signed what it shares."""
    team = held(team)
    if not access.can_work_in(by, team):
        raise PermissionDenied
    now = standing(team)
    if not now.goes_on:
        raise NotNow(now.missing)
    for name in WORDS:
        setattr(team, name, said.get(name, getattr(team, name)))
    team.save(update_fields=[*WORDS])
    say_changed(team.gathering)
    return team


def held(team):
    """The team as it stands, held until the act is done."""
    Team.objects.select_for_update().get(pk=team.pk)
    return Team.objects.select_related("challenge__gathering__community").get(pk=team.pk)


def people_in(team):
    return Person.objects.filter(pk__in=team.places.current().values("person"), is_active=True)


def _take_place(team, person, organisation, *, at):
    _for(person, organisation)
    try:
        with transaction.atomic():
            TeamPlace.objects.create(team=team, person=person, organisation=organisation, since=at)
    except IntegrityError:
        return


def _for(person, organisation):
    if organisation is not None and not organisations_of(person).filter(pk=organisation.pk).exists():
        raise NotNow(_("Choose an organisation you belong to."))


def _sign(interest, person, *, at):
    InterestSignature.objects.get_or_create(
        interest=interest, person=person, version=interest.version, defaults={"at": at}
    )
