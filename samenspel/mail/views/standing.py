"""For administrators: how many letters went, and what became of those that did not. Never what they said."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.house.access import for_administrators
from samenspel.mail import looking_after
from samenspel.mail.models import Letter
from samenspel.ui.paging import page_of


@require_safe
@for_administrators
def standing(request):
    page = page_of(looking_after.in_trouble(), request, key=("-written_at", "-pk"), size=30)
    return render(request, "mail/standing.html", {"numbers": looking_after.numbers(), "page": page})


@require_POST
@for_administrators
def decide(request, pk):
    """Of a letter of which nobody knows whether it was sent: once more, or not."""
    letter = get_object_or_404(Letter.objects.uncertain(), pk=pk)
    once_more = request.POST.get("decision") == "again"
    looking_after.decide(letter, by=request.user, once_more=once_more)
    said = _("It is sent once more.") if once_more else _("It is not sent again.")
    messages.success(request, said)
    return redirect("mail:standing")
