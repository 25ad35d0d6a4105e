"""The page of a community about its purpose: where it is, in sentences, and one thing to do first."""

import pytest

from samenspel.purpose import inventory, reacting, rounds, showing, waiting
from samenspel.purpose.models import Phase
from tests.purpose.making import a_round, someone

pytestmark = pytest.mark.django_db
URL = "/purpose/de-wijkwerkplaats/"


def stands(round):
    return [step.stands for step in showing.steps(round)]


def test_before_anything_was_made_it_teaches_and_any_member_begins(cast, client_of):
    assert f"{URL}begin/" in client_of(cast.sami).get(URL).content.decode()
    assert f"{URL}begin/" not in client_of(cast.vera).get(URL).content.decode()

    client_of(cast.sami).post(f"{URL}begin/", {"why": "Veel is veranderd."})

    assert rounds.running(cast.workshop).started_by == cast.sami


@pytest.mark.parametrize("phase", [Phase.OPEN, Phase.CONVERSATION, Phase.PROPOSAL, Phase.TESTING])
@pytest.mark.parametrize("who", ["noor", "sami", "vera", None])
@pytest.mark.parametrize("language", ["en", "nl"])
def test_in_each_phase_everyone_reads_where_it_is(cast, client_of, phase, who, language):
    a_round(cast, phase)

    page = client_of(who and getattr(cast, who), language).get(URL)

    assert page.context["now"] in page.content.decode()
    assert page.content.decode().count("button-primary") <= 1


@pytest.mark.parametrize(
    ("phase", "words"),
    [
        (Phase.OPEN, "Bring an idea"),
        (Phase.PROPOSAL, "Begin a draft"),
        (Phase.TESTING, "Say what you think of it"),
    ],
)
def test_a_member_sees_one_thing_to_do_first(cast, client_of, phase, words):
    a_round(cast, phase)

    assert client_of(cast.sami).get(URL).context["action"].words == words


def test_while_an_objection_waits_answering_it_comes_first(cast, client_of):
    draft = a_round(cast, Phase.TESTING).drafts.get()
    reacting.react(draft, by=cast.sami, kind="objection", argument="Wie betaalt dat?")

    assert client_of(cast.noor).get(URL).context["action"].words == "Answer the objection"


@pytest.mark.parametrize("address", [URL, f"{URL}rounds/1/"])
def test_who_objected_is_not_asked_to_answer_it_and_others_are_also_on_the_page_of_the_round(
    cast, client_of, address
):
    draft = a_round(cast, Phase.TESTING).drafts.get()
    assert client_of(cast.sami).get(address).context["action"].words == "Say what you think of it"

    reacting.react(draft, by=cast.sami, kind="objection", argument="Wie betaalt dat?")

    assert client_of(cast.noor).get(address).context["action"].words == "Answer the objection"
    assert "1 objection waits for an answer" in client_of(cast.noor).get(address).content.decode()
    own = client_of(cast.sami).get(address)
    assert own.context["action"].words == "Read the draft"
    assert "Your objection waits" in own.content.decode()


@pytest.mark.parametrize(
    ("phase", "words", "leads_to"),
    [
        (Phase.OPEN, "On to the conversation", f"{URL}rounds/1/conversation/"),
        (Phase.CONVERSATION, "On to writing drafts", f"{URL}rounds/1/move/?to=proposal"),
        (Phase.PROPOSAL, "On to reactions", f"{URL}rounds/1/move/?to=testing"),
    ],
)
def test_who_leads_goes_on_with_one_button_on_both_pages_and_nobody_else_sees_it(
    cast, client_of, phase, words, leads_to
):
    a_round(cast, phase)

    for page in (URL, f"{URL}rounds/1/"):
        onward = client_of(cast.noor).get(page).context["onward"]
        assert (onward.words, onward.url) == (words, leads_to)
        assert leads_to not in client_of(cast.sami).get(page).content.decode()
    assert client_of(cast.noor).get(leads_to).status_code == 200


