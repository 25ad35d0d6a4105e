"""Changing one's e-mail address: the new one counts once a code reached it."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from samenspel.house.models import AuditEvent

pytestmark = pytest.mark.django_db


def change(client, email):
    return client.post("/account/email/", {"email": email, "action_add": ""})


def test_a_new_address_takes_the_place_of_the_old_one_when_confirmed(cast, sign_in, mailed_code):
    client = sign_in(cast.sami)

    change(client, "sami@nieuw.example")
    cast.sami.refresh_from_db()
    before = cast.sami.email
    client.post("/account/confirm-email/", {"code": mailed_code()})

    cast.sami.refresh_from_db()
    assert (before, cast.sami.email) == ("sami@samen.example", "sami@nieuw.example")
    assert EmailAddress.objects.get(user=cast.sami).email == "sami@nieuw.example"
    assert AuditEvent.objects.filter(verb="people.address_changed").count() == 1


def test_the_old_address_is_told(cast, sign_in, mailed_code):
    client = sign_in(cast.sami)
    change(client, "sami@nieuw.example")
    client.post("/account/confirm-email/", {"code": mailed_code()})

    told = mail.outbox[-1]
    assert (told.to, told.subject) == (["sami@samen.example"], "Your e-mail address was changed")


def test_an_address_of_someone_else_is_not_taken_over_even_by_who_reads_its_mail(cast, sign_in, mailed_code):
    client = sign_in(cast.sami)

    answer = change(client, "noor@samen.example")

    assert answer.url == "/account/confirm-email/"
    assert mail.outbox[-1].to == ["noor@samen.example"]
    client.post("/account/confirm-email/", {"code": mailed_code()})
    cast.sami.refresh_from_db()
    assert cast.sami.email == "sami@samen.example"
    assert EmailAddress.objects.get(email="noor@samen.example").user == cast.noor


def test_the_only_confirmed_address_cannot_be_taken_away(cast, sign_in):
    client = sign_in(cast.sami)

    client.post("/account/email/", {"email": "sami@samen.example", "action_remove": ""})

    assert EmailAddress.objects.filter(user=cast.sami, verified=True).exists()
