"""What members promise one another: versions, saying yes when coming in and again when it changes."""

import pytest
from django.core.exceptions import PermissionDenied

from samenspel.communities import agreeing, joining
from samenspel.communities.models import AgreementAcceptance, JoinRequest, Membership
from samenspel.people.introducing import introduce

pytestmark = pytest.mark.django_db
URL = "/communities/de-wijkwerkplaats/"


@pytest.fixture
def agreement(cast):
    return agreeing.make_agreement(
        cast.workshop, by=cast.noor, text="Wij **luisteren** eerst.", clauses=["Niet schelden", "Op tijd"]
    )


def test_a_new_version_is_made_only_when_the_words_differ(cast, agreement):
    same = agreeing.make_agreement(
        cast.workshop, by=cast.noor, text=agreement.text, clauses=agreement.clauses
    )
    other = agreeing.make_agreement(cast.workshop, by=cast.noor, text="Anders.", change="Korter")

    assert same == agreement
    assert (other.version, cast.workshop.agreement_now()) == (2, other)


def test_only_stewards_make_one(cast):
    with pytest.raises(PermissionDenied):
        agreeing.make_agreement(cast.workshop, by=cast.sami, text="Van mij.")


def test_one_says_yes_before_coming_in(cast, agreement):
    with pytest.raises(joining.NotAgreed):
        joining.join(cast.workshop, cast.vera)

    joining.join(cast.workshop, cast.vera, agreed=agreement)

    assert agreement.acceptances.filter(person=cast.vera).exists()


def test_who_asks_says_yes_and_it_counts_once_welcomed(cast):
    agreement = agreeing.make_agreement(cast.garden, by=cast.noor, text="Gieten doe je 's avonds.")
    asked = joining.ask(cast.garden, cast.vera, agreed=agreement)
    assert not AgreementAcceptance.objects.filter(person=cast.vera).exists()

    joining.welcome(asked, by=cast.noor)

    assert AgreementAcceptance.objects.get(person=cast.vera).agreement == agreement


def test_the_form_shows_the_agreement_and_asks_for_a_yes(cast, agreement, client_of):
    client = client_of(cast.vera)

    assert "<strong>luisteren</strong>" in client.get(f"{URL}join/").content.decode()
    assert client.post(f"{URL}join/", {}).status_code == 422
    assert client.post(f"{URL}join/", {"agrees": "on", "version": 1}).status_code == 302
    assert cast.workshop.membership_of(cast.vera)


def test_a_version_made_while_the_form_was_open_is_read_first(cast, agreement, client_of):
    agreeing.make_agreement(cast.workshop, by=cast.noor, text="Nieuw.")

    answer = client_of(cast.vera).post(f"{URL}join/", {"agrees": "on", "version": 1, "motive": "Graag"})

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "The agreement changed in the meantime" in page
    assert "Graag" in page
    assert 'value="2"' in page


def test_members_are_asked_again_and_what_they_said_before_stays_known(cast, agreement, client_of):
    agreeing.accept(agreement, by=cast.sami)
    newer = agreeing.make_agreement(cast.workshop, by=cast.noor, text="Nieuw.", change="Korter")
    client = client_of(cast.sami)

    assert "The agreement of this community changed." in client.get(URL).content.decode()
    assert "has an agreement you have not said yes to yet" in client.get("/").content.decode()
    client.post(f"{URL}agreement/accept/", {"version": newer.version})

    assert "agreement of this community changed" not in client.get(URL).content.decode()
    assert AgreementAcceptance.objects.filter(person=cast.sami).count() == 2


def test_saying_yes_to_a_version_that_no_longer_holds_asks_to_read_again(cast, agreement, client_of):
    agreeing.make_agreement(cast.workshop, by=cast.noor, text="Nieuw.")

    answer = client_of(cast.sami).post(f"{URL}agreement/accept/", {"version": 1}, follow=True)

    assert "Please read it again" in answer.content.decode()
    assert not AgreementAcceptance.objects.filter(person=cast.sami).exists()


def test_stewards_see_how_many_said_yes_and_never_who_did_not(cast, agreement, client_of):
    assert not agreeing.share_agreed(agreement).shown
    for number in range(14):
        person = introduce(name=f"Buur {number}")
        Membership.objects.create(community=cast.workshop, person=person)
        if number < 8:
            agreement.accept(by=person)

    page = client_of(cast.noor).get(f"{URL}agreement/").content.decode()

    assert "Members who said yes to this version: 55 %." in page
    assert "Buur 1" not in page
    assert "Members who said yes" not in client_of(cast.sami).get(f"{URL}agreement/").content.decode()


def test_two_stewards_making_a_version_at_once_both_find_their_words(cast, agreement, client_of):
    agreeing.make_agreement(cast.workshop, by=cast.noor, text="Intussen.")

    answer = client_of(cast.noor).post(f"{URL}agreement/revise/", {"text": "Van mij.", "version": 1})

    assert answer.status_code == 422
    assert "It says now: Intussen." in answer.content.decode()


def test_too_many_or_too_long_lines_are_told_with_a_remedy(cast, client_of):
    client, url = client_of(cast.noor), f"{URL}agreement/revise/"

    many = client.post(url, {"text": "Wij.", "clauses": "\n".join(str(n) for n in range(13))})
    long = client.post(url, {"text": "Wij.", "clauses": "x" * 201})

    assert "These are 13 lines; at most 12 fit." in many.content.decode()
    assert "longer than 200 characters" in long.content.decode()


def test_coming_in_by_the_request_of_before_keeps_the_version_that_was_read(cast):
    first = agreeing.make_agreement(cast.garden, by=cast.noor, text="Een.")
    asked = joining.ask(cast.garden, cast.vera, agreed=first)
    agreeing.make_agreement(cast.garden, by=cast.noor, text="Twee.")

    membership = joining.welcome(asked, by=cast.noor)

    assert JoinRequest.objects.get(pk=asked.pk).agreement == first
    assert agreeing.to_accept(cast.garden, membership).version == 2
