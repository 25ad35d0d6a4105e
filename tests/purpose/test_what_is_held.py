"""What the making of a purpose holds about people: moderated, erased, and taken along."""

import pytest

from samenspel.moderation import hiding
from samenspel.moderation.access import can_moderate
from samenspel.purpose import inventory, making_privacy, reacting
from samenspel.purpose.models import Idea, Phase, Reaction
from tests.purpose.making import a_round, someone

pytestmark = pytest.mark.django_db


def test_a_steward_hides_an_idea_and_its_maker_sees_it_still(cast):
    idea = inventory.bring(a_round(cast), by=cast.sami, kind="idea", text="Rot op.")
    assert can_moderate(cast.noor, idea)

    hiding.hide(idea, by=cast.noor, reason="Zo praten wij niet.")

    assert not Idea.objects.visible_to(cast.noor).exists()
    assert Idea.objects.visible_to(cast.sami).exists()


def test_who_inspires_is_named_no_more_once_they_are_erased(cast):
    pia = someone(cast, "Pia Prins")
    asked, _letter = inventory.name_inspirer(a_round(cast), by=cast.noor, text="Helpt altijd.", person=pia)
    inventory.answer_as(asked, by=pia, yes=True)

    making_privacy.forget(pia)

    asked.refresh_from_db()
    assert (asked.said, asked.person, asked.idea.text) == ("withdrawn", None, "")


def test_nobody_waits_for_an_answer_to_somebody_who_is_gone(cast):
    said = {"name": "Oma Jans", "email": "jans@elders.example", "text": "Helpt."}
    inventory.name_inspirer(a_round(cast), by=cast.sami, **said)

    making_privacy.forget(cast.sami)

    assert not Idea.objects.exists()


def test_an_objection_stays_without_a_name_unless_one_takes_it_along(cast):
    draft = a_round(cast, Phase.TESTING).drafts.get()
    pia, jo = someone(cast, "Pia Prins"), someone(cast, "Jo Vos")
    for person in (pia, jo):
        reacting.react(draft, by=person, kind="objection", argument=f"Nee, zegt {person.handle}.")

    making_privacy.take_along(jo)
    pia.delete()

    left = Reaction.objects.get()
    assert (left.person, left.argument) == (None, "Nee, zegt pia-prins.")
    assert not reacting.unanswered_objections(draft).exists()
