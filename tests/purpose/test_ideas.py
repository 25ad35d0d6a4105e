"""The inventory: ideas, examples, and people who inspire, of whom nothing is seen before their yes."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from samenspel.house import ending
from samenspel.purpose import inventory, rounds
from samenspel.purpose.models import Idea, Inspirer, Phase
from samenspel.purpose.rounds import NotYet
from tests.purpose.making import a_round, someone

pytestmark = pytest.mark.django_db
URL = "/purpose/de-wijkwerkplaats/rounds/1/"
LETTER = {"name": "Oma Jans", "email": "jans@elders.example", "text": "Zij helpt zonder het te zeggen."}


@pytest.fixture
def round(cast):
    return a_round(cast)


@pytest.fixture
def asked(cast, round):
    return inventory.name_inspirer(round, by=cast.sami, **LETTER)[0]


def seen_by(person):
    return set(Idea.objects.visible_to(person).values_list("text", flat=True))


def test_an_idea_is_brought_once_and_taken_back_by_who_brought_it(cast, round):
    mark = "6f3f7f8a-0000-4000-8000-000000000001"
    for _again in range(2):
        idea = inventory.bring(round, by=cast.sami, kind="idea", text="Een bank.", once=mark)
    with pytest.raises(PermissionDenied):
        inventory.take_back(idea, by=cast.noor)

    inventory.take_back(idea, by=cast.sami)

    assert not Idea.objects.exists()


@pytest.mark.parametrize("who", ["vera", "bram", "rik", "lena", "anna"])
def test_whoever_takes_no_part_brings_nothing(cast, round, who):
    with pytest.raises(PermissionDenied):
        inventory.bring(round, by=getattr(cast, who), kind="idea", text="Een bank.")


def test_nothing_is_brought_to_a_round_that_ended(cast, round):
    rounds.move(round, Phase.ENDED, by=cast.noor, why="Later.")

    with pytest.raises(PermissionDenied):
        inventory.bring(round, by=cast.sami, kind="idea", text="Een bank.")


def test_before_a_yes_only_who_named_someone_sees_it(cast, round, asked):
    assert seen_by(cast.sami) == {LETTER["text"]}
    assert seen_by(cast.noor) == seen_by(cast.anna) == seen_by(None) == set()

    inventory.answer(asked, yes=True)

    assert seen_by(cast.noor) == seen_by(None) == {LETTER["text"]}


@pytest.mark.parametrize("said_yes_before", [False, True])
def test_after_a_no_who_it_was_is_gone(cast, asked, said_yes_before):
    if said_yes_before:
        inventory.answer(asked, yes=True)

    inventory.answer(asked, yes=False)

    asked.refresh_from_db()
    assert (asked.name, asked.email, asked.idea.text) == ("", "", "")
    assert asked.said == ("withdrawn" if said_yes_before else "no")


def test_a_yes_after_a_no_brings_nothing_back(cast, asked):
    inventory.answer(asked, yes=False)

    assert inventory.answer(asked, yes=True).said == "no"


def test_who_never_answers_is_forgotten_after_a_month(cast, asked):
    Inspirer.objects.update(asked_at=timezone.now() - timedelta(days=32))

    ending.end_all()

    asked.refresh_from_db()
    assert (asked.said, asked.name, asked.email) == ("lapsed", "", "")
    assert inventory.opened_by(inventory.link_for(asked)) is None


def test_a_member_answers_for_themselves_only(cast, round):
    inspirer, by_letter = inventory.name_inspirer(
        round, by=cast.noor, text="Klaar voor iedereen.", person=cast.sami
    )
    assert not by_letter
    with pytest.raises(PermissionDenied):
        inventory.answer_as(inspirer, by=cast.noor, yes=True)

    inventory.answer_as(inspirer, by=cast.sami, yes=True)

    assert seen_by(cast.noor) == {"Klaar voor iedereen."}


def test_one_address_is_asked_once_and_nobody_can_tell_that_another_did(cast, round, asked):
    again, by_letter = inventory.name_inspirer(
        round, by=cast.noor, **LETTER | {"email": "JANS@elders.example"}
    )

    assert (by_letter, again.said, again.name, again.email) == (False, "nothing", "Oma Jans", "")


def test_naming_and_taking_back_sends_no_more_letters(cast, round, asked):
    tries = []
    for _again in range(4):
        inventory.take_back(asked.idea, by=cast.sami)
        asked, by_letter = inventory.name_inspirer(round, by=cast.sami, **LETTER)
        tries.append(by_letter)
    inventory.take_back(asked.idea, by=cast.sami)

    assert tries == [False] * 4
    with pytest.raises(NotYet):
        inventory.name_inspirer(round, by=cast.sami, **LETTER)


def test_after_a_no_nobody_asks_again_and_after_silence_one_may(cast, round, asked):
    silent = inventory.name_inspirer(round, by=cast.sami, **LETTER | {"email": "stil@elders.example"})[0]
    inventory.answer(asked, yes=False)
    later = timezone.now() + timedelta(days=40)
    inventory.forget_silent(later - timedelta(days=30))

    assert not inventory.name_inspirer(round, by=cast.noor, at=later, **LETTER)[1]
    assert inventory.name_inspirer(
        round, by=cast.noor, at=later, **LETTER | {"email": "stil@elders.example"}
    )[1]
    silent.refresh_from_db()
    assert silent.said == "lapsed"


def test_a_day_has_five_letters(cast, round, asked):
    for number in range(4):
        inventory.name_inspirer(round, by=cast.sami, **LETTER | {"email": f"nr{number}@elders.example"})

    with pytest.raises(NotYet):
        inventory.name_inspirer(round, by=cast.sami, **LETTER | {"email": "nog@elders.example"})


def test_the_letter_says_who_asks_what_for_and_its_link_answers_without_an_account(
    cast, round, client_of, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        client_of(cast.sami, "nl").post(f"{URL}inspirer/", LETTER)
    letter = mail.outbox[0]
    link = next(line for line in letter.body.splitlines() if "/inspired-by/letter/" in line)

    page = client_of(None).get(link)
    client_of(None).post(link, {"yes": "1"})

    assert letter.to == ["jans@elders.example"]
    assert "Sami de Wit" in letter.body
    assert LETTER["text"] in letter.body
    assert LETTER["text"] in page.content.decode()
    assert Inspirer.objects.get().said == "yes"
    client_of(None).post(link, {"no": "1"})
    assert client_of(None).get(link).status_code == 404


def test_a_forged_link_opens_nothing(client_of, asked):
    assert client_of(None).get("/purpose/inspired-by/letter/MQ:1abc:xyz/").status_code == 404


def test_an_idea_without_words_comes_back_with_what_is_wrong(cast, round, client_of):
    answer = client_of(cast.sami).post(f"{URL}ideas/", {"text": " ", "kind": "idea", "link": "geen adres x"})

    assert answer.status_code == 422
    assert "geen adres x" in answer.content.decode()


def test_the_page_says_no_name_the_reader_may_not_see(cast, round, client_of):
    hidden = someone(cast, "Pia Prins")
    hidden.visibility = "private"
    hidden.save()
    inventory.bring(round, by=hidden, kind="idea", text="Een bank bij de bus.")

    page = client_of(None).get(f"{URL}ideas/").content.decode()

    assert "Een bank bij de bus." in page
    assert "Pia Prins" not in page


def test_a_page_of_many_ideas_asks_the_database_no_more(
    cast, round, client_of, django_assert_max_num_queries
):
    for number in range(12):
        inventory.bring(round, by=cast.sami, kind="idea", text=f"Idee {number}")
    client = client_of(cast.sami)

    with django_assert_max_num_queries(22):
        client.get(f"{URL}ideas/")
