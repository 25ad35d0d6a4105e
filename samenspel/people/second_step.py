"""The second step: a number from an app after the code or password, for who chose so.

A passkey is a way to sign in and can stand for the second step; having one does not make the house ask for
it.
"""

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.mfa.stages import AuthenticateStage
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.house.rules import rules

TOTP, PASSKEY, RECOVERY = (
    Authenticator.Type.TOTP,
    Authenticator.Type.WEBAUTHN,
    Authenticator.Type.RECOVERY_CODES,
)
# By what name the audit log tells of them.
WAYS = {PASSKEY: "passkey", TOTP: "authenticator"}


def asks_second_step(person):
    return Authenticator.objects.filter(user=person, type=TOTP).exists()


class Stage(AuthenticateStage):
    def _should_handle(self, request):
        return super()._should_handle(request) and asks_second_step(self.login.user)


class Adapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy("That is not right. Try once more."),
        "unverified_email": gettext_lazy(
            "First sign in once with a code by mail, so that we know your address."
        ),
    }

    def get_totp_issuer(self):
        return rules().name

    def _get_site_name(self):
        return rules().name

    def generate_authenticator_name(self, user, type):
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("Passkey %d") % number if number > 1 else _("My passkey")


def drop_recovery_codes_without_second_step(person):
    """Recovery codes stand in for the number from the app; without the app they are of no use."""
    if not asks_second_step(person):
        Authenticator.objects.filter(user=person, type=RECOVERY).delete()
