"""Who may do what with an organisation."""

from samenspel.people.models import Person
from samenspel.privacy.visibility import is_signed_in


def speaks_for(person, organisation):
    """Whether ``person`` is one of its own administrators; being of the house is not enough."""
    return is_signed_in(person) and person.administers.current().filter(organisation=organisation).exists()


def can_administer(person, organisation):
    """Look after the page, its units and its people: its own administrators, and those of the house."""
    return is_house_administrator(person) or speaks_for(person, organisation)


def is_house_administrator(person):
    return is_signed_in(person) and person.is_administrator


def can_appoint(by, person, organisation):
    """Let ``person`` speak for it: the house, anyone; its own, whom it knows by another's word."""
    if is_house_administrator(by):
        return True
    return speaks_for(by, organisation) and (
        person.affiliations.current().known_apart_from(by).filter(organisation=organisation).exists()
    )


def can_verify(person, row):
    """Of the house, and another than who named the domain, as long as the house has another."""
    if not is_house_administrator(person) or not row.organisation.is_confirmed:
        return False
    others = Person.objects.filter(is_administrator=True, is_active=True).exclude(pk=person.pk)
    return row.stated_by_id != person.pk or not others.exists()


def can_state(person):
    """Say that one belongs to an organisation: everyone with a profile."""
    return is_signed_in(person) and not person.is_light


def can_end_partnership(person, partnership):
    return any(can_administer(person, end) for end in (partnership.one, partnership.other))