def test_a_round_that_ended_has_nothing_to_do_any_more(cast, client_of):
    rounds.move(a_round(cast), Phase.ENDED, by=cast.noor, why="Later.")

    page = client_of(cast.noor).get(f"{URL}rounds/1/").content.decode()

    assert "button-primary" not in page
    assert "rounds/1/move/" not in page


def test_the_path_says_what_is_done_skipped_and_to_come(cast):
    round = a_round(cast)
    assert stands(round) == ["now", *["ahead"] * 5]

    rounds.move(round, Phase.PROPOSAL, by=cast.noor, why="We weten het al.")
    round.refresh_from_db()
    assert stands(round) == ["done", "skipped", "now", "ahead", "ahead", "ahead"]

    rounds.move(round, Phase.ENDED, by=cast.noor, why="Later.")
    round.refresh_from_db()
    assert stands(round) == ["done", "ahead", "done", "ahead", "ahead", "ahead"]


def test_an_end_without_a_version_says_why(cast, client_of):
    rounds.move(a_round(cast), Phase.ENDED, by=cast.noor, why="Iedereen is op vakantie.")

    assert "Iedereen is op vakantie." in client_of(None).get(URL).content.decode()


def test_moving_needs_a_reason_and_keeps_what_was_chosen(cast, client_of):
    a_round(cast)
    client = client_of(cast.noor)

    answer = client.post(f"{URL}rounds/1/move/", {"phase": "conversation", "why": ""})
    assert answer.status_code == 422

    answer = client.post(f"{URL}rounds/1/move/", {"phase": "conversation", "why": "Genoeg."})
    assert answer.url == f"{URL}rounds/1/conversation/"


def test_what_is_past_is_called_skipped_when_one_chooses_where_to_go(cast, client_of):
    a_round(cast)

    page = client_of(cast.noor).get(f"{URL}rounds/1/move/").content.decode()

    assert "On to writing drafts (what lies between is skipped)" in page


def test_the_page_asks_the_database_a_bounded_number_of_times(cast, client_of, django_assert_max_num_queries):
    round = a_round(cast, Phase.TESTING)
    for number in range(5):
        inventory.bring(round, by=cast.sami, kind="idea", text=f"Idee {number}")
    client = client_of(cast.sami)

    with django_assert_max_num_queries(36):
        client.get(URL)


def test_what_waits_is_said_on_the_home_page(cast, client_of):
    draft = a_round(cast, Phase.TESTING).drafts.get()
    pia = someone(cast, "Pia Prins")
    assert [url for _words, url, _since in waiting.for_person(pia)] == [f"/purpose/drafts/{draft.pk}/react/"]

    objection = reacting.react(draft, by=pia, kind="objection", argument="Wie betaalt?")
    assert waiting.for_person(pia) == []
    assert f"/purpose/objections/{objection.pk}/" in client_of(cast.noor).get("/").content.decode()

    reacting.answer(objection, by=cast.noor, text="De gemeente.")
    assert [url for _words, url, _since in waiting.for_person(pia)] == [
        f"/purpose/drafts/{draft.pk}/reactions/"
    ]


def test_whoever_may_be_named_is_asked_on_the_home_page(cast, client_of):
    asked, _letter = inventory.name_inspirer(a_round(cast), by=cast.noor, text="Helpt.", person=cast.sami)

    assert f"/purpose/inspired-by/{asked.pk}/" in client_of(cast.sami).get("/").content.decode()
    client_of(cast.sami).post(f"/purpose/inspired-by/{asked.pk}/", {"no": "1"})
    assert waiting.for_person(cast.sami) == []


def test_nothing_waits_of_a_community_one_left(cast):
    a_round(cast, Phase.TESTING)

    assert waiting.for_person(cast.bram) == waiting.for_person(cast.rik) == []
