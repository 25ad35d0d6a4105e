"""What the cast heard of in the demo: read for the most part, a few lines not yet."""

import pytest

from samenspel.notifications import showing
from samenspel.notifications.models import Choice, Notification
from samenspel.people.models import Person

pytestmark = pytest.mark.django_db


def test_the_cast_has_something_to_read_and_not_too_much(planted):
    noor = Person.objects.get(handle__startswith="noor")

    assert Notification.objects.filter(person=noor).exclude(read_at=None).exists()
    assert 1 <= showing.unread(noor) <= 4
    assert Choice.objects.filter(person=noor).exists()
