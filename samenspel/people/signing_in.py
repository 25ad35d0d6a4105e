"""Signing in, with the house's own rules and words on top of the library."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.contrib import messages
from django.contrib.sites.shortcuts import get_current_site
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from samenspel.house.address import whole
from samenspel.mail import sending, writing
from samenspel.people import afterwards, signing_up
from samenspel.people.introducing import free_handle
from samenspel.people.invited import NotOpen
from samenspel.people.models import Person


class Adapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "email_password_mismatch": _("This address and password do not belong together."),
        "incorrect_code": _("This code is not right. Look once more, or ask for another one."),
        "incorrect_password": _("This is not your password."),
        "enter_current_password": _("Type the password you have now."),
        "too_many_login_attempts": _("That was wrong too often. Wait five minutes and try again."),
        "rate_limited": _("That was very often in a short time. Wait a minute and try again."),
        "duplicate_email": _("This is the address you have already."),
    }

    def is_open_for_signup(self, request):
        return signing_up.is_open(request)

    def send_mail(self, template_prefix, email, context_of_mail):
        """As a letter of the house: it goes at once, since somebody waits for it, or as soon as it can."""
        message = self.render_mail(template_prefix, email, {"email": email, **_site(), **context_of_mail})
        letter = writing.write_words(
            message.subject, message.body, email, key=writing.new_key(template_prefix), send=False
        )
        if letter is not None:
            sending.send_now(letter)

    def send_account_already_exists_mail(self, email):
        """Tell the owner of an address how to sign in; the library would point to passwords."""
        request = context.request
        said = {
            "login_url": whole(reverse("account_login"), request),
            "provider": getattr(request, "came_with", ""),
            "ways_url": whole(reverse("account_ways"), request),
        }
        self.send_mail("account/email/account_already_exists", email, said)

    def save_user(self, request, user, form, commit=True):
        """Give the new person their name and a handle of their own."""
        user.email = form.cleaned_data["email"]
        introduce_new(user, form.cleaned_data["name"])
        if commit:
            self.save_new(request, user)
        return user

    def save_new(self, request, user):
        """Save who is new together with the use of the invitation it took, so that no two use it."""
        try:
            with transaction.atomic():
                user.save()
                if not getattr(user, "is_admitted", False):
                    signing_up.take_place(request, user)
        except NotOpen:
            raise signing_up.closed(request) from None

    def confirm_email(self, request, email_address):
        """An address that is someone else's here is not taken over, also by who can read its mail."""
        of_another = Person.objects.filter(email__iexact=email_address.email)
        if of_another.exclude(pk=email_address.user_id).exists():
            self.add_message(request, messages.ERROR, "account/messages/email_confirmation_failed.txt")
            return False
        # The code was typed in the browser where the account was made, or by who is signed in to it.
        email_address.by_its_own_door = True
        return super().confirm_email(request, email_address)

    def get_login_stages(self):
        """The library asks whoever has a passkey for a second step; here that is chosen by itself."""
        theirs = "allauth.mfa.stages.AuthenticateStage"
        ours = "samenspel.people.second_step.Stage"
        return [ours if stage == theirs else stage for stage in super().get_login_stages()]

    def get_reauthentication_methods(self, user):
        """A code by mail as well, for a lost passkey or forgotten password, unless a second step is asked."""
        from samenspel.people.second_step import asks_second_step

        methods = super().get_reauthentication_methods(user)
        for method in methods:
            method["description"] = AGAIN[method["id"]]
        if methods and user.email and not asks_second_step(user):
            by_code = {"id": "code", "description": AGAIN["code"], "url": reverse("account_again_by_code")}
            methods.append(by_code)
        return methods

    def post_login(self, request, user, **login):
        """Signed in: what was begun before is done now."""
        response = super().post_login(request, user, **login)
        url = afterwards.carry_out(request, user)
        return redirect(url) if url else response

    def get_password_change_redirect_url(self, request):
        return reverse("account_ways")


def _site():
    return {"request": context.request, "current_site": get_current_site(context.request)}


AGAIN = {
    "reauthenticate": _("With your password"),
    "mfa_reauthenticate": _("With a number from your app, or a recovery code"),
    "mfa_reauthenticate:webauthn": _("With your passkey"),
    "code": _("With a code by mail"),
}


def introduce_new(person, name):
    """Make someone who is just signing up known by a name."""
    person.name = name
    person.handle = free_handle(name)
    person.language = get_language() or ""
    person.introduced_at = timezone.now()
    person.set_unusable_password()
