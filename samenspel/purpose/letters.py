"""The letter to someone outside who was named as inspiring: who asks, what for, and a link for yes or no."""

from django.urls import reverse

from samenspel.house.address import whole
from samenspel.mail import writing
from samenspel.purpose import inventory


def ask(inspirer, *, request):
    """Send the one letter; in the language of who asks, since nobody knows another."""
    link = whole(reverse("purpose:letter", args=[inventory.link_for(inspirer)]), request)
    idea = inspirer.idea
    writing.write(
        "purpose/mail/inspirer.txt",
        inspirer.email,
        key=f"purpose.inspirer:{inspirer.pk}",
        inspirer=inspirer,
        idea=idea,
        asked_by=request.user,
        community=idea.round.community,
        link=link,
    )
