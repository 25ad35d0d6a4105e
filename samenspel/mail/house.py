"""How long this main keeps that a letter was sent, and whether letters go out."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from samenspel.house.checking import BROKEN, CARE, WELL
from samenspel.house.ending import delete_in_batches
from samenspel.house.sockets import Finding, add_duty, check, keep_for
from samenspel.mail.models import Letter

LATE = timedelta(minutes=20)
RECENT = timedelta(days=7)


def _before(moment):
    return Letter.objects.filter(written_at__lt=moment)


def letters():
    """Whether letters go out: none waits too long, none is uncertain, few were refused."""
    now = timezone.now()
    well = Finding(WELL, _("No letter waits too long, and none was refused this week."))
    return _late(now) or _uncertain() or _refused(now) or well


def _late(now):
    number = Letter.objects.waiting(now - LATE).count()
    said = ngettext("%s letter waits too long.", "%s letters wait too long.", number) % number
    look = _("Look whether the worker runs and the mail server answers.")
    return Finding(BROKEN, said, look) if number else None


def _uncertain():
    number = Letter.objects.uncertain().count()
    said = ngettext(
        "Of %s letter it is not known whether it was sent.",
        "Of %s letters it is not known whether they were sent.",
        number,
    )
    return Finding(CARE, said % number, _where()) if number else None


def _refused(now):
    number = Letter.objects.failed().filter(failed_at__gte=now - RECENT).count()
    said = ngettext(
        "The mail server refused %s letter this week.",
        "The mail server refused %s letters this week.",
        number,
    )
    return Finding(CARE, said % number, _where()) if number else None


def _where():
    return _("See %s.") % reverse("mail:standing")


keep_for(
    "letters",
    label=_("That letters were sent"),
    why=_("Long enough to find out why one did not arrive; what they said is not kept."),
    default=6,
    least=1,
    most=24,
    waiting=lambda before: _before(before).count(),
    end=lambda before: delete_in_batches(_before(before)),
)
check(order=72, label=_("Letters"), look=letters)
add_duty(
    order=75,
    url_name="mail:standing",
    label=_("Letters"),
    about=_("How many were sent, and what became of those that were not."),
)
