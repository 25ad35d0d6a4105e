"""What this room does when something happens below: votes without an account find their owner."""

from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver

from samenspel.opinions.guests import tokens_in
from samenspel.opinions.joining import take_over


@receiver(user_logged_in, dispatch_uid="opinions.guests")
def take_votes_along(sender, request, user, **kwargs):
    """What was voted in this browser without an account is theirs from now on."""
    for number, token in tokens_in(request) if request is not None else []:
        take_over(number, token, user)
