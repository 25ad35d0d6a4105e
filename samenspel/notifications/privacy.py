"""What this main holds about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.notifications.models import Choice, Notification, PushPlace
from samenspel.privacy.sockets import hold

hold(
    Notification,
    what=_("What you were told of: who did what that concerns you, and when you read it"),
    why=_("So that you see what concerns you without looking for it."),
    basis=_("Your own choice to take part; you choose per kind what you hear of."),
    kept=_("%(months)s months, whether read or not."),
    seen_by=_("You only."),
    on_erasure=_("Removed. In what others were told of you, your name goes."),
    mine=lambda person: Notification.objects.filter(person=person),
    leave_out=("act", "group"),
    period="notifications",
)
hold(
    Choice,
    what=_("What you chose to hear of, per kind and per community"),
    why=_("So that you hear of what you want to hear of, and of nothing else."),
    basis=_("Your own choice to take part."),
    kept=_("As long as you have an account."),
    seen_by=_("You only."),
    on_erasure=_("Removed."),
)
hold(
    PushPlace,
    what=_("Telephones and computers on which you want to be told"),
    why=_("So that what is meant for you reaches you while no page is open."),
    basis=_("Your consent, given in the browser itself; you withdraw it there or on the page of choices."),
    kept=_("Until you take it off, or nothing arrives there for two weeks."),
    seen_by=_("You only. The maker of your browser carries what we say, sealed."),
    on_erasure=_("Removed."),
    leave_out=("endpoint", "p256dh", "auth"),
)
