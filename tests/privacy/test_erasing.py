"""Someone who is erased is gone, also from what was frozen."""

import numpy as np

from samenspel.networks.freezing import thaw
from samenspel.networks.models import OwnFigures, Snapshot
from samenspel.networks.snapshots import take_house
from samenspel.people.models import Person
from samenspel.privacy.erasing import erase
from samenspel.work.models import Contribution
from tests.cast import RECENTLY


def test_who_is_erased_is_gone_from_every_snapshot_and_the_shape_stays(cast):
    take_house(at=RECENTLY)
    before = {snapshot.pk: thaw(snapshot.ties) for snapshot in Snapshot.objects.all()}
    sami = cast.sami.pk

    erase(cast.sami)

    assert before
    for snapshot in Snapshot.objects.all():
        after = thaw(snapshot.ties)
        assert sami not in after.people
        assert len(after.people) == len(before[snapshot.pk].people)
        assert np.array_equal(after.ties.source, before[snapshot.pk].ties.source)


def test_what_was_theirs_goes_and_what_was_made_together_stays(cast):
    take_house(at=RECENTLY)

    erase(cast.sami)

    assert not Person.objects.filter(handle="sami").exists()
    assert not OwnFigures.objects.filter(person__handle="sami").exists()
    assert not Contribution.objects.filter(person__handle="sami").exists()
    assert type(cast.result).objects.filter(pk=cast.result.pk).exists()
