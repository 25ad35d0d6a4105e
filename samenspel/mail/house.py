"""How long this main keeps that a letter was sent, and whether letters go out."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from samenspel.house.checking import BROKEN, CARE, WELL
from samenspel.house.sockets import Finding, add_duty, check, keep_for
from samenspel.mail.models import Letter

BATCH = 5_000
LATE = timedelta(minutes=20)
RECENT = timedelta(days=7)


def _before(moment):
    return Letter.objects.filter(written_at__lt=moment)


def _end(before):
    number = 0
    while gone := list(_before(before).values_list("pk", flat=True)[:BATCH]):
        number += Letter.objects.filter(pk__in=gone).delete()[0]
    return number


def letters():
    """Whether letters go out: none waits too long, none is uncertain, few were refused."""
    now = timezone.now()
    where = _("See %s.") % reverse("mail:standing")
    late = Letter.objects.waiting(now - LATE).count()
    if late:
        said = ngettext("%s letter waits too long.", "%s letters wait too long.", late) % late
        return Finding(BROKEN, said, _("Look whether the worker runs and the mail server answers."))
    uncertain = Letter.objects.uncertain().count()
    if uncertain:
        said = ngettext(
            "Of %s letter it is not known whether it was sent.",
            "Of %s letters it is not known whether they were sent.",
            uncertain,
        )
        return Finding(CARE, said % uncertain, where)
    failed = Letter.objects.failed().filter(failed_at__gte=now - RECENT).count()
    if failed:
        said = ngettext(
            "The mail server refused %s letter this week.",
            "The mail server refused %s letters this week.",
            failed,
        )
        return Finding(CARE, said % failed, where)
    return Finding(WELL, _("No letter waits too long, and none was refused this week."))


keep_for(
    "letters",
    label=_("That letters were sent"),
    why=_("Long enough to find out why one did not arrive; what they said is not kept."),
    default=6,
    least=1,
    most=24,
    waiting=lambda before: _before(before).count(),
    end=_end,
)
check(order=72, label=_("Letters"), look=letters)
add_duty(
    order=75,
    url_name="mail:standing",
    label=_("Letters"),
    about=_("How many were sent, and what became of those that were not."),
)
