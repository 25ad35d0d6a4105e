"""People from a file: who is new, who is known already, who they work for, and what is never touched."""

import pytest

from samenspel.intake.models import DatasetPerson
from samenspel.networks.models import Tie
from samenspel.organisations.affiliating import affiliate, found
from samenspel.organisations.models import Affiliation, Organisation, Unit
from samenspel.people.introducing import introduce
from samenspel.people.models import Person
from samenspel.privacy.visibility import Visibility


def test_a_person_with_a_name_gets_a_profile(bring):
    bring(
        "people",
        "id,voornaam,tussenvoegsel,achternaam,functie\n7,Anna,de,Bos,Timmert\n",
        visibility="signed_in",
    )

    anna = Person.objects.get()
    assert (anna.name, anna.headline, anna.handle) == ("Anna de Bos", "Timmert", "anna-de-bos")
    assert anna.visibility == Visibility.SIGNED_IN
    assert not anna.has_usable_password()


def test_a_person_without_a_name_is_a_private_pseudonym(bring):
    bring("people", "id\np_0021\n", visibility="public")

    person = Person.objects.get()
    assert (person.name, person.handle, person.email) == ("p_0021", "wijkteam-p_0021", None)
    assert person.visibility == Visibility.PRIVATE


def test_a_pseudonym_that_gets_a_name_becomes_as_visible_as_the_set(bring):
    bring("people", "id\n7\n", visibility="signed_in")
    bring("people", "id,naam\n7,Anna Bos\n")

    anna = Person.objects.get()
    assert (anna.name, anna.visibility) == ("Anna Bos", Visibility.SIGNED_IN)


RIGHT_TO_LEFT, ZERO_WIDTH, JOINER = "\u202e", "\u200b", "\u200c"


def test_signs_that_cannot_be_seen_are_taken_out_of_names(bring):
    bring("people", f"id,naam\n{ZERO_WIDTH}7,{RIGHT_TO_LEFT}Anna\u2066 Bos{JOINER}\n8,می{JOINER}خواهم\n")

    assert set(Person.objects.values_list("name", flat=True)) == {"Anna Bos", f"می{JOINER}خواهم"}
    assert set(DatasetPerson.objects.values_list("key", flat=True)) == {"7", "8"}


@pytest.mark.parametrize("name", [ZERO_WIDTH, f"{RIGHT_TO_LEFT} {JOINER}", "\u3164", "\u2800"])
def test_a_name_of_signs_that_cannot_be_seen_is_refused(problems_in, name):
    said = problems_in("people", f"id,naam\n7,{name}\n")

    assert said[0].startswith("Row 2, column “naam”: There is nothing to be seen in this cell")


def test_without_a_number_the_address_or_the_name_is_the_key(bring):
    bring("people", "naam,email\nAnna,anna@samen.example\nBas,\n")

    assert set(DatasetPerson.objects.values_list("key", flat=True)) == {"anna@samen.example", "Bas"}


def test_who_is_known_by_address_is_that_person_and_keeps_their_profile(bring):
    noor = introduce(name="Noor El Amrani", email="noor@samen.example", headline="Maakt ruimte")

    outcome = bring("people", "id,naam,email,functie\n1,N. Elamrani,NOOR@samen.example,Manager\n")

    noor.refresh_from_db()
    assert outcome.counts["people"] == {"known": 1}
    assert (noor.name, noor.headline) == ("Noor El Amrani", "Maakt ruimte")
    assert DatasetPerson.objects.get().person == noor


def test_who_has_signed_in_since_keeps_what_they_made_of_it(bring):
    from django.utils import timezone

    bring("people", "id,naam,email\n1,Anna B,anna@samen.example\n")
    Person.objects.update(name="Anna Bos", last_login=timezone.now())

    outcome = bring("people", "id,naam,email\n1,Anna B,anna@samen.example\n")

    assert outcome.counts["people"] == {"unchanged": 1}
    assert Person.objects.get().name == "Anna Bos"


def test_changed_values_are_brought_up_to_date_and_counted(bring):
    bring("people", "id,naam,functie,team\n1,Anna,Leert,Noord\n2,Bas,Leert,Noord\n3,Cor,Leert,Zuid\n")

    counts = bring(
        "people", "id,naam,functie,team\n1,Anna,Kan,Noord\n2,Bas,,Zuid\n3,Cor,Leert,Zuid\n4,Dana,,\n"
    ).counts

    assert counts["people"] == {"changed": 2, "unchanged": 1, "new": 1}
    assert Person.objects.get(name="Anna").headline == "Kan"
    assert Person.objects.get(name="Bas").headline == "Leert", "an empty cell takes nothing away"


