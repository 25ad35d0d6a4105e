"""A second step: a number from an app, with recovery codes for when the phone is elsewhere."""

import re
import time

import pytest
from allauth.core.context import request_context
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail

from samenspel.house.models import AuditEvent

pytestmark = pytest.mark.django_db
PERIOD = 30


@pytest.fixture
def number():
    """``number()`` is what Sami's app shows now; ``number(-1)`` what it showed half a minute before."""

    def number(steps=0):
        secret = Authenticator.objects.get(type="totp").wrap().instance.data["secret"]
        return format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD + steps))

    return number


@pytest.fixture
def sami(cast, sign_in, django_capture_on_commit_callbacks):
    """Sami's browser, in which he asked for a second step."""
    client = sign_in(cast.sami)
    page = client.get("/account/second-step/add/")
    secret = page.context["form"].secret
    value = format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD))
    with django_capture_on_commit_callbacks() as on_commit:
        answer = client.post("/account/second-step/add/", {"code": value})
    # The library tells it when the transaction is done, within the request.
    with request_context(answer.wsgi_request):
        for tell in on_commit:
            tell()
    return client


@pytest.fixture
def half_way(sami, cast, sign_in, client_of):
    """Another browser, in which the code by mail was typed and the number is asked."""
    return sign_in(cast.sami, client_of(None))


def test_after_the_code_a_number_is_asked(cast, half_way, who, number):
    before = who(half_way)

    half_way.post("/account/login/second-step/", {"code": number()})

    assert (before, who(half_way)) == (None, cast.sami)


def test_a_number_counts_once(cast, half_way, sign_in, client_of, who, number):
    used = number()
    half_way.post("/account/login/second-step/", {"code": used})
    over_the_shoulder = sign_in(cast.sami, client_of(None))

    over_the_shoulder.post("/account/login/second-step/", {"code": used})

    assert who(over_the_shoulder) is None


def test_a_clock_that_is_half_a_minute_off_is_no_matter_but_a_minute_is(cast, half_way, who, number):
    half_way.post("/account/login/second-step/", {"code": number(-3)})
    too_old = who(half_way)

    half_way.post("/account/login/second-step/", {"code": number(-1)})

    assert (too_old, who(half_way)) == (None, cast.sami)


def test_a_recovery_code_works_once(cast, sami, half_way, sign_in, client_of, who):
    code = re.search(r"<code>(\w+)</code>", sami_codes(sami, cast))[1]
    half_way.post("/account/login/second-step/", {"code": code})
    again = sign_in(cast.sami, client_of(None))
    again.post("/account/login/second-step/", {"code": code})

    assert (who(half_way), who(again)) == (cast.sami, None)


def sami_codes(client, cast):
    """The page with the recovery codes, as someone sees it who has just proved that it is them."""
    codes = Authenticator.objects.get(user=cast.sami, type="recovery_codes").wrap().get_unused_codes()
    client.post("/account/again/second-step/", {"code": codes[-1]})
    return client.get("/account/second-step/recovery/").content.decode()


def test_recovery_codes_are_seen_by_who_proves_once_more_to_be_it(cast, sami):
    asked = sami.get("/account/second-step/recovery/")

    page = sami_codes(sami, cast)
    file = sami.get("/account/second-step/recovery/file/")

    assert asked.url.startswith("/account/again/")
    assert page.count("<code>") == 9
    assert len(file.content.split()) == 9


def test_a_code_by_mail_is_not_enough_to_prove_it_again(cast, sami):
    answer = sami.post("/account/again/code/")

    assert answer.url == "/account/again/second-step/"
    assert "With a code by mail" not in sami.get("/account/again/second-step/").content.decode()


def test_guessing_numbers_is_stopped(half_way, who, number):
    for guess in range(5):
        half_way.post("/account/login/second-step/", {"code": f"00000{guess}"})

    answer = half_way.post("/account/login/second-step/", {"code": number()})

    assert "That was wrong too often. Wait five minutes and try again." in answer.content.decode()
    assert who(half_way) is None


def test_stopping_takes_the_recovery_codes_along_and_tells_by_mail(cast, sami):
    sami_codes(sami, cast)

    sami.post("/account/second-step/remove/")

    assert not Authenticator.objects.filter(user=cast.sami).exists()
    assert mail.outbox[-1].subject == "No second step any more"
    ways = (
        AuditEvent.objects.filter(verb__startswith="people.")
        .order_by("number")
        .values_list("verb", "said__way")
    )
    assert list(ways) == [
        ("people.sign_in_way_added", "authenticator"),
        ("people.sign_in_way_removed", "authenticator"),
    ]


def test_the_picture_for_the_app_names_the_house(cast, sign_in, settings):
    settings.SITE_NAME = "Ons huis"

    page = sign_in(cast.sami).get("/account/second-step/add/")

    assert "issuer=Ons%20huis" in page.context["totp_url"]
