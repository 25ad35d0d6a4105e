"""The light account: an outsider gives only an e-mail address, and does at once what they came for.

A room that takes something from outsiders names once, in its ``apps.ready``, what is done when the address
turns out to be theirs, and begins it from its view when a visitor's form is right:

    lights.when_confirmed("communities.apply", carry_out)

    def apply(request, ...):
        if form.is_valid() and not request.user.is_authenticated:
            return lights.begin(
                request,
                email=form.cleaned_data["email"],
                act="communities.apply",
                said={"role": role.pk, "motive": form.cleaned_data["motive"]},
                next=role.get_absolute_url(),
            )

``begin`` mails a code, keeps what was typed in the session, and answers with the page that asks for the code.
When the code is typed the person is signed in — with a new light account, or with the account that already
had this address; nobody sees which until then — and ``carry_out(request, person, said)`` is called. It checks
access as every act does, and gives the address to go to, or None for ``next``.

Without ``act`` it is signing in and no more: that is the page ``account_light`` (/account/light/?next=…).
A light account has no profile: ``person.is_light``. ``introduce`` makes it a full one, on the page
``people:introduce`` (/people/me/introduce/?next=…), to which a room leads whoever must first say who they
are.
"""

from allauth.account.internal.flows.login import record_authentication
from allauth.account.models import EmailAddress
from allauth.account.utils import perform_login
from allauth.core.ratelimit import respond_429
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from samenspel.people import afterwards, codes, proving, signing_up
from samenspel.people.introducing import arrive, free_handle
from samenspel.ui.pacing import say_too_often

when_confirmed = afterwards.when_signed_in
PURPOSE = "light"


def begin(request, *, email, act=None, said=None, next="", form=None):
    """Mail a code to ``email`` and answer with the page that asks for it; see above.

    form   where to say that codes were mailed too often: then there is no answer but None, and the room
           shows the form again as it was typed
    """
    if not signing_up.takes_light_accounts():
        return render(request, "account/signup_closed.html")
    try:
        codes.send(request, email, purpose=PURPOSE)
    except codes.TooOften:
        if form is None:
            return respond_429(request)
        say_too_often(form)
        return None
    if act:
        afterwards.remember(request, act, only_for=email, **(said or {}))
    return redirect(_with_next(reverse("account_light_code"), next))


def confirm(request, typed, *, next=""):
    """Sign in whoever typed the right code, with a light account when they have none; None when wrong."""
    known = codes.take(request, typed, purpose=PURPOSE)
    if known is None:
        return None
    person = person_at(known["email"], request=request)
    record_authentication(request, person, method="code", email=known["email"])
    return perform_login(request, person, email=known["email"], redirect_url=next or None)


@transaction.atomic
def person_at(email, *, request):
    """Whose address this is, now that a code reached it; a light account when it is nobody's yet."""
    person = proving.opened_by(email) or arrive(email=email)
    if not proving.is_proven(person):
        proving.shut_what_was_there(request, person)
    EmailAddress.objects.filter(user=person, email__iexact=email).update(verified=True)
    return person


@transaction.atomic
def introduce(person, *, name, visibility, at=None):
    """Make a full account of a light one; the house's rule for making accounts holds here too."""
    if not person.is_light:
        return
    if not signing_up.may_introduce(person):
        raise PermissionDenied
    person.name = name
    person.handle = free_handle(name)
    person.visibility = visibility
    person.introduced_at = at or timezone.now()
    person.save(update_fields=["name", "handle", "visibility", "introduced_at"])


def _with_next(url, next):
    return f"{url}?{urlencode({REDIRECT_FIELD_NAME: next})}" if next else url
