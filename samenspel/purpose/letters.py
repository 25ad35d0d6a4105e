"""The letter to someone outside who was named as inspiring: who asks, what for, and a link for yes or no."""

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse

from samenspel.house.address import whole
from samenspel.purpose import inventory
from samenspel.ui.lines import one_line


def ask(inspirer, *, request):
    """Send the one letter; in the language of who asks, since nobody knows another."""
    link = whole(reverse("purpose:letter", args=[inventory.link_for(inspirer)]), request)
    idea = inspirer.idea
    said = {
        "inspirer": inspirer,
        "idea": idea,
        "by": request.user,
        "community": idea.round.community,
        "house": settings.SITE_NAME,
        "link": link,
    }
    subject, _line, body = render_to_string("purpose/mail/inspirer.txt", said).strip().partition("\n")
    address = inspirer.email
    transaction.on_commit(
        lambda: send_mail(one_line(subject), body.strip() + "\n", None, [address], fail_silently=True)
    )
