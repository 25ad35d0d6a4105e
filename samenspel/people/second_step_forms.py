"""The forms of passkeys and the second step: the library's, in our words."""

from contextlib import contextmanager

from allauth.account.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import (
    AddWebAuthnForm,
    AuthenticateWebAuthnForm,
    EditWebAuthnForm,
    LoginWebAuthnForm,
    ReauthenticateWebAuthnForm,
)
from django import forms
from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from samenspel.people.second_step import TOTP

# A number counts in its own half minute and in the one before and after.
SECONDS_A_NUMBER_COUNTS = 90


class _NumberOnce:
    """The number from the app, or a recovery code; a number counts once for as long as it would be right."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Number from your app, or a recovery code")
        self.fields["code"].widget.attrs.pop("placeholder", None)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"

    def clean_code(self):
        code = super().clean_code()
        place = f"second-step:{self.user.pk}:{code.replace(' ', '')}"
        if self.authenticator.type == TOTP and not cache.add(place, 1, SECONDS_A_NUMBER_COUNTS):
            raise get_adapter().validation_error("incorrect_code")
        return code


class SecondStepForm(_NumberOnce, AuthenticateForm):
    pass


class FirstNumberForm(ActivateTOTPForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Number that the app shows")
        self.fields["code"].widget.attrs.pop("placeholder", None)
        self.fields["code"].widget.attrs["inputmode"] = "numeric"


class AgainForm(_NumberOnce, ReauthenticateForm):
    pass


@contextmanager
def _made_up_is_wrong():
    """What no device would send is wrong, as a wrong signature is; the library stumbles over some of it."""
    try:
        yield
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise get_adapter().validation_error("incorrect_code") from error


class _CheckedPasskey:
    def clean_credential(self):
        with _made_up_is_wrong():
            return super().clean_credential()


class PasskeyLoginForm(_CheckedPasskey, LoginWebAuthnForm):
    pass


class PasskeyStepForm(_CheckedPasskey, AuthenticateWebAuthnForm):
    pass


class PasskeyAgainForm(_CheckedPasskey, ReauthenticateWebAuthnForm):
    pass


class PasskeyForm(AddWebAuthnForm):
    """A passkey always signs in by itself: the device must know who holds it."""

    passwordless = forms.BooleanField(required=False, initial=True, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of this passkey")
        self.fields["name"].help_text = _("So that you know it again, for example: my phone.")
        self.fields["name"].max_length = 60
        self.fields["name"].widget.attrs["maxlength"] = 60

    def clean_passwordless(self):
        return True

    def clean(self):
        with _made_up_is_wrong():
            return super().clean()


class PasskeyNameForm(EditWebAuthnForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of this passkey")
        self.fields["name"].widget.attrs["maxlength"] = 60

    def clean_name(self):
        return self.cleaned_data["name"][:60]
