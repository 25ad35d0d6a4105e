"""The page of search: what it says is of what the viewer may see: hits, numbers, kinds, places, titles."""

import pytest
from django.urls import reverse

from samenspel.communities import caring, joining
from samenspel.communities.models import Community
from samenspel.discussions import writing
from samenspel.people.competences.own_words import in_own_words
from samenspel.people.recognising import accept, recognise
from samenspel.privacy.visibility import Visibility
from samenspel.search import finding
from samenspel.search.choosing import Choice
from samenspel.search.finding import find
from samenspel.search.showing import page_for

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(cast, client_of):
    """``found(sami, "words")``: the page as somebody sees it."""

    def found(person, words, **more):
        return client_of(person).get(reverse("search:search"), {"q": words, **more})

    return found


@pytest.fixture
def thread(cast):
    """In the circle of Vera, for its members."""
    return writing.begin(
        cast.circle,
        by=cast.vera,
        title="Nachtdienst bij mantelzorgers",
        text="Wie neemt het weekendrooster over?",
        visibility=Visibility.MEMBERS,
    )


def titles(response):
    return [str(card.title) for card in response.context["page"].cards]


def test_three_words_in_another_form_one_misspelled_find_a_thread(found, cast, thread):
    assert found(cast.vera, "mantelzorger nachtdiensten weekendroster").context["page"].total == 1


@pytest.mark.parametrize("who", [None, "sami", "lena", "rik"])
def test_what_one_may_not_see_is_in_no_hit_number_kind_place_or_suggestion(
    found, cast, client_of, thread, who
):
    person = getattr(cast, who) if who else None
    page = found(person, "nachtdienst").context["page"]
    titles = client_of(person).get(reverse("search:suggestions"), {"q": "nachtdienst"}).text

    assert (page.total, page.cards, page.kinds, page.places, page.otherwise) == (0, [], [], [], [])
    assert titles == ""


def test_a_word_one_may_not_see_corrects_nobody(found, cast, thread):
    page = found(cast.sami, "nachtdeinst").context["page"]

    assert (page.total, page.otherwise) == (0, [])


def test_numbers_and_kinds_are_of_what_the_viewer_sees(found, cast, thread):
    caring.open_role(cast.workshop, by=cast.noor, name="Nachtdienst draaien")

    seen = {who: found(getattr(cast, who), "nachtdienst").context["page"] for who in ("sami", "vera")}

    assert {who: page.total for who, page in seen.items()} == {"sami": 1, "vera": 2}
    assert [facet.value for facet in seen["sami"].kinds] == ["role"]
    assert {facet.words for facet in seen["vera"].places} == {"De Wijkwerkplaats", "De Zorgkring"}


def test_however_much_fits_that_one_may_not_see_nothing_is_said_to_be_more(found, cast, thread, monkeypatch):
    for name in ("NEWEST", "LASTING", "TITLED", "NEARBY", "ROUNDS"):
        monkeypatch.setattr(finding, name, 1)
    caring.open_role(cast.workshop, by=cast.noor, name="Nachtdienst draaien")
    for text in ("De nachtdienst bevalt.", "Nachtdienst ruilen kan.", "Nachtdienst gaat door."):
        writing.say(thread, text, by=cast.vera)

    seen = {who: found(getattr(cast, who), "nachtdienst").context["page"].found for who in ("sami", "vera")}

    assert [(hits.total, hits.is_more) for hits in seen.values()] == [(1, False), (2, False)]
    assert not seen["sami"].is_whole

    monkeypatch.setattr(finding, "MOST", 1)
    assert found(cast.vera, "nachtdienst").context["page"].found.is_more


def test_who_leaves_finds_no_more_what_members_see(found, cast, thread):
    cast.circle.memberships.create(person=cast.sami, since=thread.at)
    assert found(cast.sami, "nachtdienst").context["page"].total == 1

    joining.leave(cast.circle, cast.sami)

    assert found(cast.sami, "nachtdienst").context["page"].total == 0


def test_of_a_thread_the_best_part_stands_there_once(found, cast, thread):
    for text in ("De nachtdienst bevalt.", "Nachtdienst ruilen kan."):
        writing.say(thread, text, by=cast.vera)

    assert found(cast.vera, "nachtdienst").context["page"].total == 1


