"""How someone enters the house: by signing up, by an import, or in the story of the demo."""

from allauth.account.models import EmailAddress
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspel.people.models import FormerHandle, Person
from samenspel.privacy.visibility import Visibility
from samenspel.ui.addresses import free_slug

# Words that are addresses of their own beside those of people.
TAKEN = {"me", "administration", "who-knows", "competences", "photos", "recognitions", "invitation"}


def introduce(*, name, email=None, at=None, **profile):
    """Add a person and give them a handle of their own; the caller decides who may do this."""
    at = at or timezone.now()
    person = Person(name=name, email=email, joined_at=at, introduced_at=at, **profile)
    person.handle = person.handle or free_handle(name)
    person.set_unusable_password()
    person.save()
    know_addresses([person])
    return person


def arrive(*, email, name="", at=None):
    """Add an outsider with a light account: an e-mail address, no profile, seen by nobody but themselves.

    Letters to them are in the language of the page they came by.
    """
    person = Person(
        name=name or _("A guest"), email=email, joined_at=at or timezone.now(), visibility=Visibility.PRIVATE
    )
    person.language = get_language() or ""
    person.handle = free_handle("gast")
    person.set_unusable_password()
    person.save()
    know_addresses([person])
    return person


def know_addresses(people):
    """Let people with an address sign in by code; the address counts as theirs once a code reached it.

    The address they had before no longer lets anyone in.
    """
    for start in range(0, len(people), 500):
        some = people[start : start + 500]
        known = EmailAddress.objects.filter(user__in=some)
        kept = {(row.user_id, row.email) for row in known}
        now = {(person.pk, person.email) for person in some if person.email}
        known.filter(user__in=[user for user, email in kept - now]).exclude(
            email__in=[email for _user, email in now]
        ).delete()
        EmailAddress.objects.bulk_create(
            [EmailAddress(user_id=user, email=email, primary=True) for user, email in sorted(now - kept)]
        )


def free_handle(name, taken=None):
    """A handle made of ``name`` that nobody has; ``taken`` (a set) spares a query per person in bulk."""

    def is_taken(handle):
        if handle in TAKEN:
            return True
        if taken is not None:
            return handle in taken
        return any(model.objects.filter(handle=handle).exists() for model in (Person, FormerHandle))

    handle = free_slug(name, is_taken=is_taken, longest=50, otherwise="lid")
    if taken is not None:
        taken.add(handle)
    return handle


def taken_handles():
    """Every address of a page there is or was, for ``free_handle`` in bulk."""
    return {
        handle
        for model in (Person, FormerHandle)
        for handle in model.objects.values_list("handle", flat=True)
    }
