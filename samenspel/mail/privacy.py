"""What this main holds about people."""

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenspel.mail.models import AnswerVersion, Bounce, Letter, Received, Rest
from samenspel.mail.models.letter import EMPTY, OPEN
from samenspel.mail.together import leave_out
from samenspel.privacy.sockets import hold, on_erasure


def _to(person):
    """Codes and invitations go to an address, which is a person's too."""
    return Q(person=person) | (Q(to__iexact=person.email) if person.email else Q())


@on_erasure
def forget(person):
    """Letters to them go; of what they did no letter goes any more, and what is gone does not name them."""
    Letter.objects.filter(_to(person)).delete()
    leave_out(person)
    Letter.objects.open().filter(by=person).update(dropped_at=timezone.now(), why="who did it has left")
    # A letter that waits may hold the same letters by chance; it says nothing any more once it is sent.
    gone = Letter.objects.exclude(OPEN).filter(Q(by=person) | _naming(person))
    gone.filter(late="").update(**EMPTY)
    # In the demo these are put together anew each time they are read.
    gone.exclude(late="").update(subject="")


def _naming(person):
    return Q(subject__contains=person.name) | Q(text__contains=person.name) if person.name else Q(pk=None)


hold(
    Letter,
    what=_("Letters to you: when, about what kind of thing, and whether they were sent"),
    why=_("So that no letter reaches you twice, and none you do not want."),
    basis=_("Your own choice to take part; codes and confirmations are needed to sign in."),
    kept=_("%(months)s months. What a letter says is not kept once it is sent."),
    seen_by=_("You. Administrators see numbers, and why a letter did not arrive."),
    on_erasure=_("Removed. In letters to others your name goes with them, once they are sent."),
    mine=lambda person: Letter.objects.filter(_to(person)),
    leave_out=("key", "lease", "headers", "said", "answers", "thread", "html", "attachments"),
    period="letters",
)

ARRIVE = _("So that letters do not go on and on to an address where nobody gets them.")
ORDER = _("Legitimate interest of the house in mail that arrives.")

hold(
    Received,
    what=_("Mail that came to your reply addresses: when, and what became of it"),
    why=_("So that the same mail is placed once, and nobody floods a discussion in your name."),
    basis=_("Your own choice to answer by mail."),
    kept=_("%(months)s months. What a mail says is not kept; your answer stands where you gave it."),
    period="received_mail",
    seen_by=_("You. Administrators see numbers."),
    on_erasure=_("It is removed."),
    mine=lambda person: Received.objects.filter(person=person),
    leave_out=("mark", "print"),
)
hold(
    AnswerVersion,
    what=_("That you ended your reply addresses, and when last"),
    why=_("So that the old ones do not work any more."),
    basis=_("Your own choice."),
    kept=_("As long as you have an account."),
    seen_by=_("You alone."),
    on_erasure=_("It is removed, and no reply address of yours works any more."),
    mine=lambda person: AnswerVersion.objects.filter(person=person),
)
hold(
    Bounce,
    what=_("Letters to you that came back, with the reason as a number"),
    why=ARRIVE,
    basis=ORDER,
    kept=_("%(months)s months."),
    period="received_mail",
    seen_by=_("You. Administrators see numbers."),
    on_erasure=_("It is removed."),
    mine=lambda person: Bounce.objects.filter(address=_small(person)),
    leave_out=("letter",),
)
hold(
    Rest,
    what=_("Since when letters to your address rest, because they do not arrive"),
    why=ARRIVE,
    basis=ORDER,
    kept=_("Until they arrive again, and %(months)s months after that."),
    period="received_mail",
    seen_by=_("You. Administrators see numbers."),
    on_erasure=_("It is removed."),
    mine=lambda person: Rest.objects.filter(address=_small(person)),
)


@on_erasure
def forget_what_came_back(person):
    """These know the address only."""
    Bounce.objects.filter(address=_small(person)).delete()
    Rest.objects.filter(address=_small(person)).delete()


def _small(person):
    return (person.email or "-").lower()
