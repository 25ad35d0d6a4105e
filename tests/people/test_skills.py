"""What someone says they can: found by what people call it, in one's own words, in one's own order."""

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.people import skilling
from samenspel.people.competences.own_words import in_own_words
from samenspel.people.models import Competence, CompetenceLabel, Skill
from samenspel.privacy.erasing import erase

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]


def competence(label, *others, uri=None):
    made = Competence.objects.create(
        uri=uri or f"http://esco.example/{label}", label_nl=label, label_en=label, folded=label.lower()
    )
    for other in others:
        CompetenceLabel.objects.create(competence=made, language="nl", text=other, folded=other.lower())
    return made


def listed(person):
    return [(skill.competence.label_nl, skill.level, skill.wish) for skill in person.skills.all()]


def test_a_competence_in_own_words_is_added_and_said_more_about(cast, client_of):
    client = client_of(cast.sami)
    client.post("/people/me/competences/add/", {"words": "  Deuren   stellen "})
    skill = cast.sami.skills.get()

    client.post(f"/people/me/competences/{skill.pk}/", {"level": 4, "wish": "less"})

    assert listed(cast.sami) == [("Deuren stellen", 4, "less")]


def test_the_same_words_meet(cast):
    one = skilling.add(cast.sami, in_own_words("Café runnen"), by=cast.sami)
    other = skilling.add(cast.noor, in_own_words("cafe  RUNNEN"), by=cast.noor)

    assert one.competence == other.competence


def test_own_words_that_are_the_name_of_a_competence_are_that_competence(cast):
    leading = competence("discussies modereren", "gesprekken leiden")

    assert in_own_words("Discussies modereren") == leading
    assert in_own_words("Gesprekken leiden") == leading


def test_another_name_of_two_competences_says_neither(cast):
    competence("een", "trekken")
    competence("twee", "trekken")

    assert in_own_words("trekken").is_own_words


@pytest.mark.parametrize("words", ["", "   ", "!?", "\0"])
def test_no_words_are_refused_in_a_sentence(cast, client_of, words):
    answer = client_of(cast.sami).post("/people/me/competences/add/", {"words": words}, follow=True)

    assert "Say in a few words what it is." in answer.content.decode()
    assert listed(cast.sami) == []


def test_adding_twice_changes_nothing(cast):
    skilling.add(cast.sami, in_own_words("Deuren stellen"), by=cast.sami)
    skilling.add(cast.sami, in_own_words("deuren stellen"), by=cast.sami)

    assert len(listed(cast.sami)) == 1


def test_a_list_has_an_end(cast, client_of, monkeypatch):
    monkeypatch.setattr(skilling, "MOST", 2)
    client = client_of(cast.sami)
    for words in ("een", "twee", "drie"):
        answer = client.post("/people/me/competences/add/", {"words": words}, follow=True)

    assert len(listed(cast.sami)) == 2
    assert "You named 2 already" in answer.content.decode()


def test_the_order_is_ones_own(cast, client_of):
    for words in ("een", "twee", "drie"):
        skilling.add(cast.sami, in_own_words(words), by=cast.sami)
    last = cast.sami.skills.last()
    client = client_of(cast.sami)

    client.post(f"/people/me/competences/{last.pk}/move/", {"way": "up"})
    client.post(f"/people/me/competences/{last.pk}/move/", {"way": "up"})
    client.post(f"/people/me/competences/{last.pk}/move/", {"way": "up"})

    assert [label for label, *_rest in listed(cast.sami)] == ["drie", "een", "twee"]


def test_nobody_says_what_someone_else_can(cast):
    skill = skilling.add(cast.sami, in_own_words("Deuren stellen"), by=cast.sami)

    for act in (
        lambda: skilling.add(cast.sami, in_own_words("x y"), by=cast.anna),
        lambda: skilling.change(skill, by=cast.noor, level=1, wish="fine"),
        lambda: skilling.move(skill, by=cast.noor, up=True),
        lambda: skilling.remove(skill, by=cast.anna),
        lambda: skilling.add(cast.lena, in_own_words("x y"), by=cast.lena),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_words_nobody_uses_any_more_go(cast):
    skill = skilling.add(cast.sami, in_own_words("Deuren stellen"), by=cast.sami)
    skilling.remove(skill, by=cast.sami)

    assert not Competence.objects.filter(uri=None).exists()


def test_whoever_is_erased_takes_their_own_words_along_and_leaves_shared_ones(cast):
    skilling.add(cast.sami, in_own_words("Alleen van Sami"), by=cast.sami)
    for person in (cast.sami, cast.noor):
        skilling.add(person, in_own_words("Van ons beiden"), by=person)

    erase(cast.sami, by=None)

    assert list(Competence.objects.filter(uri=None).values_list("label_nl", flat=True)) == ["Van ons beiden"]


def test_own_words_do_not_come_up_for_others_who_type(cast, client_of):
    skilling.add(cast.vera, in_own_words("Geheime gave"), by=cast.vera)

    page = client_of(cast.sami).get("/people/me/competences/?q=geheime").content.decode()

    assert "Geheime gave" not in page


def test_typing_finds_other_names_without_script_and_as_a_part(cast, client_of):
    from samenspel.search.indexing import reindex

    competence("discussies modereren", "gesprekken leiden")
    reindex(["competence"])
    client = client_of(cast.sami)

    page = client.get("/people/me/competences/?q=gesprek").content.decode()
    part = client.get("/people/me/competences/?q=gesprek", headers={"hx-request": "true"}).content.decode()

    assert "Discussies modereren" in page
    assert "gesprekken leiden" in part
    assert "<html" not in part
    assert "ESCO" in part


def test_a_number_of_no_competence_leads_nowhere(cast, client_of):
    client = client_of(cast.sami)

    assert client.post("/people/me/competences/add/", {"competence": "999999"}).status_code == 404
    assert client.get("/people/competences/999999/").status_code == 404
    assert Skill.objects.count() == 0


def test_what_one_can_stands_on_the_page_in_words(cast, client_of):
    skilling.add(cast.sami, in_own_words("Deuren stellen"), by=cast.sami, level=4, wish="more")

    page = client_of(cast.vera).get("/people/sami/").content.decode()

    assert "Deuren stellen" in page
    assert "teaches others" in page
    assert "wants more of it" in page
