"""What this room does when the library says that a way to sign in was added, removed or used."""

from allauth.account.signals import (
    email_changed,
    email_confirmed,
    password_changed,
    password_set,
    user_logged_in,
)
from allauth.mfa.signals import authenticator_added, authenticator_removed
from allauth.socialaccount.signals import social_account_added, social_account_removed
from django.dispatch import receiver

from samenspel.house.auditing import record
from samenspel.people import inviting, proving, second_step, signed_in  # noqa: F401 (inviting names its act)
from samenspel.people.second_step import WAYS


@receiver([user_logged_in, password_set, password_changed])
def note_device(request, **kwargs):
    signed_in.note(request)


@receiver(authenticator_added)
def way_added(user, authenticator, **kwargs):
    if authenticator.type in WAYS:
        record("people.sign_in_way_added", by=user, person=user, way=WAYS[authenticator.type])


@receiver(authenticator_removed)
def way_removed(user, authenticator, **kwargs):
    if authenticator.type in WAYS:
        record("people.sign_in_way_removed", by=user, person=user, way=WAYS[authenticator.type])
        second_step.drop_recovery_codes_without_second_step(user)


@receiver(password_set)
def password_added(user, **kwargs):
    record("people.sign_in_way_added", by=user, person=user, way="password")


@receiver(social_account_added)
def provider_added(sociallogin, **kwargs):
    name, person = sociallogin.provider.name, sociallogin.user
    record("people.sign_in_way_added", by=person, person=person, way="provider", provider=name)


@receiver(social_account_removed)
def provider_removed(socialaccount, **kwargs):
    name, person = socialaccount.get_provider().name, socialaccount.user
    record("people.sign_in_way_removed", by=person, person=person, way="provider", provider=name)


@receiver(email_confirmed)
def address_proven(request, email_address, **kwargs):
    if not getattr(email_address, "by_its_own_door", False):
        proving.shut_what_was_there(request, email_address.user)


@receiver(email_changed)
def address_changed(user, from_email_address, **kwargs):
    # The first address someone confirms changes nothing.
    if from_email_address is not None:
        record("people.address_changed", by=user, person=user)
