"""What this room does when something happens below: an e-mail address was found to be someone's."""

from allauth.account.signals import email_confirmed
from django.db import transaction
from django.dispatch import receiver

from samenspel.organisations.access import can_state
from samenspel.organisations.affiliating import state
from samenspel.organisations.confirming import confirm_by_domain
from samenspel.organisations.verifying import organisation_of


@receiver(email_confirmed, dispatch_uid="organisations.belong_by_address")
def belong_by_address(sender, email_address, **kwargs):
    """An address at a verified domain says where someone works; who has left there is left alone."""
    person, organisation = email_address.user, organisation_of(email_address.email)
    if organisation is None or not can_state(person):
        return
    known = person.affiliations.filter(organisation=organisation)
    with transaction.atomic():
        if not known.exists():
            state(person, organisation, by=person)
        for affiliation in known.current():
            confirm_by_domain(affiliation)
