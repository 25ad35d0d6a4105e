"""The pages of a version: reading it, signing it, comparing it, keeping it; each as it may be seen."""

from hashlib import sha256

import pytest
from django.urls import reverse

from samenspel.purpose import reacting, signing, testing
from samenspel.purpose.models import Phase, Signature, Version
from tests.purpose.making import a_next_version, a_round, a_version, someone

pytestmark = pytest.mark.django_db


def at(name, cast, *args):
    return reverse(f"purpose:{name}", args=[cast.workshop.slug, *args])


@pytest.fixture
def version(cast):
    return a_version(cast)


def test_a_version_reads_by_parts_with_its_signatures(cast, version, client_of):
    signing.sign(version, by=cast.sami, note="Met plezier.")

    page = client_of(cast.noor).get(version.get_absolute_url()).content.decode()

    assert "Wij doen het met elkaar." in page
    assert "What we give" in page
    assert "Met plezier." in page


def test_a_visitor_reads_the_text_and_no_names(cast, version, client_of):
    signing.sign(version, by=cast.sami, note="Met plezier.")

    page = client_of(None).get(version.get_absolute_url()).content.decode()

    assert "Wij doen het met elkaar." in page
    assert "Met plezier." not in page
    assert cast.sami.name not in page


def test_signing_and_taking_it_away_go_by_plain_forms(cast, version, client_of):
    sami = client_of(cast.sami)

    sami.post(at("sign", cast, 1), {"note": "Ja."})
    assert signing.mine(version, cast.sami).note == "Ja."
    sami.post(at("unsign", cast, 1))

    assert signing.mine(version, cast.sami) is None


def test_what_is_wrong_keeps_what_was_typed(cast, version, client_of):
    answer = client_of(cast.sami).post(at("sign", cast, 1), {"note": "x" * 1001})

    assert answer.status_code == 422
    assert b"x" * 1001 in answer.content
    assert not Signature.objects.exists()


def test_a_newer_version_is_read_before_it_is_signed(cast, version, client_of):
    newer = a_next_version(cast, add=("ask", "Wij mogen om hulp vragen.", "Dat misten we."))

    answer = client_of(cast.sami).post(at("sign", cast, 1), {"note": ""})

    assert answer.url == newer.get_absolute_url()
    assert not Signature.objects.exists()


def test_the_difference_shows_words_and_why(cast, version, client_of):
    a_next_version(cast, change=("Wij doen het met elkaar.", "Wij doen het samen.", "Korter is beter."))

    page = client_of(None).get(at("versions_compared", cast, 1, 2)).content.decode()

    assert "<ins>samen.</ins>" in page
    assert "Korter is beter." in page
    assert "As it was" in page
    assert "It was: Wij doen het met elkaar." in page


def test_the_other_way_round_is_read_the_right_way(cast, version, client_of):
    a_next_version(cast, add=("ask", "Wij mogen om hulp vragen.", "Dat misten we."))

    assert client_of(None).get(at("versions_compared", cast, 2, 1)).url == at("versions_compared", cast, 1, 2)
    assert client_of(None).get(at("versions_compared", cast, 1, 9)).status_code == 404


def test_adopting_asks_for_the_reasons_that_are_missing(cast, version, client_of):
    with pytest.raises(Exception, match="nobody says why"):
        a_next_version(cast, change=("Wij doen het met elkaar.", "Samen.", ""))
    draft = cast.workshop.rounds.get().drafts.get()
    noor, key = client_of(cast.noor), f"now-{draft.sentences.get(part='values').pk}"
    form = {"summary": "Korter.", "review_on": str(version.review_on)}
    address = reverse("purpose:adopt", args=[draft.pk])

    assert noor.post(address, form).status_code == 422
    assert noor.post(address, form | {key: "Zo zeggen wij het."}).status_code == 302

    assert Version.now_of(cast.workshop).sentences.get(part="values").why == "Zo zeggen wij het."


def test_adopting_over_an_objection_says_what_to_do(cast, client_of):
    draft = a_round(cast, Phase.TESTING).drafts.get()
    reacting.react(draft, by=cast.sami, kind="objection", argument="Te vaag.")

    answer = client_of(cast.noor).post(reverse("purpose:adopt", args=[draft.pk]), {"review_on": "2027-11-01"})

    assert answer.status_code == 422
    assert b"Answer it first" in answer.content


