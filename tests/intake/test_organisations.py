"""A list of organisations: real names and kinds for what a set brought, whichever file came first."""

import pytest

from samenspel.intake.models import Dataset
from samenspel.intake.undoing import undo
from samenspel.organisations.affiliating import found
from samenspel.organisations.models import Organisation
from samenspel.people.models import Person
from tests.shared import shared_data

LIST = "organisation,name,type\namsterdam.nl,Gemeente Amsterdam,overheid\nintel.com,,\n"
PEOPLE = "id,naam,organisation\n1,Anna,amsterdam.nl\n2,Bas,intel.com\n"


def told():
    return set(Organisation.objects.values_list("name", "domain", "kind"))


@pytest.mark.parametrize("order", [("people", "organisations"), ("organisations", "people")])
def test_organisations_show_their_real_names_whichever_file_came_first(bring, order):
    for kind in order:
        bring(kind, {"people": PEOPLE, "organisations": LIST}[kind])

    assert told() == {
        ("Gemeente Amsterdam", "amsterdam.nl", "government"),
        ("intel.com", "intel.com", "other"),
    }
    anna = Person.objects.get(name="Anna")
    assert anna.affiliations.get().organisation.name == "Gemeente Amsterdam"


def test_the_same_list_again_changes_nothing_and_an_empty_cell_takes_nothing_away(bring):
    first = bring("organisations", LIST).counts["organisations"]
    again = bring("organisations", LIST).counts["organisations"]
    other = bring("organisations", "domein,naam\namsterdam.nl,\nintel.com,Intel\n").counts["organisations"]

    assert (first, again, other) == ({"new": 2}, {"unchanged": 2}, {"unchanged": 1, "changed": 1})
    assert ("Gemeente Amsterdam", "amsterdam.nl", "government") in told()


def test_an_organisation_that_was_here_already_stays_as_it_is(bring):
    found(name="Amsterdam", domain="amsterdam.nl", kind="care")

    outcome = bring("organisations", LIST)

    assert outcome.counts["organisations"] == {"known": 1, "new": 1}
    assert ("Amsterdam", "amsterdam.nl", "care") in told()


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        (
            "intel.com,Intel,\nIntel.com,Intel,\n",
            "Row 3, column “organisation”: This is the same as in row 2.",
        ),
        ("O1,Gemeente Amsterdam,\n", "Row 2, column “organisation”: This is no e-mail domain"),
    ],
)
def test_what_cannot_be_told_apart_is_refused(problems_in, rows, sentence):
    assert problems_in("organisations", f"organisation,name,type\n{rows}")[0].startswith(sentence)


def test_who_works_for_nobody_else_is_no_organisation(bring):
    outcome = bring("organisations", "organisation,name\nindependent,\nintel.com,\n")

    assert outcome.counts["left_out"] == {"own_account": 1}
    assert Organisation.objects.count() == 1


def test_the_check_says_what_the_import_does(bring, problems_in):
    found(name="Amsterdam", domain="amsterdam.nl")

    assert problems_in("organisations", LIST) == []
    assert Organisation.objects.count() == 1


def test_taking_it_back_takes_the_organisations(bring):
    bring("organisations", LIST)
    undo(Dataset.objects.get())

    assert Organisation.objects.count() == 0


def test_organisations_of_a_public_set_are_not_shown_to_visitors(bring):
    bring("organisations", LIST, visibility="public")

    assert set(Organisation.objects.values_list("visibility", flat=True)) == {"signed_in"}


@pytest.mark.shared_data
@pytest.mark.parametrize("community", ["dpdk", "nl-design-system", "signalen"])
def test_the_public_lists_come_in_whole(bring, community):
    path = shared_data("events", community, "organisations.csv")

    outcome = bring("organisations", path)

    rows = len(path.read_text().strip().splitlines()) - 1
    assert sum(outcome.counts["left_out"].values()) == 1, "those who work for nobody else"
    assert outcome.counts["organisations"] == {"new": rows - 1}
