"""What waits for one person: what they agreed to do, days to answer, a name to confirm, minutes to settle."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from samenspel.communities.models import Community, Membership
from samenspel.gatherings.models import Attendance, Commitment, DateAnswer, Gathering
from samenspel.moderation.hiding import not_hidden
from samenspel.privacy.questions import question
from samenspel.ui.dates import said as date_said

MOST = 10
LATELY = timedelta(days=21)


def for_person(person):
    """(sentence, address, since which moment or day) of what waits for ``person``, the longest first."""
    found = [*_agreed(person), *_asking(person), *_to_confirm(person), *_to_settle(person)]
    return sorted(found, key=lambda each: str(each[2]))


@question
def _open(person):
    rows = Commitment.objects.visible_to(person).open().filter(owner=person)
    return rows.exclude(community__stage=Community.Stage.CLOSED).order_by("by_when", "pk")[:MOST]


def _agreed(person):
    """An agreement follows its owner home, until it is kept or dropped."""
    today = timezone.localdate()
    for commitment in _open(person):
        if commitment.is_late(on=today):
            sentence = _("You agreed to do this before %(day)s. Is it done? %(what)s")
        else:
            sentence = _("You agreed to do this before %(day)s: %(what)s")
        said = {"day": date_said(commitment.by_when), "what": commitment.what}
        yield sentence % said, commitment.get_absolute_url(), commitment.at


@question
def _unanswered(person):
    here = Membership.objects.current().members().filter(person=person).values("community")
    answered = DateAnswer.objects.filter(person=person).values("choice__poll__gathering")
    rows = Gathering.objects.visible_to(person).asking().filter(community__in=here)
    return rows.exclude(pk__in=answered).order_by("at", "pk")[:MOST]


def _asking(person):
    for gathering in _unanswered(person):
        address = reverse("gatherings:dates", args=[gathering.pk])
        yield _("When can you come? %s") % gathering.title, address, gathering.at


@question
def _named(person):
    rows = Attendance.objects.filter(person=person, confirmed_at=None, at__gt=timezone.now() - LATELY)
    rows = rows.filter(gathering__in=Gathering.objects.visible_to(person)).select_related("gathering")
    return rows.order_by("at", "pk")[:MOST]


def _to_confirm(person):
    for row in _named(person):
        sentence = _("Someone noted that you were there. Is that right? %s") % row.gathering.title
        yield sentence, row.gathering.get_absolute_url(), row.at


@question
def _over(person):
    """Gatherings they lead that are over lately, and of which the minutes are not settled."""
    now = timezone.now()
    rows = Gathering.objects.filter(not_hidden(Gathering), host=person, state=Gathering.State.PLANNED)
    rows = rows.filter(ends_at__lt=now, ends_at__gt=now - LATELY)
    return rows.exclude(community__stage=Community.Stage.CLOSED).order_by("ends_at", "pk")[:MOST]


def _to_settle(person):
    for gathering in _over(person):
        yield _("What came of it? %s") % gathering.title, gathering.get_absolute_url(), gathering.ends_at
