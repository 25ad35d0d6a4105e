"""An objection that comes at the same moment as the version: it stops it, or finds the round over."""

from threading import Barrier, Thread
from time import sleep

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection

from samenspel.purpose import adopting, reacting
from samenspel.purpose.models import Draft, Phase, Reaction, Version
from samenspel.purpose.rounds import NotYet
from tests.purpose.making import a_round, heard


def patiently(act):
    """Again and again while the other has the tables: a database in memory does not wait by itself."""
    for _time in range(200):
        try:
            return act()
        except OperationalError:
            sleep(0.01)
    return act()


@pytest.mark.django_db(transaction=True)
def test_a_version_and_an_unanswered_objection_never_come_out_of_the_same_moment(cast):
    draft = heard(cast, a_round(cast, Phase.TESTING).drafts.get())
    together, told = Barrier(2), []

    def at_once(act):
        def run():
            together.wait()
            try:
                patiently(lambda: act(Draft.objects.select_related("round__community").get(pk=draft.pk)))
            except (NotYet, PermissionDenied) as why:
                told.append(type(why))
            finally:
                connection.close()

        return Thread(target=run)

    acts = [
        at_once(lambda mine: adopting.adopt(mine.round, mine, by=cast.noor)),
        at_once(lambda mine: reacting.react(mine, by=cast.sami, kind="objection", argument="Wacht.")),
    ]
    for act in acts:
        act.start()
    for act in acts:
        act.join()

    assert len(told) == 1
    assert Version.objects.exists() != Reaction.objects.unanswered().exists()
