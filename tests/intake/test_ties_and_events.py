"""Ties and events: each once, in their direction, by people who are known or come along."""

import pytest

from samenspel.intake.models import Dataset, DatasetPerson
from samenspel.intake.signals import dataset_changed
from samenspel.networks.models import CollaborationEvent, Tie
from samenspel.organisations.models import Affiliation
from samenspel.people.introducing import introduce
from samenspel.people.models import Person

TIES = "relatie,van,naar,gewicht\nadvies,anna,bas,1\nadvies,bas,anna,1\nhulp,anna,cor,2\n"
EVENTS = "who,with,when,kind\n" + "anna,bas,2024-01-01,overleg\n" * 2 + "bas,cor,2024-02-01,overleg\n"


def test_ties_have_a_relation_a_direction_and_a_value(bring):
    counts = bring("ties", TIES).counts

    assert counts["relations"] == {"advies": 2, "hulp": 1}
    assert (counts["ties"], counts["people"], counts["pairs"]) == ({"new": 3}, {"new": 3}, 2)
    assert Tie.objects.get(relation="hulp").value == 2


def test_the_same_ties_again_change_nothing_and_new_values_are_counted(bring):
    bring("ties", TIES)

    assert bring("ties", TIES).counts["ties"] == {"unchanged": 3}
    assert bring("ties", TIES.replace("cor,2", "cor,5")).counts["ties"] == {"unchanged": 2, "changed": 1}
    assert set(Tie.objects.values_list("relation", "value")) == {("advies", 1.0), ("hulp", 5.0)}


@pytest.mark.parametrize("undirected", [frozenset({"advies"}), frozenset("*")])
def test_a_tie_without_direction_stands_once(bring, undirected):
    counts = bring("ties", TIES, undirected=undirected).counts

    assert Tie.objects.filter(relation="advies").count() == 1
    assert not Tie.objects.get(relation="advies").directed
    assert counts["left_out"] == {"double": 1}


def test_undirected_ties_come_again_without_a_change_either_way_round(bring):
    bring("ties", "van,naar\nanna,bas\ncor,bas\n", undirected=frozenset("*"))

    counts = bring("ties", "van,naar\nbas,anna\nbas,cor\n", undirected=frozenset("*")).counts

    assert counts["ties"] == {"unchanged": 2}


def test_a_relation_said_by_hand_goes_before_the_column(bring):
    bring("ties", "relatie,van,naar\nx,anna,bas\n", defaults={"relation": "advies"})

    assert Tie.objects.get().relation == "advies"


def test_people_nobody_knows_can_be_left_out(bring):
    bring("people", "id\nanna\nbas\n")

    counts = bring("ties", TIES, known_only=True).counts

    assert counts["left_out"] == {"unknown_people": 1}
    assert Person.objects.count() == 2


def test_an_address_as_a_key_is_whoever_has_it(bring):
    noor = introduce(name="Noor", email="noor@samen.example")

    counts = bring("events", "person,other,at\nNoor@samen.example,anna,2024-01-01\n").counts

    assert counts["people"] == {"known": 1, "new": 1}
    assert CollaborationEvent.objects.get().person == noor


def test_a_matrix_brings_people_without_ties_too(bring):
    bring("ties", ";anna;bas;cor\nanna;0;2,5;0\nbas;1;0;\ncor;0;0;0\n", name="advies-matrix.csv")

    assert Person.objects.count() == 3
    assert set(Tie.objects.values_list("relation", "value")) == {("advies", 2.5), ("advies", 1.0)}


def test_events_without_a_key_are_their_own_key_and_may_happen_twice(bring):
    assert bring("events", EVENTS).counts["events"] == {"new": 3}
    assert bring("events", EVENTS).counts["events"] == {"unchanged": 3}
    assert CollaborationEvent.objects.count() == 3


def test_events_with_a_key_are_known_again_and_changed(bring):
    rows = "event_id,person,other,at,weight\ne1,anna,bas,2024-01-01,1\ne2,anna,bas,2024-01-02,1\n"
    bring("events", rows)

    counts = bring(
        "events", rows.replace("2024-01-02,1", "2024-01-02,3") + "e3,bas,cor,2024-01-03,1\n"
    ).counts

    assert counts["events"] == {"unchanged": 1, "changed": 1, "new": 1}
    assert CollaborationEvent.objects.get(key="e2").weight == 3


def test_the_organisation_most_named_is_the_main_one(bring):
    rows = [("a.nl", 1), ("b.nl", 2), ("b.nl", 3), ("independent", 4), ("independent", 5), ("independent", 6)]
    text = "person,organisation,other,at\n" + "".join(
        f"anna,{name},bas,2024-01-0{day}\n" for name, day in rows
    )

    bring("events", text)

    assert dict(Affiliation.objects.values_list("organisation__name", "is_main")) == {
        "a.nl": False,
        "b.nl": True,
    }


def test_two_sets_know_the_same_key_as_two_people(bring):
    bring("people", "id\n1\n", dataset="Noord")
    bring("people", "id\n1\n", dataset="Zuid")

    assert Person.objects.count() == 2
    assert len(set(Person.objects.values_list("handle", flat=True))) == 2


def test_a_set_is_found_again_by_its_name_and_opened_only_when_asked(bring):
    bring("people", "id\n1\n", dataset="Wijkteam Noord", visibility="signed_in")
    bring("people", "id\n2\n", dataset="wijkteam noord")

    assert Dataset.objects.get().visibility == "signed_in"
    assert DatasetPerson.objects.count() == 2


def test_rooms_above_are_told_after_the_set_has_changed(bring, django_capture_on_commit_callbacks):
    told = []

    def listen(sender, dataset, kind, **_rest):
        told.append((dataset.name, kind))

    dataset_changed.connect(listen)
    try:
        for _time in range(2):
            with django_capture_on_commit_callbacks(execute=True):
                bring("ties", TIES)
    finally:
        dataset_changed.disconnect(listen)

    assert told == [("Wijkteam", "ties")], "the second time nothing changed"
