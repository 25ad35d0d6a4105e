"""Bringing an issue to a hackathon, and saying whose it is."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.gatherings.models import Challenge, ChallengeOwner, Gathering
from samenspel.gatherings.sessions import access
from samenspel.gatherings.stepping import say_changed
from samenspel.ui.sending import once_only
from samenspel.work.refusing import NotNow

WORDS = ("title", "issue", "affected")


def bring(gathering, *, by, owners=(), once=None, at=None, **said):
    """Bring an issue in; whoever brings it owns it, with whom they name."""
    if not access.can_take_part(by, gathering):
        raise PermissionDenied
    if gathering.kind != Gathering.Kind.HACKATHON:
        raise NotNow(_("Only a hackathon has challenges."))

    def make():
        new = Challenge.objects.create(gathering=gathering, by=by, once=once, at=at or timezone.now(), **said)
        _own(new, {by, *owners}, at=new.at)
        say_changed(gathering)
        return new

    return once_only(make, Challenge, once=once, by=by)


@transaction.atomic
def change(challenge, *, by, owners=None, at=None, **said):
    """Change the words, or whose it is; somebody always owns it."""
    challenge = (
        Challenge.objects.select_for_update(of=("self",))
        .select_related("gathering__community")
        .get(pk=challenge.pk)
    )
    if not access.can_change_challenge(by, challenge):
        raise PermissionDenied
    for name in WORDS:
        setattr(challenge, name, said.get(name, getattr(challenge, name)))
    challenge.save(update_fields=[*WORDS])
    if owners is not None:
        chosen = set(owners) or {by}
        challenge.owners.exclude(person__in=chosen).delete()
        _own(challenge, chosen, at=at or timezone.now())
    say_changed(challenge.gathering)
    return challenge


@transaction.atomic
def take_back(challenge, *, by):
    """Take it off the board, as long as no team took it up; a second time changes nothing."""
    if not Challenge.objects.filter(pk=challenge.pk).exists():
        return
    if not access.can_change_challenge(by, challenge):
        raise PermissionDenied
    if challenge.teams.exists():
        raise NotNow(_("A team works on it already, so it stays."))
    challenge.delete()
    say_changed(challenge.gathering)


def _own(challenge, people, *, at):
    there = set(challenge.owners.values_list("person", flat=True))
    new = sorted((person for person in people if person.pk not in there), key=lambda person: person.pk)
    ChallengeOwner.objects.bulk_create(
        ChallengeOwner(challenge=challenge, person=person, at=at) for person in new
    )
