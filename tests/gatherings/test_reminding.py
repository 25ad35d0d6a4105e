"""Who agreed to do something gets a word two days before its day."""

from datetime import timedelta

from django.utils import timezone

from samenspel.gatherings import committing, reminding
from samenspel.notifications.models import Notification
from tests.gatherings.gatherings_made import going_on


def agreed(cast, days):
    by_when = timezone.localdate() + timedelta(days=days)
    return committing.agree(going_on(cast), by=cast.noor, what="Bel", owner=cast.sami, by_when=by_when)


def heard(cast):
    return Notification.objects.filter(person=cast.sami, kind="gatherings.agreement_due").count()


def test_a_word_comes_once_for_each_day_it_was_given(cast):
    made = agreed(cast, 2)

    reminding.remind()
    reminding.remind()
    assert heard(cast) == 1
    committing.move(made, by=cast.sami, by_when=made.by_when + timedelta(days=3))
    reminding.remind(on=timezone.localdate() + timedelta(days=3))

    assert heard(cast) == 2


def test_nobody_hears_of_what_is_kept_or_far_away(cast):
    committing.keep(agreed(cast, 2), by=cast.sami)
    agreed(cast, 9)

    assert reminding.remind() == 0
    assert heard(cast) == 0
