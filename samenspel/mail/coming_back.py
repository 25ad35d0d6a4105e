"""What mail that comes in means for letters that go out: where one answers them, and which addresses rest."""

from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.utils.html import format_html
from django.utils.translation import gettext as _

from samenspel.mail import answering, bounces, sockets

sockets.hold_back(bounces.why_not)
sockets.when_refused(bounces.note_refused)


@sockets.reply_to
def _reply_address(letter):
    """Only for who reads it, and only where they may write: no letter promises what cannot be."""
    if not letter.answers or letter.person_id is None:
        return ""
    if not hasattr(letter, "answered_at"):
        may = answering.may_answer(letter.person, letter.answers)
        letter.answered_at = answering.address_for(letter.person, letter.answers) if may else ""
    return letter.answered_at


@receiver(user_logged_in)
def say_that_it_rests(sender, request, user, **rest):
    """Whoever signs in hears that letters do not reach them; a code that did lets them go again."""
    if request is None or not bounces.rests(user.email or ""):
        return
    if user.email.lower() in _proved_by_code(request):
        bounces.lift(user.email)
        said = _("Letters to you did not arrive for a while. The code did, so they go out again.")
        messages.info(request, said, fail_silently=True)
        return
    said = _("Letters to %s do not arrive. Look what you can do about it.") % user.email
    messages.warning(request, format_html('<a href="{}">{}</a>', _page(), said), fail_silently=True)


def _proved_by_code(request):
    """Addresses at which a code was read to sign in just now, in small letters."""
    records = request.session.get("account_authentication_methods", [])
    return {str(each.get("email", "")).lower() for each in records if each.get("method") == "code"}


def _page():
    from django.urls import reverse

    return reverse("mail:addresses")
