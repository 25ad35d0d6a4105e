"""What this main holds about people, and what it does when someone is erased."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _

from samenspel.house.sockets import keep_for
from samenspel.moderation.models import Appeal, Block, Hiding, Mute, Report
from samenspel.privacy.sockets import hold, on_erasure

SAFE = _("Legitimate interest of everyone here in a place where agreements are kept.")
CHOICE = _("Your own choice.")

hold(
    Report,
    what=_("What you reported, and what came of it"),
    why=_("So that what breaks an agreement is looked at, and you know what came of it."),
    basis=SAFE,
    kept=_("%(months)s months after it was answered."),
    period="reports",
    seen_by=_("You. Those who look after it read your words, not your name."),
    on_erasure=_("The report stays, without your name."),
    mine=lambda person: Report.objects.filter(by=person),
    leave_out=("answered_by",),
)
hold(
    Hiding,
    what=_("What of yours was hidden, why, and what you hid as a steward or administrator"),
    why=_("So that you know why, and can ask to look at it again."),
    basis=SAFE,
    kept=_("As long as it is hidden, and %(months)s months after it was put back."),
    period="reports",
    seen_by=_("You, and those who look after it."),
    on_erasure=_("It goes with the thing; where the thing stays, so does the reason, without your name."),
    mine=lambda person: Hiding.objects.of_things_by(person) | Hiding.objects.filter(by=person),
    leave_out=("by", "lifted_by"),
)
hold(
    Appeal,
    what=_("That you asked to look at a decision again, and the answer"),
    why=_("So that nobody is judged without being heard."),
    basis=SAFE,
    kept=_("%(months)s months after it was answered."),
    period="reports",
    seen_by=_("You, and those who may answer."),
    on_erasure=_("It is removed."),
    mine=lambda person: Appeal.objects.filter(by=person),
    leave_out=("answered_by",),
)
hold(
    Mute,
    what=_("Whom you do not want to read"),
    why=_("So that their lines do not stand among what you read."),
    basis=CHOICE,
    kept=_("Until you take it back."),
    seen_by=_("You alone; they are not told."),
    on_erasure=_("It is removed."),
    mine=lambda person: Mute.objects.filter(by=person),
)
hold(
    Block,
    what=_("With whom you do not want to see each other"),
    why=_("So that neither of you reaches the other."),
    basis=CHOICE,
    kept=_("Until you take it back."),
    seen_by=_("You alone; they are not told."),
    on_erasure=_("It is removed."),
    mine=lambda person: Block.objects.filter(by=person),
)


@on_erasure
def forget(person):
    """What was said about the person's own page goes with it."""
    about = {"about_type": ContentType.objects.get_for_model(person), "about_id": person.pk}
    for model in (Report, Hiding):
        model.objects.filter(**about).delete()


def _past(before):
    return (
        Report.objects.filter(answered_at__lt=before),
        Appeal.objects.filter(answered_at__lt=before),
        Hiding.objects.filter(lifted_at__lt=before),
    )


def _end(before):
    return sum(rows.delete()[0] for rows in _past(before))


keep_for(
    "reports",
    label=_("Reports and appeals that were answered, and what was put back"),
    why=_("Long enough to see that something happens again, and not so long that it sticks to someone."),
    default=12,
    least=6,
    most=36,
    waiting=lambda before: sum(rows.count() for rows in _past(before)),
    end=_end,
)
