"""What administrators see of mail that comes in, how long it is remembered, who hears that letters rest."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.signals import user_logged_in
from django.test import RequestFactory
from django.utils import timezone

from samenspel.house.sockets import PERIODS
from samenspel.mail import bounces, coming_in
from samenspel.mail.models import Became, Bounce, Received, Rest
from samenspel.mail.receiving import identity
from tests.mail.receiving import DOMAIN


def came(at, became=Became.PLACED, **rest):
    return Received.objects.create(mark=uuid4().hex, became=became, at=at, done_at=at, **rest)


def signed_in(person, **session):
    request = RequestFactory().get("/")
    request.session = session
    user_logged_in.send(type(person), request=request, user=person)


def test_administrators_see_how_many_answers_came_and_no_more(db, settings):
    settings.REPLY_DOMAIN = DOMAIN
    now = timezone.now()
    came(now)
    came(now - timedelta(days=8))
    came(now - timedelta(hours=1), Became.REFUSED)

    finding = coming_in.mail_in()

    assert (finding.state, str(finding.sentence)) == ("well", "1 answer came by mail this week.")


def test_administrators_hear_when_letters_to_many_do_not_arrive(db, settings):
    settings.REPLY_DOMAIN = DOMAIN
    for number in range(coming_in.MANY_REST):
        Rest.objects.create(address=f"n{number}@x.example", why="hard")

    assert coming_in.mail_in().state == "care"


def test_a_house_that_takes_no_mail_in_is_well():
    assert coming_in.mail_in().state == "well"


def test_what_came_is_forgotten_after_its_time_but_not_that_an_address_rests(cast):
    long_ago = timezone.now() - timedelta(days=200)
    came(long_ago, person=cast.sami)
    Bounce.objects.create(address="a@x.example", kind="hard", at=long_ago)
    Rest.objects.create(address="a@x.example", why="hard", since=long_ago)
    period, before = PERIODS["received_mail"], timezone.now() - timedelta(days=90)

    assert (period.waiting(before), period.end(before), period.waiting(before)) == (2, 2, 0)
    assert bounces.rests("A@x.example")


def test_a_code_that_arrived_lets_letters_go_again(cast):
    Rest.objects.create(address=cast.sami.email, why="hard")

    signed_in(
        cast.sami, account_authentication_methods=[{"method": "code", "email": cast.sami.email.upper()}]
    )

    assert not bounces.rests(cast.sami.email)


@pytest.mark.parametrize(
    "methods", [[], [{"method": "password"}], [{"method": "code", "email": "x@elders.example"}]]
)
def test_signing_in_otherwise_proves_nothing_of_the_address(cast, methods):
    Rest.objects.create(address=cast.sami.email, why="hard")

    signed_in(cast.sami, account_authentication_methods=methods)

    assert bounces.rests(cast.sami.email)


def test_only_addresses_that_were_proved_fit_a_person(cast):
    cast.sami.emailaddress_set.create(email="Sami@werk.example", verified=True)
    cast.sami.emailaddress_set.create(email="zed@elders.example", verified=False)

    assert identity.fits(cast.sami, "sami@werk.example")
    assert identity.fits(cast.sami, cast.sami.email)
    assert not identity.fits(cast.sami, "zed@elders.example")
    assert not identity.fits(cast.sami, cast.noor.email)
    assert not identity.fits(cast.sami, "")


def test_an_address_that_only_looks_the_same_is_another(cast):
    cast.sami.emailaddress_set.create(email="mike@werk.example", verified=True)

    assert not identity.fits(cast.sami, "m\u0131ke@werk.example")