def test_a_person_is_found_by_what_others_recognised_in_them(found, cast):
    talent = in_own_words("Lastige gesprekken begeleiden")
    accept(recognise(cast.sami, talent, by=cast.noor, example="Bij het overleg."), by=cast.sami)

    assert titles(found(cast.noor, "gesprek begeleid")) == ["Sami de Wit"]


def test_one_narrows_to_a_kind_a_community_and_a_person(found, cast):
    thread = writing.begin(
        cast.workshop, by=cast.noor, title="Dakgoten schoonmaken", text="Wie doet mee?", visibility="public"
    )
    caring.open_role(cast.garden, by=cast.noor, name="Dakgoten nakijken")

    def urls(**more):
        return [card.url for card in found(cast.noor, "dakgoot", **more).context["page"].cards]

    assert len(urls()) >= 2
    assert urls(kind="discussion") == [thread.get_absolute_url()]
    assert urls(community="de-wijkwerkplaats", kind="discussion") == [thread.get_absolute_url()]
    assert urls(by="noor", kind="discussion") == [thread.get_absolute_url()]
    assert urls(by="sami") == []


def test_a_choice_of_what_one_may_not_see_counts_as_not_made(found, cast):
    page = found(None, "werkplaats", community="de-zorgkring", by="vera", kind="nonsense", since="ever")

    assert page.context["choice"] == Choice(words="werkplaats")


def test_marks_are_put_in_safely(found, cast):
    caring.open_role(
        cast.workshop, by=cast.noor, name="Knutselaar <script>", purpose="<b>knutselaars</b> & meer"
    )

    html = found(None, "knutselaar").text

    assert "<mark>Knutselaar</mark> &lt;script&gt;" in html
    assert "&lt;b&gt;<mark>knutselaars</mark>&lt;/b&gt; &amp; meer" in html


def test_each_hit_says_why_it_stands_there(found, cast):
    html = found(cast.sami, "wijkwerkplaats").text

    assert "All your words are in the title." in html
    assert "It is close to you" in html


def test_what_is_mine_stands_before_what_fits_alike(found, cast):
    for name, by in (("Fietsenhok Zuid", cast.vera), ("Fietsenhok Noord", cast.sami)):
        Community.start(name=name, purpose="Fietsen.", by=by)

    assert titles(found(cast.sami, "fietsenhok"))[0] == "<mark>Fietsenhok</mark> Noord"
    assert titles(found(cast.vera, "fietsenhok"))[0] == "<mark>Fietsenhok</mark> Zuid"


def test_without_words_the_page_says_what_one_can_do(found):
    assert "Type a few words" in found(None, "").text


def test_htmx_gets_what_was_found_alone(client):
    answer = client.get(reverse("search:search"), {"q": "werkplaats"}, headers={"HX-Request": "true"})

    assert answer.text.lstrip().startswith('<div class="found" id="found">')


@pytest.mark.parametrize(
    "words", ["a" * 5000, "'); --", '"*"', "\0", "🙂", "é" * 300, " ".join("abcdefghijkl")]
)
def test_no_words_are_any_trouble(found, words):
    assert found(None, words).status_code == 200


def test_a_page_beyond_the_last_is_the_last(found):
    assert found(None, "werkplaats", page="999").context["page"].number == 1


def test_more_hits_ask_no_more_questions(cast, django_assert_max_num_queries):
    for number in range(30):
        caring.open_role(cast.workshop, by=cast.noor, name=f"Snoeier {number}")

    # PostgreSQL is told to ask the index, and then not to any more.
    with django_assert_max_num_queries(18):
        page = page_for(cast.sami, Choice(words="snoeiers"))

    assert page.total == 30
    assert len(page.cards) == 20


def test_what_was_written_is_found_in_the_same_transaction(cast):
    caring.open_role(cast.workshop, by=cast.noor, name="Zwaluwteller")

    assert find(cast.sami, "zwaluwtellers").hits


def test_the_box_is_on_every_page_but_its_own(client):
    box = 'data-behaviour="find"'

    assert client.get("/ui/").text.count(box) == 1
    assert client.get(reverse("search:search")).text.count(box) == 1


def test_nobody_asks_faster_than_people_type(client, settings):
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "search_as_visitor": "2/m/ip"}

    asked = [client.get(reverse("search:search"), {"q": "werk"}).status_code for _time in range(3)]

    assert asked == [200, 200, 429]


def test_where_nothing_fits_even_partly_the_page_says_so(found):
    assert "Nothing you may see fits this." in found(None, "zeppelinhaven qxqxqx").text
