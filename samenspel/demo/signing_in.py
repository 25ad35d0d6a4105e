"""Signing in with a code in the demo: no mail leaves the machine, the code is shown where it is asked for."""

from allauth.core import context
from django.contrib import messages
from django.utils.translation import gettext as _

from samenspel.demo.standing import mark_for
from samenspel.people import signing_in

CODE = "demo_code"


class Adapter(signing_in.Adapter):
    def send_mail(self, template_prefix, email, context_of_mail):
        request = context.request
        if mark_for(request) is None:
            super().send_mail(template_prefix, email, context_of_mail)
            return
        request.session[CODE] = context_of_mail.get("code", "")
        if template_prefix == "account/email/unknown_account":
            messages.info(
                request, _("Nobody in this demo has that address. Make an account, or be someone else.")
            )


def code_on_screen(request):
    """The code last "mailed" in this browser, until someone is signed in; empty outside the demo."""
    if request.user.is_authenticated or mark_for(request) is None:
        return ""
    return request.session.get(CODE, "")
