"""The pages of this room, as people walk them."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from samenspel.decisions import answering, concluding
from samenspel.decisions.models import Answer, Proposal
from samenspel.purpose import testing
from tests.decisions.made import drafted, open_now, opened
from tests.purpose.making import a_version

NEXT_WEEK = timezone.localdate() + timedelta(days=7)


def typed(**said):
    return {
        "title": "Een bankje bij de vijver",
        "what": "We zetten een bankje neer.",
        "why": "Mensen willen zitten.",
        "alternatives": "Niets doen\nEen boomstam",
        "last_day": NEXT_WEEK.isoformat(),
        "visibility": "members",
        **said,
    }


def test_a_member_proposes_and_everyone_who_takes_part_is_asked(cast, client_of):
    address = reverse("decisions:propose", args=[cast.workshop.slug]) + "?kind=consent"

    answer = client_of(cast.sami).post(address, typed())

    proposal = Proposal.objects.get()
    assert answer.status_code == 302
    assert proposal.is_open
    assert proposal.now.alternatives == ["Niets doen", "Een boomstam"]
    assert set(proposal.now.asked.values_list("person", flat=True)) == {cast.noor.pk, cast.sami.pk}


def test_the_page_of_a_proposal_takes_an_answer(cast, client_of):
    proposal = open_now(cast)
    client = client_of(cast.sami)
    assert b"Consent: I see no reason" in client.get(proposal.get_absolute_url()).content

    sent = {"round": proposal.now.pk, "stance": "concern", "words": "Wie ruimt op?"}
    answer = client.post(reverse("decisions:answer", args=[proposal.pk]), sent)

    assert answer.status_code == 302
    assert "Wie ruimt op?" in client.get(proposal.get_absolute_url()).text


def test_a_draft_is_kept_and_opened_later(cast, client_of):
    client = client_of(cast.sami)
    client.post(reverse("decisions:propose", args=[cast.workshop.slug]) + "?kind=consent", typed(keep="yes"))
    draft = Proposal.objects.get()
    assert draft.is_draft

    client.post(reverse("decisions:open", args=[draft.pk]))
    client.post(reverse("decisions:open", args=[draft.pk]))

    assert Proposal.objects.get().is_open


def test_what_is_wrong_is_said_and_what_was_typed_stays(cast, client_of):
    address = reverse("decisions:propose", args=[cast.workshop.slug]) + "?kind=poll-single"

    answer = client_of(cast.sami).post(address, typed(options="Een", last_day="2020-01-01"))

    assert answer.status_code == 422
    assert "This day has gone by" in answer.text
    assert "Een bankje bij de vijver" in answer.text
    assert not Proposal.objects.exists()


def test_a_test_beside_the_purpose_comes_along_in_the_address_and_stands_on_top(cast, client_of):
    a_version(cast)
    test = testing.ask(cast.workshop, by=cast.noor, title="Past een bankje?")
    client, address = client_of(cast.sami), reverse("decisions:propose", args=[cast.workshop.slug])
    assert f"kind=consent&amp;test={test.pk}" in client.get(f"{address}?test={test.pk}").text

    page = client.get(f"{address}?kind=consent&test={test.pk}").text
    assert f'<option value="{test.pk}" selected>' in page
    client.post(f"{address}?kind=consent", typed(purpose_test=test.pk))

    assert test.get_absolute_url() in client.get(Proposal.objects.get().get_absolute_url()).text


def test_from_a_draft_one_begins_a_test_with_its_title(cast, client_of):
    draft, client = drafted(cast, by=cast.sami), client_of(cast.sami)
    address = reverse("decisions:change", args=[draft.pk])
    assert "tests/new/" not in client.get(address).text
    a_version(cast)

    begin = reverse("purpose:new_test", args=[cast.workshop.slug]) + "?title=Op%20zaterdag%20open"

    assert begin in client.get(address).text
    assert 'value="Op zaterdag open"' in client.get(begin).text


@pytest.mark.parametrize("number", ["x", "9" * 25, "²", "-1"])
def test_a_test_that_is_none_is_passed_over(cast, client_of, number):
    address = reverse("decisions:propose", args=[cast.workshop.slug])

    answer = client_of(cast.sami).get(address, {"kind": "consent", "test": number})

    assert answer.status_code == 200


def test_dates_are_asked_as_moments(cast, client_of):
    address = reverse("decisions:propose", args=[cast.workshop.slug]) + "?kind=poll-date"
    days = {"moment_0": "2027-01-05T19:30", "moment_1": "2027-01-04T19:30"}

    client_of(cast.sami).post(address, typed(**days))

    assert Proposal.objects.get().now.options == ["2027-01-04T19:30+01:00", "2027-01-05T19:30+01:00"]


def test_two_tabs_with_one_draft_lose_nothing(cast, client_of):
    draft = drafted(cast, by=cast.sami)
    client = client_of(cast.sami)
    address = reverse("decisions:change", args=[draft.pk])
    stood = client.get(address).context["form"]["stood"].initial
    client.post(address, typed(stood=stood, keep="yes", what="Van de ene tab."))

    answer = client.post(address, typed(stood=stood, keep="yes", what="Van de andere."))

    assert answer.status_code == 422
    assert "Van de ene tab." in answer.text
    assert "Van de andere." in answer.text


@pytest.mark.parametrize(
    ("method", "sent", "kept"),
    [
        ("single", {"choice": "1"}, [1]),
        ("several", {"choice": ["2", "0"]}, [0, 2]),
        ("dots", {"option_0": "2", "option_2": "3"}, {"0": 2, "2": 3}),
        ("ranked", {"option_0": "2", "option_2": "1"}, [2, 0]),
        ("date", {"option_0": "yes", "option_1": "no", "option_2": "maybe"}, ["yes", "no", "maybe"]),
    ],
)
def test_every_kind_of_poll_is_answered_on_its_page(cast, client_of, method, sent, kept):
    options = ["2027-01-04T19:30+01:00", "2027-01-05T19:30+01:00", "2027-01-06T19:30+01:00"]
    options = options if method == "date" else ["A", "B", "C"]
    proposal = open_now(cast, kind="poll", method=method, options=options, dots=5)
    client = client_of(cast.sami)

    answer = client.post(reverse("decisions:answer", args=[proposal.pk]), {"round": proposal.now.pk, **sent})

    assert answer.status_code == 302
    assert Answer.objects.get().choice == kept
    assert client.get(proposal.get_absolute_url()).status_code == 200


@pytest.mark.parametrize(
    ("method", "sent", "sentence"),
    [
        ("dots", {"option_0": "4", "option_1": "4"}, "You divided 8 dots"),
        ("ranked", {"option_0": "1", "option_1": "1"}, "Two options have the same place"),
        ("several", {}, "This field is required"),
    ],
)
def test_a_choice_that_does_not_fit_comes_back_with_a_sentence(cast, client_of, method, sent, sentence):
    proposal = open_now(cast, kind="poll", method=method, options=["A", "B", "C"], dots=5)

    answer = client_of(cast.sami).post(
        reverse("decisions:answer", args=[proposal.pk]), {"round": proposal.now.pk, **sent}
    )

    assert answer.status_code == 422
    assert sentence in answer.text


def test_what_others_chose_is_read_after_ones_own_answer(cast, client_of):
    proposal = open_now(cast, kind="poll", method="single", options=["Soep", "Brood"])
    answering.answer(proposal.now, by=cast.noor, choice=[0], words="Heerlijk.")
    client = client_of(cast.sami)
    assert "Heerlijk." not in client.get(proposal.get_absolute_url()).text

    answering.answer(proposal.now, by=cast.sami, choice=[1])

    assert "Heerlijk." in client.get(proposal.get_absolute_url()).text


def test_an_answer_that_comes_too_late_is_told_so_and_kept_on_the_page(cast, client_of):
    proposal = opened(cast)
    sent = {"round": proposal.now.pk, "stance": "objection", "words": "Mijn lange argument."}

    answer = client_of(cast.sami).post(reverse("decisions:answer", args=[proposal.pk]), sent)

    assert answer.status_code == 422
    assert "The last day to answer has gone by" in answer.text
    assert "Mijn lange argument." in answer.text


def test_why_it_cannot_be_decided_yet_stands_above_the_outcome(cast, client_of):
    proposal = open_now(cast)
    answering.answer(proposal.now, by=cast.sami, stance="objection", words="Nee.")

    page = client_of(cast.noor).get(reverse("decisions:outcome", args=[proposal.pk])).text

    assert "1 objection has not been answered." in page
    assert "People can still answer" in page


def test_a_closed_proposal_shows_its_outcome_and_its_notes(cast, client_of):
    proposal = opened(cast)
    concluding.conclude(proposal, by=cast.noor, ending="decided", text="We openen.", why="Kan best.")
    concluding.add_note(proposal, by=cast.noor, text="Vanaf mei.")

    page = client_of(cast.sami).get(proposal.get_absolute_url()).text

    assert "We openen." in page
    assert "Vanaf mei." in page


def test_the_page_names_who_proposed_and_who_answers_an_objection(cast, client_of):
    proposal = open_now(cast)
    answering.answer(proposal.now, by=cast.sami, stance="objection", words="Nee.")

    page = client_of(cast.sami).get(proposal.get_absolute_url()).text

    assert f"Proposed by {cast.noor.name}, who answers objections" in page
    assert f"waits for an answer of {cast.noor.name}" in page
    assert "1 of the 2 people asked answered." in page


def test_a_steward_reads_that_they_can_go_on_after_a_week(cast, client_of):
    proposal = opened(cast, by=cast.sami)

    page = client_of(cast.noor).get(proposal.get_absolute_url()).text

    assert "As a steward you can answer objections" in page
    assert reverse("decisions:outcome", args=[proposal.pk]) in page


def test_words_needed_with_an_objection_are_not_called_optional(cast, client_of):
    page = client_of(cast.sami).get(open_now(cast).get_absolute_url()).text
    label = page.split("with a concern or objection we need them")[1].split("</label>")[0]

    assert "optional" not in label


def test_a_poll_asks_what_it_is_about_and_no_alternatives(cast, client_of):
    address = reverse("decisions:propose", args=[cast.workshop.slug]) + "?kind=poll-ranked"

    page = client_of(cast.sami).get(address).text

    assert "What it is about" in page
    assert "What could be done instead" not in page


def test_a_ranked_poll_offers_first_and_second_choice(cast, client_of):
    said = {"kind": "poll", "method": "ranked", "options": ["A", "B", "C", "D"], "is_anonymous": True}

    page = client_of(cast.sami).get(open_now(cast, **said).get_absolute_url()).text

    assert all(words in page for words in ("First choice", "Third choice", "Choice 4", "How that works"))
