"""Whose an address is. Whoever reads its mail proves it; anyone can say it.

Until then an account with that address may be a stranger's, who waits for its owner to come. So when it is
first proven by another door than the one it was made by, what was there before opens it no longer.
"""

from allauth.account.internal.userkit import filter_users_by_email
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.internal.flows.sessions import end_other_sessions
from django.db import transaction

from samenspel.house.auditing import record
from samenspel.people.second_step import WAYS


def opened_by(email):
    """The person whose account reading the mail of ``email`` opens, or None.

    An address that someone is about to change to opens nothing yet: it may be mistyped, or another's.
    """
    email = email.lower()
    found = filter_users_by_email(email, prefer_verified=True, for_login=True)
    return next((person for person in found if _is_theirs(person, email)), None)


def _is_theirs(person, email):
    if (person.email or "").lower() == email:
        return True
    return EmailAddress.objects.filter(user=person, email=email, verified=True).exists()


def is_proven(person):
    return EmailAddress.objects.filter(user=person, verified=True).exists()


@transaction.atomic
def shut_what_was_there(request, person):
    """Take away every way to sign in that was added before anyone had proven an address."""
    for account in SocialAccount.objects.filter(user=person):
        _removed(person, "provider", provider=account.provider)
        account.delete()
    for authenticator in Authenticator.objects.filter(user=person):
        if authenticator.type in WAYS:
            _removed(person, WAYS[authenticator.type])
        authenticator.delete()
    if person.has_usable_password():
        _removed(person, "password")
        person.set_unusable_password()
        person.save(update_fields=["password"])
    end_other_sessions(request, person)


def _removed(person, way, **said):
    record("people.sign_in_way_removed", by=person, person=person, way=way, **said)
