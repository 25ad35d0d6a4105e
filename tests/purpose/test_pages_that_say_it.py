"""What the pages of a draft and a version say of what is carried along, not yet said, or small in number."""

import pytest

from samenspel.purpose import adopting, contributing, drafting, inventory, reacting, rounds, signing
from samenspel.purpose.models import Phase, Version
from tests.purpose.making import a_draft, a_round, a_version, heard

pytestmark = pytest.mark.django_db


def said(browser, address):
    return browser.get(address).content.decode()


def test_what_is_carried_from_a_version_is_of_that_version_and_not_of_who_began_the_draft(cast, client_of):
    a_version(cast)
    round = a_round(cast, Phase.PROPOSAL)

    draft = drafting.begin(round, by=cast.noor, title="Volgende", start=Version.now_of(cast.workshop))

    assert "from version 1" in said(client_of(cast.sami), draft.get_absolute_url())
    assert contributing.named(round, draft) == set()


def test_who_sees_the_names_reads_how_many_there_are_and_a_visitor_does_not(cast, client_of):
    version = a_version(cast)
    signing.sign(version, by=cast.sami)

    assert "1 name stands under it." in said(client_of(cast.noor), version.get_absolute_url())
    assert "Too few people signed" in said(client_of(None), version.get_absolute_url())


def test_all_sentences_of_the_purpose_stand_together_on_top(cast, client_of):
    version = a_version(
        cast, sentences=[("purpose", "Eerst."), ("values", "Waarde."), ("purpose", "Tweede.")]
    )

    context = client_of(None).get(version.get_absolute_url()).context

    assert context["first"].text == "Eerst."
    assert [each.text for each in context["more_purpose"]] == ["Tweede."]
    assert "Our purpose" not in [str(label) for label, _rows in context["parts"]]


def test_the_page_of_the_purpose_says_when_it_is_looked_at_again_and_what_a_round_led_to(cast, client_of):
    draft = a_round(cast, Phase.TESTING).drafts.get()
    version = adopting.adopt(draft.round, heard(cast, draft), by=cast.noor)

    page = said(client_of(None), "/purpose/de-wijkwerkplaats/")

    assert f"looked at again on {version.review_on.day} {version.review_on:%B %Y}" in page
    assert "led to version 1" in page


def test_who_has_not_said_whether_the_answer_will_do_is_named_and_one_says_yes_twice(cast, client_of):
    draft = a_round(cast, Phase.TESTING).drafts.get()
    heard(cast, draft)
    objection = reacting.react(draft, by=cast.sami, kind="objection", argument="Wie betaalt?")
    reacting.answer(objection, by=cast.noor, text="De gemeente.")
    address, noor = f"/purpose/drafts/{draft.pk}/adopt/", client_of(cast.noor)
    form = {"review_on": "2027-10-01"}

    assert f"{cast.sami.name} has not said yet" in said(noor, address)
    assert noor.post(address, form).status_code == 422
    assert noor.post(address, form | {"all_the_same": "on"}).status_code == 302


def test_a_draft_that_cannot_be_adopted_shows_what_is_needed_and_no_form(cast, client_of):
    draft = a_round(cast, Phase.TESTING).drafts.get()
    reacting.react(draft, by=cast.sami, kind="objection", argument="Wie betaalt?")

    page = said(client_of(cast.noor), f"/purpose/drafts/{draft.pk}/adopt/")

    assert "Answer the objection" in page
    assert "Adopt this version" not in page
    assert page.count("button-primary") == 1


def test_what_lives_in_the_text_comes_first_and_the_rest_is_folded(cast, client_of):
    round = a_round(cast)
    inventory.bring(round, by=cast.noor, kind="idea", text="Niemand wees ernaar.")
    rounds.move(round, Phase.PROPOSAL, by=cast.noor, why="Verder.")
    a_draft(cast, round)

    page = said(client_of(cast.noor), "/purpose/de-wijkwerkplaats/mine/")

    assert page.index("It lives in:") < page.index("<details>") < page.index("Niemand wees ernaar.")
