"""People in bulk: found by kind, one act for many asked first, and somebody always looks after the house."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from samenspel.house.models import AuditEvent
from samenspel.people import administering
from samenspel.people.administering import LastAdministrator, appoint, close, open_again, unappoint
from samenspel.people.introducing import introduce
from samenspel.people.models import Person
from samenspel.people.views.administration import ACTS

DO = "/people/administration/act/"


def shown(client, query):
    return client.get(f"/people/administration/{query}").content.decode()


def test_people_are_found_by_kind_and_words(cast, client_of):
    client = client_of(cast.anna)

    assert "lena@samen.example" in shown(client, "?kind=light")
    assert "sami@samen.example" not in shown(client, "?kind=light")
    assert "anna@samen.example" in shown(client, "?kind=administrators")
    assert "sami@samen.example" in shown(client, "?words=SAMI")
    assert "Nobody fits this." in shown(client, "?words=niemand")


def test_a_closed_account_is_seen_by_nobody_and_lets_nobody_in(cast, client_of):
    client = client_of(cast.sami)

    close(cast.sami, by=cast.anna)

    assert cast.sami not in Person.objects.visible_to(cast.noor)
    assert client.get("/privacy/me/").status_code == 302
    open_again(Person.objects.get(pk=cast.sami.pk), by=cast.anna)
    assert cast.sami in Person.objects.visible_to(cast.noor)


@pytest.mark.parametrize("act", [close, open_again, appoint, unappoint])
def test_nobody_else_does_these_things(cast, act):
    with pytest.raises(PermissionDenied):
        act(cast.sami, by=cast.noor)


def test_a_new_administrator_is_remembered(cast):
    appoint(cast.noor, by=cast.anna)

    event = AuditEvent.objects.latest_first().first()
    assert Person.objects.get(pk=cast.noor.pk).is_administrator
    assert (event.verb, event.person_key) == ("people.administrator_made", cast.noor.audit_key.key)


def test_a_light_account_does_not_look_after_the_house(cast):
    with pytest.raises(PermissionDenied):
        appoint(cast.lena, by=cast.anna)


def test_the_last_administrator_stays(cast, client_of):
    with pytest.raises(LastAdministrator):
        unappoint(cast.anna, by=cast.anna)

    page = client_of(cast.anna).post(DO, {"act": "unappoint", "person": cast.anna.pk}).content.decode()
    assert "is the last administrator" in page


def test_with_two_of_them_one_may_go_and_not_the_other(cast):
    omar = introduce(name="Omar Haddad", handle="omar", is_administrator=True)

    unappoint(cast.anna, by=omar)

    with pytest.raises(LastAdministrator):
        unappoint(omar, by=omar)


def test_it_is_asked_first_with_whom_it_cannot_be_done(cast, client_of):
    client = client_of(cast.anna)
    chosen = {"act": "erase", "person": [cast.sami.pk, cast.noor.pk, cast.anna.pk]}

    asked = client.post(DO, chosen).content.decode()

    assert "Yes, for this person" in asked
    assert "You alone look after “De Wijkwerkplaats”" in asked
    assert "that is you" in asked
    assert Person.objects.filter(pk=cast.sami.pk).exists()


@pytest.mark.parametrize("number", ["9" * 30, "9" * 18, "²", "-1", ""])
def test_numbers_that_are_nobodys_are_passed_over(number, cast, client_of):
    answer = client_of(cast.anna).post(DO, {"act": "close", "person": number}, follow=True)

    assert "Choose at least one person" in answer.content.decode()


def test_then_it_is_done_with_the_others(cast, client_of):
    chosen = {"act": "erase", "person": [cast.sami.pk, cast.noor.pk], "sure": "yes"}

    client_of(cast.anna).post(DO, chosen)

    assert not Person.objects.filter(pk=cast.sami.pk).exists()
    assert Person.objects.filter(pk=cast.noor.pk).exists()


def test_invitations_go_to_who_never_signed_in(cast, client_of):
    client_of(cast.sami)
    chosen = {"act": "invite", "person": [cast.sami.pk, cast.bram.pk], "sure": "yes"}

    client_of(cast.anna).post(DO, chosen)

    assert [letter.to for letter in mail.outbox] == [["bram@samen.example"]]


@pytest.mark.parametrize(
    "sent", [{}, {"act": "erase"}, {"act": "nonsense", "person": 1}, {"act": "erase", "person": "x"}]
)
def test_nothing_chosen_changes_nothing(cast, client_of, sent):
    before = Person.objects.count()

    answer = client_of(cast.anna).post(DO, {**sent, "sure": "yes"})

    assert answer.url == "/people/administration/"
    assert Person.objects.count() == before


def test_the_list_as_a_table_is_remembered_and_no_formula(cast, client_of):
    Person.objects.filter(pk=cast.sami.pk).update(name="=1+1")

    table = client_of(cast.anna).post("/people/administration/people.csv", {"words": "sami"}).content.decode()

    assert "'=1+1" in table
    assert "noor@samen.example" not in table
    assert AuditEvent.objects.latest_first().first().said == {"number": 1}


@pytest.mark.parametrize("number", [1, 40])
def test_the_list_asks_the_database_as_seldom_for_many_as_for_few(
    cast, client_of, django_assert_max_num_queries, number
):
    for each in range(number):
        introduce(name=f"Buur {each}")
    client = client_of(cast.anna)
    client.get("/people/administration/")

    with django_assert_max_num_queries(14):
        client.get("/people/administration/")


def test_every_act_on_the_page_can_be_judged(cast):
    for name in ACTS:
        assert isinstance(administering.why_not(name, cast.sami, cast.anna), str)
