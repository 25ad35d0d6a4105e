"""Signing in with the account someone has elsewhere: an OIDC or SAML provider that an administrator named.

A provider is believed about addresses only when the settings say that it verifies them.
"""

from urllib.parse import urlsplit

import requests
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.socialaccount import app_settings
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from samenspel.people import proving, signing_up
from samenspel.people.signing_in import introduce_new

LOOPBACK = {"localhost", "127.0.0.1", "::1"}


class Adapter(DefaultSocialAccountAdapter):
    error_messages = {
        **DefaultSocialAccountAdapter.error_messages,
        "email_taken": _("Use another address, or sign in first and connect %s on the page Signing in."),
    }

    def pre_social_login(self, request, sociallogin):
        """Before someone is let in: what the provider says of addresses counts as far as it is believed."""
        request.came_with = sociallogin.provider.name
        for address in sociallogin.email_addresses:
            address.verified = address.verified and is_believed(sociallogin, address.email)
        address = sociallogin._did_authenticate_by_email
        if address and sociallogin.state.get("process") != "connect":
            if not proving.is_proven(sociallogin.user):
                proving.shut_what_was_there(request, sociallogin.user)
            theirs = EmailAddress.objects.filter(user=sociallogin.user, email__iexact=address)
            theirs.update(verified=True)

    def authenticate_by_email(self, sociallogin):
        """The account that an address opens of which this provider is believed, with that address."""
        told = [each.email for each in sociallogin.email_addresses if each.verified]
        opened = ((proving.opened_by(each), each) for each in told if is_believed(sociallogin, each))
        return next((each for each in opened if each[0]), None)

    def is_open_for_signup(self, request, sociallogin):
        """The rule of the house, unless the settings say that this provider's people may come in."""
        if sociallogin.provider.app.settings.get("admits"):
            return True
        address = next((each.email for each in sociallogin.email_addresses if each.verified), "")
        return signing_up.is_open(request) and not signing_up.refusal(request, address)

    def populate_user(self, request, sociallogin, data):
        super().populate_user(request, sociallogin, data)
        first_and_last = f"{data.get('first_name') or ''} {data.get('last_name') or ''}"
        sociallogin.user.name = (data.get("name") or first_and_last.strip())[:120]
        return sociallogin.user

    def is_auto_signup_allowed(self, request, sociallogin):
        """Without a name there is one thing left to ask."""
        return bool(sociallogin.user.name) and super().is_auto_signup_allowed(request, sociallogin)

    def get_signup_form_initial_data(self, sociallogin):
        return super().get_signup_form_initial_data(sociallogin) | {"name": sociallogin.user.name}

    def save_user(self, request, sociallogin, form=None):
        person = sociallogin.user
        person.is_admitted = bool(sociallogin.provider.app.settings.get("admits"))
        if form is None:
            introduce_new(person, person.name)
            get_adapter().save_new(request, person)
        return super().save_user(request, sociallogin, form)

    def get_connect_redirect_url(self, request, socialaccount):
        return reverse("account_ways")

    def get_requests_session(self):
        return _OnlySafely()


class _OnlySafely(requests.Session):
    """Asks over https only, or this machine itself, and never follows to anywhere else."""

    def request(self, method, url, **kwargs):
        address = urlsplit(url)
        if address.scheme != "https" and address.hostname not in LOOPBACK:
            raise requests.exceptions.InvalidURL(f"{url} is not https, so it is not asked for anything")
        kwargs.setdefault("timeout", app_settings.REQUESTS_TIMEOUT)
        return super().request(method, url, **kwargs | {"allow_redirects": False})


def is_believed(sociallogin, email):
    """Whether the settings say that this provider verifies addresses at this domain, and it denies none."""
    believed = sociallogin.provider.app.settings.get("believed_for", [])
    domain = email.rpartition("@")[2].lower()
    if not ({"*", domain} & set(believed)):
        return False
    told = sociallogin.account.extra_data
    parts = [part for part in (told, told.get("userinfo"), told.get("id_token")) if isinstance(part, dict)]
    return not any(str(part.get("email_verified", "")).lower() == "false" for part in parts)
