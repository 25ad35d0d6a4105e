"""Signing in with an e-mailed code, with the house's own rules on top of the library."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from samenspel.people.introducing import free_handle


class Adapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request):
        return settings.SIGN_UP == "open"

    def send_account_already_exists_mail(self, email):
        """Tell the owner of an address how to sign in; the library would point to passwords."""
        login_url = context.request.build_absolute_uri(reverse("account_login"))
        self.send_mail("account/email/account_already_exists", email, {"login_url": login_url})

    def save_user(self, request, user, form, commit=True):
        """Give the new person their name and a handle of their own."""
        user.email = form.cleaned_data["email"]
        user.name = form.cleaned_data["name"]
        user.handle = free_handle(user.name)
        user.introduced_at = timezone.now()
        user.set_unusable_password()
        if commit:
            user.save()
        return user
