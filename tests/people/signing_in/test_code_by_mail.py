"""Signing in and up with an e-mailed code."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from samenspel.people.introducing import introduce
from samenspel.people.models import Person

pytestmark = pytest.mark.django_db


def code_in_the_mail():
    return re.search(r"^    (\S+)$", mail.outbox[-1].body, re.MULTILINE).group(1)


def test_someone_signs_in_with_a_code(cast, client_of):
    client = client_of(None)

    client.post("/account/login/", {"login": "sami@samen.example"})
    answer = client.post("/account/login/code/", {"code": code_in_the_mail()})

    assert answer.status_code == 302
    assert client.get("/").context["request"].user == cast.sami
    assert len(mail.outbox) == 1


def test_a_wrong_code_signs_nobody_in_and_after_a_few_the_code_is_gone(cast, client_of):
    client = client_of(None)
    client.post("/account/login/", {"login": "sami@samen.example"})
    right = code_in_the_mail()

    for _ in range(3):
        client.post("/account/login/code/", {"code": "WRONG1"})
    client.post("/account/login/code/", {"code": right})

    assert not client.get("/").context["request"].user.is_authenticated


def test_an_unknown_address_looks_the_same_and_gets_another_mail(cast, client_of):
    known = client_of(None).post("/account/login/", {"login": "sami@samen.example"})
    unknown = client_of(None).post("/account/login/", {"login": "niemand@samen.example"})

    assert (known.status_code, known.headers["Location"]) == (
        unknown.status_code,
        unknown.headers["Location"],
    )
    assert "/account/signup/" in mail.outbox[-1].body


def test_someone_makes_an_account_with_a_name_and_an_address(client_of):
    client = client_of(None)

    client.post("/account/signup/", {"email": "Nieuw@Samen.example", "name": "Nieuw Gezicht"})
    client.post("/account/confirm-email/", {"code": code_in_the_mail()})

    new = Person.objects.get(email="nieuw@samen.example")
    assert (new.handle, new.is_administrator) == ("nieuw-gezicht", False)
    assert EmailAddress.objects.get(user=new).verified
    assert client.get("/people/me/").status_code == 200


def test_an_address_that_is_taken_tells_its_owner_only(cast, client_of):
    answer = client_of(None).post("/account/signup/", {"email": "sami@samen.example", "name": "Nep"})

    assert answer.status_code == 302
    assert Person.objects.filter(email="sami@samen.example").count() == 1
    assert "/account/login/" in mail.outbox[-1].body


def test_someone_brought_in_with_an_address_signs_in_without_signing_up(client_of):
    imported = introduce(name="Ingevoerd", email="in@samen.example")
    client = client_of(None)

    client.post("/account/login/", {"login": "in@samen.example"})
    client.post("/account/login/code/", {"code": code_in_the_mail()})

    assert client.get("/").context["request"].user == imported


def test_a_closed_house_makes_no_accounts(client_of, settings):
    settings.SIGN_UP = "closed"

    answer = client_of(None).post("/account/signup/", {"email": "a@samen.example", "name": "A"})

    assert "an administrator brings people in" in answer.content.decode()
    assert not Person.objects.exists()


def test_a_closed_account_cannot_sign_in(cast, client_of):
    Person.objects.filter(pk=cast.sami.pk).update(is_active=False)
    client = client_of(None)

    client.post("/account/login/", {"login": "sami@samen.example"})

    assert not client.get("/").context["request"].user.is_authenticated


def test_signing_out_asks_for_a_post(cast, client_of):
    client = client_of(cast.sami)

    client.get("/account/logout/")
    still_in = client.get("/").context["request"].user.is_authenticated
    client.post("/account/logout/")

    assert still_in
    assert not client.get("/").context["request"].user.is_authenticated


def test_asking_for_codes_again_and_again_is_stopped(cast, client_of):
    client = client_of(None)

    answers = [client.post("/account/login/", {"login": "sami@samen.example"}).status_code for _ in range(40)]

    assert 429 in answers
    assert len(mail.outbox) < 40


def test_no_code_is_shown_on_screen_outside_the_demo(cast, client_of):
    client = client_of(None)
    client.post("/account/login/", {"login": "sami@samen.example"})

    assert code_in_the_mail() not in client.get("/account/login/code/").content.decode()