def test_words_that_exist_become_version_one(cast, client_of):
    form = {
        "purpose": "Niemand alleen.",
        "values": "Rust.\n\nPlezier.",
        "review_on": "2027-11-01",
        "once": "9f0c2f0e-0f5e-4a52-8d6f-0b7d3d0a6d11",
    }
    noor = client_of(cast.noor)

    noor.post(at("put_down", cast), form)
    noor.post(at("put_down", cast), form)

    version = Version.objects.get(community=cast.workshop)
    assert [each.text for each in version.sentences.in_order()] == ["Niemand alleen.", "Rust.", "Plezier."]


def test_a_sentence_that_is_too_long_is_named(cast, client_of):
    form = {"purpose": "Kort.", "values": "Goed.\n" + "x" * 401, "review_on": "2027-11-01"}

    answer = client_of(cast.noor).post(at("put_down", cast), form)

    assert b"Sentence 2 is too long" in answer.content


def test_a_pdf_is_the_same_for_the_same_content(cast, version, client_of):
    first, second = (client_of(None).get(at("contract_pdf", cast, 1)) for _ in range(2))

    assert first.content.startswith(b"%PDF-1.7")
    assert b"/Lang" in first.content
    assert b"pdfuaid" in first.content
    assert sha256(first.content).digest() == sha256(second.content).digest()


def test_a_copy_holds_names_for_members_only(cast, version, client_of):
    signing.sign(version, by=cast.sami, note="*Ja*")

    ours = client_of(cast.noor).get(at("contract_markdown", cast, 1)).content.decode()
    theirs = client_of(None).get(at("contract_markdown", cast, 1)).content.decode()

    assert "- Sami de Wit, " in ours
    assert "(\\*Ja\\*)" in ours
    assert "Sami" not in theirs
    assert "- Wij doen het met elkaar." in theirs


def test_words_of_people_are_no_code_in_a_copy(cast, client_of):
    a_version(cast, sentences=[("purpose", "# Geen kop #set $x$"), ("values", "1. geen <b>lijst</b>")])

    text = client_of(None).get(at("contract_markdown", cast, 1)).content.decode()

    assert "> \\# Geen kop \\#set $x$" in text
    assert "- 1\\. geen \\<b\\>lijst\\</b\\>" in text
    assert client_of(None).get(at("contract_pdf", cast, 1)).status_code == 200


def test_signing_waits_on_the_home_page(cast, version, client_of):
    page = client_of(cast.sami).get("/").content.decode()

    assert f"{version.get_absolute_url()}#sign" in page


def test_a_version_of_a_closed_community_is_not_there(cast, client_of):
    version = a_version(cast, community=cast.circle, by=cast.vera)

    for person in (None, cast.sami):
        for name in ("version", "contract_pdf", "contract_markdown"):
            address = reverse(f"purpose:{name}", args=[cast.circle.slug, version.number])
            assert client_of(person).get(address).status_code == 404


def test_many_signatures_cost_no_more_questions(cast, version, client_of, django_assert_max_num_queries):
    for number in range(12):
        signing.sign(version, by=someone(cast, f"Lid {number}"))
    testing.ask(cast.workshop, by=cast.sami, title="Urenbriefje")

    with django_assert_max_num_queries(51):
        client_of(cast.sami).get(version.get_absolute_url())


def test_a_review_is_answered_with_a_reason(cast, version, client_of):
    noor = client_of(cast.noor)

    noor.post(at("name_event", cast), {"words": "De werkplaats verhuist."})
    page = noor.get(reverse("purpose:community", args=[cast.workshop.slug])).content.decode()
    noor.post(at("review", cast), {"why": "Het is om de hoek.", "again_on": "2027-02-01"})

    assert "De werkplaats verhuist." in page
    assert version.review_answers.get().why == "Het is om de hoek."
    assert (
        b"De werkplaats verhuist."
        not in noor.get(reverse("purpose:community", args=["de-wijkwerkplaats"])).content
    )
