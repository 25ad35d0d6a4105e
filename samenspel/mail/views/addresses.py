"""Where letters reach me, and the addresses I answer them at."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.mail import answering, bounces


@require_safe
@login_required
def addresses(request):
    """Whether letters arrive, with what to do when they do not; and how one answers them."""
    person = request.user
    context = {"rests": bounces.rests_of([person.email]), "takes_answers": bool(settings.REPLY_DOMAIN)}
    return render(request, "mail/addresses.html", context)


@login_required
@require_POST
def works_again(request):
    """Letters go out to me once more; when they come back again, they rest again."""
    if bounces.lift(request.user.email or ""):
        messages.success(request, _("Letters go to %s again.") % request.user.email)
    return redirect("mail:addresses")


@login_required
@require_POST
def end_answering(request):
    """The reply addresses in all letters I have stop working."""
    answering.end_addresses(request.user)
    messages.success(
        request, _("The reply addresses in your letters do not work any more. New letters have new ones.")
    )
    return redirect("mail:addresses")