def test_an_address_of_someone_else_in_the_house_is_refused(bring, problems_in):
    introduce(name="Noor", email="noor@samen.example")
    bring("people", "id,naam\n1,Anna\n")

    said = problems_in("people", "id,email\n1,noor@samen.example\n")

    assert said[0].startswith(
        "Row 2, column “email”: This e-mail address belongs to someone else in the house."
    )


def test_one_person_cannot_have_two_keys_in_a_set(bring, problems_in):
    bring("people", "id,email\n1,anna@samen.example\n")

    said = problems_in("people", "id,email\n2,anna@samen.example\n")

    assert "belongs to who stands in the set as “1”" in said[0]


@pytest.mark.parametrize(
    "word", ["independent", "None", "ZZP", "zzp'er", "n.v.t.", "-", "geen", "Zelfstandig", ""]
)
def test_who_works_on_their_own_account_has_no_organisation(bring, word):
    bring("people", f'id,organisatie\n1,"{word}"\n')

    assert not Affiliation.objects.exists()
    assert not Organisation.objects.exists()


def test_an_organisation_is_found_by_domain_and_by_name(bring):
    by_domain, by_name = found(name="Gemeente Amsterdam", domain="amsterdam.nl"), found(name="Woonstede")

    bring("people", "id,organisatie\n1,Amsterdam.nl\n2,woonstede\n3,WOONSTEDE\n4,nieuw.nl\n")

    new = Organisation.objects.exclude(pk__in=[by_domain.pk, by_name.pk]).get()
    assert (new.name, new.domain, new.visibility) == ("nieuw.nl", "nieuw.nl", Visibility.PRIVATE)
    assert [each.affiliations.count() for each in (by_domain, by_name, new)] == [1, 2, 1]


def test_an_organisation_of_ones_own_stays_the_main_one(bring):
    noor = introduce(name="Noor", email="noor@samen.example")
    affiliate(noor, found(name="Woonstede"))

    bring("people", "id,email,organisatie\n1,noor@samen.example,Elders\n")

    main = noor.affiliations.get(is_main=True)
    assert (main.organisation.name, noor.affiliations.count()) == ("Woonstede", 2)


def test_who_moves_to_another_organisation_moves_here_too(bring):
    bring("people", "id,organisatie\n1,Woonstede\n2,Woonstede\n")

    counts = bring("people", "id,organisatie\n1,De Brink\n2,Woonstede\n").counts

    assert counts["affiliations"] == {"changed": 1, "unchanged": 1}
    assert Affiliation.objects.filter(organisation__name="De Brink", is_main=True).count() == 1
    assert Affiliation.objects.count() == 2


def test_several_organisations_give_several_affiliations_and_one_main(bring):
    bring("people", "id,organisation,organisations_seen\n1,a.nl,a.nl|b.nl|independent\n")

    assert list(Affiliation.objects.order_by("pk").values_list("organisation__name", "is_main")) == [
        ("a.nl", True),
        ("b.nl", False),
    ]


def test_departments_are_units_of_an_organisation_the_set_brought(bring):
    ours = found(name="Woonstede")
    bring("people", "id,organisatie,afdeling\n1,De Brink,Zorg\n2,De Brink,Zorg\n3,Woonstede,Zorg\n")

    assert Unit.objects.get().organisation.name == "De Brink"
    assert Affiliation.objects.filter(unit__name="Zorg").count() == 2
    assert Affiliation.objects.get(organisation=ours).unit is None
    assert DatasetPerson.objects.get(key="3").attributes == {"afdeling": "Zorg"}


def test_one_organisation_can_be_said_for_a_whole_file(bring):
    bring("people", "id,organisatie\n1,Elders\n2,\n", defaults={"organisation": "Woonstede"})

    assert set(Affiliation.objects.values_list("organisation__name", flat=True)) == {"Woonstede"}


@pytest.mark.parametrize("manager", ["2", "bas@samen.example", "Bas Bos"])
def test_a_manager_is_found_by_number_address_or_name(bring, manager):
    bring("people", f"id,naam,email,manager\n1,Anna,,{manager}\n2,Bas Bos,bas@samen.example,2\n")

    tie = Tie.objects.get()
    assert (tie.relation, tie.person.name, tie.other.name, tie.directed) == (
        "reports_to",
        "Anna",
        "Bas Bos",
        True,
    )


def test_bringing_people_in_asks_no_more_of_the_database_when_there_are_more(
    bring, django_assert_max_num_queries
):
    few = "id,naam,organisatie,manager\n" + "".join(f"{n},Lid {n},org{n % 9}.nl,0\n" for n in range(400))

    # Some fifty, of which half are rows that go in by the hundred: 999 values at a time on SQLite.
    with django_assert_max_num_queries(54):
        bring("people", few)
