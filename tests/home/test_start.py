"""One composer for everything a person can start: write first or choose first; what was typed goes along."""

import time
from urllib.parse import parse_qs, unquote_plus, urlsplit

import pytest

from samenspel.communities.models import Community
from samenspel.home import starting
from samenspel.purpose import rounds
from samenspel.ui import sending

pytestmark = pytest.mark.django_db

TYPED = "Een bank bij de halte\nMensen praten langer als ze kunnen zitten."


def kinds(client, address="/start/"):
    return [start.name for start in client.get(address).context["starts"]]


def sent(client, what, community="de-wijkwerkplaats", words=TYPED):
    return client.post("/start/", {"words": words, "community": community, "what": what})


def test_a_visitor_signs_in_first(client_of):
    assert client_of(None).get("/start/").url.startswith("/account/login/")


FORMS = {
    "discussion": "/discussions/in/de-wijkwerkplaats/begin/",
    "result": "/results/publish/",
    "initiative": "/roadmap/de-wijkwerkplaats/start/",
    "experiment": "/roadmap/de-wijkwerkplaats/try/",
    "call": "/roadmap/de-wijkwerkplaats/call/",
    "offer": "/roadmap/de-wijkwerkplaats/offer/",
    "proposal": "/decisions/in/de-wijkwerkplaats/propose/",
    "conversation": "/opinions/of/de-wijkwerkplaats/start/",
    "community": "/communities/start/",
}


@pytest.mark.parametrize("what", [what for what in FORMS if what != "proposal"])
def test_what_was_typed_stands_in_the_form_of_the_room(cast, client_of, what):
    client = client_of(cast.sami)

    answer = sent(client, what)

    assert urlsplit(answer.url).path == FORMS[what]
    page = client.get(answer.url)
    assert page.status_code == 200
    assert "Een bank bij de halte" in unquote_plus(page.content.decode())


def test_a_proposal_takes_its_words_past_the_choice_of_how_to_decide(cast, client_of):
    client = client_of(cast.sami)
    along = urlsplit(sent(client, "proposal").url).query

    page = client.get(f"/decisions/in/de-wijkwerkplaats/propose/?kind=consent&{along}").content.decode()

    assert "Een bank bij de halte" in page
    assert "Mensen praten langer" in page


def test_an_idea_for_the_purpose_goes_among_the_ideas_of_the_round(cast, client_of):
    client = client_of(cast.sami)
    assert "idea" not in kinds(client, "/start/?community=de-wijkwerkplaats")
    rounds.begin(cast.workshop, by=cast.noor)

    assert "idea" in kinds(client, "/start/?community=de-wijkwerkplaats")
    answer = sent(client, "idea")
    assert "Een bank bij de halte" in client.get(answer.url).content.decode()


def test_the_first_line_is_what_it_is_called(cast, client_of):
    client = client_of(cast.sami)

    form = client.get(sent(client, "initiative").url).context["form"]

    assert form["title"].value() == "Een bank bij de halte"
    assert form["about"].value() == "Mensen praten langer als ze kunnen zitten."


def test_a_long_first_line_is_no_title(cast, client_of):
    client = client_of(cast.sami)

    form = client.get(sent(client, "initiative", words="x" * 200).url).context["form"]

    assert not form["title"].value()
    assert form["about"].value() == "x" * 200


@pytest.mark.parametrize("what", FORMS)
def test_no_address_holds_what_was_typed(cast, client_of, what):
    """An address ends in the history of the browser, in logs, and in what the next site is told."""
    along = urlsplit(sent(client_of(cast.sami), what).url).query

    assert "bank" not in unquote_plus(along)
    assert set(parse_qs(along)) <= {"along", "community"}


def test_what_goes_along_is_of_who_typed_it_and_for_an_hour(cast, client_of, monkeypatch):
    client = client_of(cast.sami)
    address = sent(client, "initiative").url

    assert not client_of(cast.noor).get(address).context["form"]["title"].value()
    now = time.time()
    monkeypatch.setattr(sending.time, "time", lambda: now + sending.SECONDS + 1)
    assert not client.get(address).context["form"]["title"].value()


def test_one_may_choose_first_and_write_later(cast, client_of):
    assert sent(client_of(cast.sami), "call", words="").url == FORMS["call"]


def test_only_what_one_may_start_there_is_shown(cast, client_of):
    client = client_of(cast.vera)

    assert kinds(client, "/start/?community=de-wijkwerkplaats") == ["offer", "community"]
    assert "discussion" in kinds(client, "/start/?community=de-zorgkring")
    assert "offer" not in kinds(client_of(cast.noor), "/start/?community=de-wijkwerkplaats")


def test_what_one_may_not_start_there_is_refused_in_words_and_keeps_what_was_typed(cast, client_of):
    answer = sent(client_of(cast.vera), "proposal")

    assert answer.status_code == 422
    assert "You cannot start this in De Wijkwerkplaats now: A proposal" in answer.content.decode()
    assert "Mensen praten langer" in answer.content.decode()


def test_a_community_that_is_not_seen_is_not_there(cast, client_of):
    assert "De Zorgkring" not in client_of(cast.sami).get("/start/?community=de-zorgkring").content.decode()
    assert sent(client_of(cast.sami), "discussion", community="de-zorgkring").status_code == 422


def test_without_a_place_it_asks_for_one(cast, client_of):
    answer = sent(client_of(cast.sami), "discussion", community="")

    assert answer.status_code == 422
    assert "Choose where you want to start this" in answer.content.decode()


def test_a_community_needs_no_place(cast, client_of):
    assert sent(client_of(cast.tess), "community", community="").url.startswith("/communities/start/")


def test_without_a_choice_it_asks_for_one(cast, client_of):
    answer = client_of(cast.sami).post("/start/", {"words": "Iets", "community": "de-wijkwerkplaats"})

    assert answer.status_code == 422
    assert "Choose below what it is" in answer.content.decode()


def test_a_newcomer_can_offer_or_begin_a_community(cast, client_of):
    assert kinds(client_of(cast.tess)) == ["offer", "community"]


def test_a_light_account_can_offer(cast, client_of):
    client = client_of(cast.lena)

    assert kinds(client) == ["offer"]
    assert sent(client, "offer").url.startswith(FORMS["offer"])
    assert sent(client, "community").status_code == 422


def test_in_an_archive_nothing_begins(cast, client_of):
    Community.objects.filter(pk=cast.workshop.pk).update(stage=Community.Stage.CLOSED)

    assert [each.slug for each in starting.places_of(cast.sami)] == ["de-buurttuin"]
    assert sent(client_of(cast.sami), "discussion").status_code == 422


def test_another_community_shows_what_fits_there(cast, client_of):
    client = client_of(cast.sami)

    part = client.get("/start/?community=de-wijkwerkplaats", headers={"hx-request": "true"}).content.decode()

    assert "A call" in part
    assert "<html" not in part


def test_the_pencil_leads_there(cast, client_of):
    assert 'href="/start/"' in client_of(cast.sami).get("/people/").content.decode()


def test_the_composer_asks_few_questions(cast, client_of, django_assert_max_num_queries):
    client = client_of(cast.noor)
    client.get("/start/?community=de-wijkwerkplaats")

    with django_assert_max_num_queries(26):
        client.get("/start/?community=de-wijkwerkplaats")
