"""Whoever may see less hears nothing more: after what is remembered of rights, and after signing out."""

from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver

from samenspel.house.signals import recorded
from samenspel.live.changing import ask_again, sight_narrowed


@receiver(recorded)
def look_again(**kwargs):
    """Things were hidden, moved or shut, or somebody lost a place; who that touches their pages find out."""
    sight_narrowed()


@receiver(user_logged_out)
def signed_out(user, **kwargs):
    """Somebody else may sit at that screen by now. Where they stay signed in pages come back at once."""
    # Who was erased a moment ago has no number any more; that was remembered, and so looked at again.
    if user is not None and user.pk is not None:
        ask_again(user)
