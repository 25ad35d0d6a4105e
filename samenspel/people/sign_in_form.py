"""The forms of signing in and up; apart from the other forms, because the library's forms import those."""

from allauth.account.forms import (
    AddEmailForm,
    ChangePasswordForm,
    LoginForm,
    ReauthenticateForm,
    SetPasswordForm,
    SignupForm,
)
from allauth.core import context
from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.people import proving, signing_up


class SignInForm(LoginForm):
    """The library's form, its label said in full and not repeated in the field."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("E-mail address")
        self.fields["login"].widget.attrs.pop("placeholder", None)

    def _clean_without_password(self, email, phone):
        cleaned = super()._clean_without_password(email, phone)
        if self.user:
            found = proving.opened_by(email)
            self.user = found if found and found.is_active else None
        return cleaned


class PasswordSignInForm(SignInForm):
    """With a password, for who added one."""

    def _setup_password_field(self):
        self.fields["password"] = forms.CharField(
            label=_("Password"),
            strip=False,
            widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        )


class SignUpForm(SignupForm):
    """The library's form, which takes an address only when the rule of the house does."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("E-mail address")
        self.fields["email"].widget.attrs.pop("placeholder", None)

    def clean_email(self):
        refused = signing_up.refusal(context.request, self.cleaned_data["email"])
        if refused:
            raise forms.ValidationError(refused)
        return super().clean_email()


class _InOurWords:
    """The library's form with labels of ours, and nothing repeated inside the fields."""

    labels: dict = {}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in self.labels.items():
            self.fields[name].label = label
            self.fields[name].help_text = ""
            self.fields[name].widget.attrs.pop("placeholder", None)


class AddPasswordForm(_InOurWords, SetPasswordForm):
    labels = {"password1": _("Password"), "password2": _("The same password once more")}


class NewPasswordForm(_InOurWords, ChangePasswordForm):
    labels = {
        "oldpassword": _("Password you have now"),
        "password1": _("New password"),
        "password2": _("The new password once more"),
    }


class PasswordAgainForm(_InOurWords, ReauthenticateForm):
    labels = {"password": _("Password")}


class NewAddressForm(_InOurWords, AddEmailForm):
    labels = {"email": _("New e-mail address")}


class AddressForm(forms.Form):
    """Only an e-mail address, for who comes from outside."""

    email = forms.EmailField(
        label=_("E-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )


class CodeForm(forms.Form):
    """The code that was mailed."""

    code = forms.CharField(
        label=_("Code"), max_length=40, widget=forms.TextInput(attrs={"autocomplete": "one-time-code"})
    )
