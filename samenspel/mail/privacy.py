"""What this main holds about people."""

from django.utils.translation import gettext_lazy as _

from samenspel.mail.models import Letter
from samenspel.privacy.sockets import hold

hold(
    Letter,
    what=_("Letters to you: when, about what kind of thing, and whether they were sent"),
    why=_("So that no letter reaches you twice, and none you do not want."),
    basis=_("Your own choice to take part; codes and confirmations are needed to sign in."),
    kept=_("%(months)s months. What a letter says is not kept once it is sent."),
    seen_by=_("You. Administrators see numbers, and why a letter did not arrive."),
    on_erasure=_("Removed. In letters to others your name goes with them, once they are sent."),
    mine=lambda person: Letter.objects.filter(person=person),
    leave_out=("key", "lease", "headers", "said", "answers", "thread", "html", "attachments"),
    period="letters",
)
