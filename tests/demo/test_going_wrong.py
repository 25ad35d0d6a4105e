"""In the demo something goes wrong: an advertisement is hidden, a report waits, someone is muted."""

from samenspel.demo.chapters.going_wrong import ADVERTISEMENT
from samenspel.moderation.cases import open_cases
from samenspel.moderation.models import Hiding, Mute
from samenspel.people.models import Person
from samenspel.work.models import Result


def test_an_advertisement_is_hidden_with_a_reason_and_seen_by_who_put_it_there(planted, db):
    hiding = Hiding.objects.get()
    maker = hiding.about.published_by

    assert hiding.about.title == ADVERTISEMENT["title"][0]
    assert hiding.about in Result.objects.visible_to(maker)
    assert hiding.about not in Result.objects.visible_to(None)


def test_a_report_waits_for_a_steward(planted, db):
    noor = Person.objects.get(name="Noor Bakker")

    (case,) = open_cases(noor)

    assert case.thing in Result.objects.visible_to(None)


def test_someone_is_muted(planted, db):
    assert Mute.objects.count() == 1
