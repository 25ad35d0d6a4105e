"""Who may do what at a hackathon or a learning session. Acts ask this inside."""

from samenspel.gatherings.access import can_lead, can_write
from samenspel.moderation.hiding import hiding_of
from samenspel.privacy.visibility import is_signed_in


def can_take_part(person, gathering):
    """Whoever takes part in the community, and who comes and has a profile."""
    return is_signed_in(person) and can_write(person, gathering)


def can_change_challenge(person, challenge):
    """Who brought it in, whose issue it is, and who leads."""
    if hiding_of(challenge) or not can_take_part(person, challenge.gathering):
        return False
    is_theirs = challenge.by_id == person.pk or challenge.owners.filter(person=person).exists()
    return is_theirs or can_lead(person, challenge.gathering)


def is_in(person, team):
    return is_signed_in(person) and team.places.current().filter(person=person).exists()


def can_work_in(person, team):
    """Who is in the team, as long as the gathering lets people write."""
    return not hiding_of(team) and can_take_part(person, team.gathering) and is_in(person, team)


def can_take_out(person, place):
    """Oneself always; somebody else whoever leads."""
    return is_signed_in(person) and (place.person_id == person.pk or can_lead(person, place.team.gathering))


def can_settle(person, parked):
    """Who parked it, and whoever takes part: it is of all."""
    return not hiding_of(parked) and can_take_part(person, parked.gathering)


def can_take_away(person, thing):
    """A question or an insight: who wrote it, and who leads."""
    if hiding_of(thing) or not can_take_part(person, thing.gathering):
        return False
    return thing.by_id == person.pk or can_lead(person, thing.gathering)
