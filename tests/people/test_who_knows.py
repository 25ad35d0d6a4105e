"""Who knows about something: answered in one step, with the reason, and only with what the viewer may see."""

import pytest

from samenspel.people import asking, recognising, skilling
from samenspel.people.competences.bringing_in import bring_in
from samenspel.people.competences.own_words import in_own_words
from samenspel.people.competences.reading import Esco
from samenspel.people.models import Competence
from samenspel.privacy.visibility import Visibility

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

BASE = "http://esco.example/"


@pytest.fixture
def esco():
    """Talking, of which leading a discussion is a kind."""
    esco = Esco()
    for name, label, others in (
        ("talk", "communiceren", []),
        ("lead", "discussies modereren", ["gesprekken leiden"]),
    ):
        concept = esco.concept(BASE + name)
        concept.kind, concept.labels = "skill", {"nl": label}
        concept.alternatives = {"nl": dict.fromkeys(others)}
    esco.link(BASE + "lead", BASE + "talk")
    bring_in(esco)
    return {name: Competence.objects.get(uri=BASE + name) for name in ("talk", "lead")}


def answers(text, viewer):
    found, _competences = asking.who_knows(text, viewer)
    return [(answer.person.handle, answer.reason) for answer in found]


def test_a_competence_is_a_reason_by_its_own_its_other_and_its_broader_name(cast, esco):
    skilling.add(cast.sami, esco["lead"], by=cast.sami, level=4)

    for asked in ("discussies modereren", "iemand die gesprekken kan leiden", "communiceren"):
        assert answers(asked, cast.noor) == [("sami", "Discussies modereren: teaches others")], asked


def test_what_fits_better_comes_first_and_within_that_it_is_by_name(cast, esco):
    skilling.add(cast.tess, esco["lead"], by=cast.tess, level=1)
    skilling.add(cast.bram, esco["lead"], by=cast.bram, level=4)
    praise = recognising.recognise(cast.sami, esco["lead"], by=cast.tess, example="Op de markt.")
    recognising.accept(praise, by=cast.sami)
    cast.rik.brings = "Gesprekken leiden in de buurt"
    cast.rik.save()

    assert [handle for handle, _reason in answers("gesprekken leiden", cast.noor)] == [
        "bram",
        "tess",
        "sami",
        "rik",
    ]


def test_each_stands_there_once_with_the_first_reason(cast, esco):
    skilling.add(cast.sami, esco["lead"], by=cast.sami)
    cast.sami.brings = "Gesprekken leiden"
    cast.sami.save()

    assert len(answers("gesprekken leiden", cast.noor)) == 1


def test_praise_is_a_reason_only_once_it_is_accepted(cast, esco):
    praise = recognising.recognise(cast.sami, esco["lead"], by=cast.noor, example="Op de markt.")
    assert answers("gesprekken leiden", cast.tess) == []

    recognising.accept(praise, by=cast.sami)

    assert answers("gesprekken leiden", cast.tess) == [
        ("sami", "recognised for Discussies modereren: “Op de markt.”")
    ]


def test_own_words_and_what_someone_writes_are_reasons(cast):
    skilling.add(cast.sami, in_own_words("Leuningen maken"), by=cast.sami)
    cast.noor.about = "Thuis maak ik leuningen van eik."
    cast.noor.save()

    assert answers("wie kan een leuning maken", cast.tess) == [
        ("noor", "Thuis maak ik leuningen van eik."),
        ("sami", "Leuningen maken"),
    ]


def test_what_someone_looks_for_is_not_what_they_know(cast):
    cast.sami.seeks = "Iemand die weet hoe een warmtepomp werkt"
    cast.sami.save()

    assert answers("warmtepomp", cast.noor) == []


def test_one_word_of_several_counts_only_when_nothing_else_fits(cast):
    cast.sami.brings = "Warmtepompen"
    cast.sami.save()

    assert answers("subsidie warmtepompen", cast.noor) == [("sami", "Warmtepompen")]


@pytest.mark.parametrize(
    ("level", "who"), [("public", "noor vera anna visitor"), ("members", "noor anna"), ("private", "")]
)
def test_only_what_the_viewer_may_see_is_a_reason(cast, esco, level, who):
    skilling.add(cast.sami, esco["lead"], by=cast.sami)
    cast.sami.visibility = Visibility.PUBLIC
    cast.sami.seen_by = {"competences": level}
    cast.sami.save()
    viewers = {name: getattr(cast, name) for name in ("noor", "vera", "anna")} | {"visitor": None}

    finding = {name for name, viewer in viewers.items() if answers("gesprekken leiden", viewer)}

    assert finding == set(who.split())


@pytest.mark.parametrize(
    "asked", ["", "   ", "?!", "de het een", "a" * 500, "\0", "c:1", "' OR 1=1 --", '"*']
)
def test_a_question_that_says_nothing_is_no_trouble(cast, client_of, asked):
    answer = client_of(cast.noor).get("/people/who-knows/", {"q": asked})

    assert answer.status_code == 200


def test_the_page_says_how_it_understood_the_question_and_what_the_order_means(cast, client_of, esco):
    skilling.add(cast.sami, esco["lead"], by=cast.sami)

    page = client_of(cast.noor).get("/people/who-knows/?q=gesprekken").content.decode()

    assert "Understood as" in page
    assert "It says nothing about who is better" in page


def test_many_answers_cost_as_many_questions_as_one(cast, client_of, esco, django_assert_max_num_queries):
    for person in (cast.sami, cast.bram, cast.tess, cast.rik):
        skilling.add(person, esco["lead"], by=person)
    client = client_of(cast.noor)
    client.get("/people/who-knows/?q=gesprekken")

    with django_assert_max_num_queries(30):
        client.get("/people/who-knows/?q=gesprekken")
