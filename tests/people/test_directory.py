"""Finding people."""

from io import StringIO

import pytest
from django.core.management import call_command

from samenspel.people import directory, skilling
from samenspel.people.competences.own_words import in_own_words
from samenspel.people.introducing import introduce
from samenspel.privacy.visibility import Visibility
from samenspel.search.asking import asks
from samenspel.search.models import SearchDoc

pytestmark = pytest.mark.django_db


def handles(people):
    return [person.handle for person in people]


def test_people_stand_by_name(cast):
    introduce(name="aad", visibility=Visibility.PUBLIC)

    assert handles(directory.find(cast.noor)) == ["aad", "anna", "bram", "noor", "rik", "sami", "tess"]


def test_every_word_must_fit_somewhere(cast):
    assert handles(directory.find(cast.noor, words="timmert samen")) == ["sami"]
    assert handles(directory.find(cast.noor, words="timmert overzicht")) == []


def test_an_organisation_narrows(cast):
    found = directory.find(cast.noor, chosen={"organisation": cast.housing.slug})

    assert handles(found) == ["sami"]


def test_a_community_narrows_to_its_members_now(cast):
    found = directory.find(cast.noor, chosen={"community": cast.workshop.slug})

    assert handles(found) == ["noor", "sami"]


def test_a_community_one_may_not_see_narrows_to_nobody(cast):
    assert handles(directory.find(cast.noor, chosen={"community": cast.circle.slug})) == []


def test_the_page_offers_no_community_that_is_closed_to_the_viewer(cast, client_of):
    page = client_of(cast.sami).get("/people/").content.decode()

    assert "De Buurttuin" in page
    assert "De Zorgkring" not in page


def test_a_visitor_sees_nobody_who_is_not_public(cast, client_of):
    page = client_of(None).get("/people/").content.decode()

    assert "Noor El Amrani" not in page
    assert "Sign in" in page


def test_roles_and_organisation_stand_on_the_card(cast, client_of):
    page = client_of(cast.tess).get("/people/?q=sami").content.decode()

    assert "Secretaris, De Wijkwerkplaats" in page
    assert "opzichter, Woonstede" in page


def test_a_value_that_is_no_choice_counts_as_not_chosen(cast, client_of):
    page = client_of(cast.sami).get("/people/", {"community": "de-zorgkring", "organisation": "' OR 1=1"})

    assert len(page.context["page"].items) == 6


def test_a_long_list_asks_no_more_questions_than_a_short_one(cast, client_of, django_assert_max_num_queries):
    for number in range(40):
        introduce(name=f"Lid {number}", visibility=Visibility.PUBLIC)
    client = client_of(cast.sami)
    client.get("/people/")

    with django_assert_max_num_queries(12):
        client.get("/people/")


def skilled(person, words, **rest):
    return skilling.add(person, in_own_words(words), by=person, **rest)


def test_words_are_found_in_other_forms_and_without_accents(cast):
    cast.sami.brings = "Organisaties en cafés"
    cast.sami.save()

    assert handles(directory.find(cast.noor, words="organisatie cafe")) == ["sami"]


def test_a_competence_and_the_wish_for_more_of_it_narrow(cast):
    skilled(cast.sami, "Deuren stellen", wish="more")
    skill = skilled(cast.noor, "Deuren stellen", wish="less")

    number = str(skill.competence_id)
    assert handles(directory.find(cast.tess, can=number)) == ["noor", "sami"]
    assert handles(directory.find(cast.tess, can=number, wish="more")) == ["sami"]
    assert handles(directory.find(cast.tess, wish="less")) == ["noor"]


def test_a_language_and_a_place_narrow(cast):
    cast.sami.languages, cast.sami.place = ["nl", "tr"], "Sint-Jansdorp"
    cast.sami.save()

    assert handles(directory.find(cast.noor, language="tr")) == ["sami"]
    assert handles(directory.find(cast.noor, place="sint jans")) == ["sami"]
    assert handles(directory.find(cast.noor, place="dorp")) == []


def test_a_role_narrows_where_the_community_may_be_seen(cast, client_of):
    page = client_of(cast.tess).get("/people/?role=Secretaris")

    assert handles(page.context["page"].items) == ["sami"]


@pytest.mark.parametrize("field", ["brings", "about", "headline", "wants", "seeks", "place"])
def test_nobody_is_found_by_what_the_viewer_may_not_see(cast, field):
    setattr(cast.sami, field, "pindarotsjes")
    cast.sami.seen_by = {field: "members"}
    cast.sami.save()

    assert handles(directory.find(cast.noor, words="pindarotsjes")) == ["sami"]
    assert handles(directory.find(cast.anna, words="pindarotsjes")) == ["sami"]
    assert handles(directory.find(cast.tess, words="pindarotsjes")) == []
    assert handles(directory.find(None, words="pindarotsjes")) == []


def test_filters_tell_nothing_of_what_the_viewer_may_not_see(cast):
    skill = skilled(cast.sami, "Deuren stellen")
    cast.sami.languages, cast.sami.place = ["tr"], "Zandwijk"
    cast.sami.seen_by = dict.fromkeys(("languages", "place", "competences"), "private")
    cast.sami.save()

    assert handles(directory.find(cast.noor, language="tr")) == []
    assert handles(directory.find(cast.noor, place="zandwijk")) == []
    assert handles(directory.find(cast.noor, can=str(skill.competence_id))) == []
    assert handles(directory.find(cast.noor, wish="fine")) == []
    assert handles(directory.find(cast.sami, language="tr")) == ["sami"]


def test_opening_a_part_lets_one_be_found_at_once(cast):
    cast.sami.brings, cast.sami.seen_by = "pindarotsjes", {"brings": "private"}
    cast.sami.save()
    assert handles(directory.find(cast.noor, words="pindarotsjes")) == []

    cast.sami.seen_by = {}
    cast.sami.save()

    assert handles(directory.find(cast.noor, words="pindarotsjes")) == ["sami"]


def test_guests_with_only_an_address_are_in_no_list(cast):
    assert "lena" not in {person.name for person in directory.find(cast.anna)}
    assert cast.lena not in directory.find(cast.anna)


@pytest.mark.parametrize(
    "query",
    [
        "can=99999999999999999999",
        "can=abc",
        "can=1'",
        "wish=most",
        "language=xx",
        "place=%00",
        "q=%27%22*",
        "role=%",
    ],
)
def test_a_filter_that_means_nothing_is_no_trouble(cast, client_of, query):
    assert client_of(cast.sami).get(f"/people/?{query}").status_code == 200


def test_where_there_is_too_much_to_choose_from_a_name_is_typed(cast, client_of, monkeypatch):
    monkeypatch.setattr("samenspel.people.views.directory.MOST_CHOICES", 0)

    page = client_of(cast.tess).get("/people/?organisation=woonst")

    assert handles(page.context["page"].items) == ["sami"]
    assert '<option value="woonstede"' not in page.content.decode()


def test_people_from_a_file_are_found_by_its_words_until_it_is_taken_back(cast, tmp_path):
    file = tmp_path / "ploeg.csv"
    file.write_text("naam;functie\nPia Prins;kwartiermaker\n")
    call_command("import", "people", str(file), "--visibility", "signed_in", stdout=StringIO())
    assert handles(directory.find(cast.noor, words="kwartiermakers")) == ["pia-prins"]

    call_command("import", "undo", "ploeg", stdout=StringIO())

    assert not SearchDoc.objects.matching(asks("kwartiermakers")).exists()
