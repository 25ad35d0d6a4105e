"""The pages of the roadmap, as each may see them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samenspel.privacy.visibility import Visibility
from samenspel.work import calling, experimenting, initiating, offering
from samenspel.work.models import Call, Experiment, Initiative, Offer
from tests.work.roadmap_made import call, experiment, initiative, offer, opened


def read(client, name, *args, query=""):
    answer = client.get(reverse(f"work:{name}", args=args) + query)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def full(cast):
    """Everything that can stand on a roadmap."""
    opened(cast)
    bench = initiative(cast, when="now", steward=cast.sami, about="Voor wie even wil zitten.")
    initiating.take_part(bench, by=cast.sami)
    done = initiative(cast, "De stoep is vlak", when="next")
    initiating.end(done, by=cast.noor, kind="done", words="De gemeente hielp.", result=cast.result)
    asked = call(cast, initiative=bench, hours=2, place="Merelstraat", competences=["timmeren"])
    tried = experiment(cast, initiative=bench)
    return bench, done, asked, tried


def test_a_roadmap_shows_columns_calls_experiments_and_what_ended(cast, full, client_of):
    page = read(client_of(cast.sami), "roadmap", cast.workshop.slug)

    for words in (*map(str, full), "Start something", "Ask for a hand", "2 hours", "Merelstraat"):
        assert words in page


def test_a_visitor_reads_an_open_roadmap_and_is_asked_to_lend_a_hand(cast, full, client):
    page = client.get(reverse("work:roadmap", args=[cast.workshop.slug])).content.decode()

    assert str(full[0]) in page
    assert reverse("work:offer_to", args=[cast.workshop.slug]) in page
    assert reverse("work:start_initiative", args=[cast.workshop.slug]) not in page


def test_a_closed_roadmap_says_nothing_to_a_visitor(cast, client):
    inside = initiative(cast)

    assert str(inside) not in read(client, "roadmap", cast.workshop.slug)
    assert str(inside) not in read(client, "roadmaps")
    assert client.get(inside.get_absolute_url()).status_code == 404


def test_one_initiative_says_otherwise_for_itself(cast, client):
    open_one = initiative(cast, "Voor iedereen", visibility=Visibility.PUBLIC)
    opened(cast)
    closed_one = initiative(cast, "Voor ons", visibility=Visibility.MEMBERS)

    assert client.get(open_one.get_absolute_url()).status_code == 200
    assert client.get(closed_one.get_absolute_url()).status_code == 404


def test_the_page_of_an_initiative_leads_to_purpose_calls_results_and_back(cast, full, client_of):
    bench, done, asked, tried = full
    sami = client_of(cast.sami)

    page = sami.get(bench.get_absolute_url()).content.decode()
    ended = sami.get(done.get_absolute_url()).content.decode()

    assert asked.get_absolute_url() in page
    assert tried.get_absolute_url() in page
    assert cast.result.get_absolute_url() in ended
    assert bench.get_absolute_url() in sami.get(asked.get_absolute_url()).content.decode()


def test_someone_starts_moves_and_ends_an_initiative_with_forms_alone(cast, client_of):
    sami, slug = client_of(cast.sami), cast.workshop.slug

    sami.post(reverse("work:start_initiative", args=[slug]), {"title": "Een moestuin", "when": "later"})
    made = Initiative.objects.get(title="Een moestuin")
    sami.post(reverse("work:move_initiative", args=[made.pk]), {"when": "now", "why": "Er is grond."})
    sami.post(reverse("work:change_initiative", args=[made.pk]), {"title": "Een grote moestuin"})
    sami.post(reverse("work:end_initiative", args=[made.pk]), {"kind": "stopped", "words": "Te nat."})

    made.refresh_from_db()
    assert (made.title, made.when, made.ending.words) == ("Een grote moestuin", "", "Te nat.")
    assert [step.why for step in made.steps.order_by("pk")] == ["", "Er is grond.", ""]
    assert "Er is grond." in sami.get(made.get_absolute_url()).content.decode()


def test_a_form_that_is_not_right_keeps_what_was_typed(cast, client_of):
    noor, slug = client_of(cast.noor), cast.workshop.slug
    past = timezone.localdate() - timedelta(days=1)

    typed = {"kind": "task", "title": "Timmer mee", "hours": "9", "until": past, "open_to": "anyone"}
    answer = noor.post(reverse("work:new_call", args=[slug]), typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "less than eight hours" in page
    assert "This day is past" in page
    assert "Timmer mee" in page
    assert not Call.objects.exists()


def test_a_double_click_asks_once(cast, client_of):
    noor, slug = client_of(cast.noor), cast.workshop.slug
    typed = {
        "kind": "task",
        "title": "Timmer mee",
        "open_to": "anyone",
        "once": "8b8e1f7c-5f1b-4c55-9a39-0d7a52b0d001",
    }

    first = noor.post(reverse("work:new_call", args=[slug]), typed)
    second = noor.post(reverse("work:new_call", args=[slug]), typed)

    assert first.url == second.url
    assert Call.objects.count() == 1


def test_calls_are_narrowed_by_size_time_place_words_and_community(cast, client_of):
    client = client_of(cast.sami)
    van = call(cast, hours=1, place="Merelstraat", about="Voor de verhuizing.")
    tip = call(cast, "Wie weet een loods?", kind="one_off", online=True)

    assert str(tip) not in read(client, "calls", query="?kind=task")
    assert str(van) not in read(client, "calls", query="?where=online")
    assert str(van) in read(client, "calls", query="?words=verhuizing")
    assert str(tip) not in read(client, "calls", query="?words=verhuizing")
    assert str(van) in read(client, "calls", query=f"?hours=1&community={cast.workshop.slug}")
    assert "No open call fits" in read(client, "calls", query="?words=zeilboot")


def test_closed_and_past_calls_are_not_in_the_list(cast, client):
    closed = calling.close(call(cast), by=cast.noor)
    past = call(cast, "Vorige week", until=timezone.localdate() - timedelta(days=1))

    page = read(client, "calls")

    assert str(closed) not in page
    assert str(past) not in page


def test_who_can_do_what_is_asked_finds_that_call(cast, client_of):
    from samenspel.people.competences.own_words import in_own_words
    from samenspel.people.skilling import add

    fits = call(cast, "Timmer mee", competences=["timmeren"])
    other = call(cast)
    add(cast.sami, in_own_words("Timmeren"), by=cast.sami)

    page = read(client_of(cast.sami), "calls", query="?for=fits")

    assert str(fits) in page
    assert str(other) not in page


def test_the_desk_shows_what_waits_longest_on_top_with_its_age(cast, client_of):
    offer(cast, cast.lena)
    offer(cast, at=timezone.now(), about=call(cast, "Wie timmert?"))

    page = client_of(cast.noor).get(reverse("communities:desk", args=[cast.workshop.slug])).content.decode()

    long, new = page.index("more than three days"), page.index("Who offers a hand")
    assert long < page.index("Lena van de bakker") < new < page.index("Wie timmert?")


def test_every_step_goes_by_a_form(cast, client_of):
    given = offer(cast)
    noor, vera = client_of(cast.noor), client_of(cast.vera)

    def send(client, name, **typed):
        answer = client.post(reverse(f"work:{name}", args=[given.pk]), typed, follow=True)
        assert answer.status_code == 200, answer.content.decode()[:500]
        return answer.content.decode()

    assert "Fijn!" in send(noor, "welcome_offer", words="Fijn!")
    assert "Lukt zondag ook?" in send(vera, "write_back", words="Lukt zondag ook?")
    assert "Zondag om tien" in send(noor, "agree_offer", what="Zondag om tien")
    send(vera, "finish_offer")
    assert "Dank je wel" in send(noor, "thank_offer", words="Dank je wel")
    given.refresh_from_db()
    assert given.state == "thanked"


def test_a_no_without_words_where_words_are_promised_is_to_be_mended(cast, client_of):
    given = offer(cast)

    answer = client_of(cast.noor).post(reverse("work:decline_offer", args=[given.pk]), {"reason": "other"})

    assert answer.status_code == 422
    assert "where they stand" in answer.content.decode()
    assert Offer.objects.get().state == "offered"


def test_an_answer_to_what_was_answered_meanwhile_says_so(cast, client_of):
    given = offer(cast)
    offering.withdraw(given, by=cast.vera)

    answer = client_of(cast.noor).post(reverse("work:agree_offer", args=[given.pk]), {"what": "Zaterdag"})

    assert answer.status_code == 422
    assert "went on in the meantime" in answer.content.decode()


def test_an_experiment_begins_with_a_form_and_teaches_something(cast, client_of):
    sami = client_of(cast.sami)
    typed = {"question": "Helpt een bel?", "trying": "Een bel aan de deur.", "doers": [cast.noor.pk]}

    sami.post(reverse("work:start_experiment", args=[cast.workshop.slug]), typed)
    made = Experiment.objects.get()
    sami.post(
        reverse("work:end_experiment", args=[made.pk]),
        {"learned": "Niemand hoorde hem.", "follow_up": "stop"},
    )

    assert made.doers.count() == 2
    assert "Niemand hoorde hem." in read(sami, "experiments", cast.workshop.slug)


def test_lists_ask_the_database_as_often_for_many_as_for_one(cast, client, django_assert_max_num_queries):
    opened(cast)
    for number in range(12):
        bench = initiative(cast, f"Bankje {number}", when="now", steward=cast.sami)
        call(cast, f"Help met bankje {number}", initiative=bench, competences=["timmeren"])
        experiment(cast, f"Werkt bankje {number}?")

    for name, args, most in (
        ("roadmap", [cast.workshop.slug], 30),
        ("roadmaps", [], 14),
        ("calls", [], 12),
        ("experiments", [cast.workshop.slug], 22),
    ):
        with django_assert_max_num_queries(most):
            read(client, name, *args)


def test_the_piles_of_a_member_ask_no_more_for_many_offers(cast, client_of, django_assert_max_num_queries):
    noor = client_of(cast.noor)
    for number in range(8):
        offer(cast, about=call(cast, f"Help {number}"))

    with django_assert_max_num_queries(16):
        read(noor, "offers")


def test_words_and_places_that_do_not_exist_choose_nothing(cast, client):
    call(cast)

    page = read(client, "calls", query="?kind=geld&hours=99&where=maan&for=zij&community=nergens")

    assert client.get(reverse("work:roadmaps") + "?when=gisteren&community=nergens").status_code == 200
    assert page


def test_someone_with_another_number_in_the_address_finds_nothing(cast, client_of):
    sami, slug = client_of(cast.sami), cast.workshop.slug

    for number in ("999999", "abc", "9" * 30):
        assert sami.get(reverse("work:new_call", args=[slug]) + f"?initiative={number}").status_code == 404


def test_what_one_tried_to_do_twice_is_said_only_once(cast, client_of):
    bench = initiative(cast)
    tried = experiment(cast, by=cast.noor)
    sami = client_of(cast.sami)

    for _again in range(2):
        sami.post(reverse("work:take_part", args=[bench.pk]))
        sami.post(reverse("work:join_experiment", args=[tried.pk]))

    assert bench.taking_part.filter(person=cast.sami).count() == 1
    experimenting.step_out(tried, by=cast.sami)
    assert tried.doers.count() == 1


def test_who_offers_without_end_is_slowed_down(cast, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = {"offer_a_hand": "1/d/user"}
    vera, address = client_of(cast.vera), reverse("work:offer_to", args=[cast.workshop.slug])

    answers = [vera.post(address, {"words": f"Ik help {number}"}) for number in range(2)]

    assert [answer.status_code for answer in answers] == [302, 429]
    assert "Ik help 1" in answers[1].content.decode()
    assert "send it tomorrow" in answers[1].content.decode()
    assert Offer.objects.count() == 1


def test_an_initiative_of_an_experiment_takes_its_question_along_outside_the_address(cast, client_of):
    tried, noor = experiment(cast), client_of(cast.noor)
    page = noor.get(reverse("work:end_experiment", args=[tried.pk])).content.decode()
    address = f"{reverse('work:start_initiative', args=[cast.workshop.slug])}?experiment={tried.pk}"

    assert address in page
    assert tried.question in noor.get(address).content.decode()
