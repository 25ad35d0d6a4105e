"""A password is a choice: added, changed, removed, and never the only way in."""

import pytest
from django.core import mail

from samenspel.house.models import AuditEvent

pytestmark = pytest.mark.django_db
GOOD = "vier paarse fietsen lopen"


@pytest.fixture
def sami(cast, sign_in):
    """Sami's browser, in which he added a password."""
    client = sign_in(cast.sami)
    client.post("/account/password/add/", {"password1": GOOD, "password2": GOOD})
    return client


def with_password(client, email, password):
    return client.post("/account/login/password/", {"login": email, "password": password})


def test_someone_adds_a_password_and_signs_in_with_it(cast, sami, client_of, who):
    client = client_of(None)

    with_password(client, "sami@samen.example", GOOD)

    assert who(client) == cast.sami
    assert mail.outbox[-1].subject == "A password was added"


def test_a_wrong_password_says_one_sentence_for_known_and_unknown(cast, sami, client_of):
    pages = [
        with_password(client_of(None), email, "niet goed").content.decode()
        for email in ("sami@samen.example", "niemand@samen.example")
    ]

    assert all("This address and password do not belong together." in page for page in pages)


@pytest.mark.parametrize("weak", ["kort", "password1234", "sami@samen.example"])
def test_a_weak_password_is_refused(weak, cast, sign_in):
    client = sign_in(cast.sami)

    client.post("/account/password/add/", {"password1": weak, "password2": weak})

    cast.sami.refresh_from_db()
    assert not cast.sami.has_usable_password()


def test_a_code_by_mail_still_works(cast, sami, sign_in, who):
    assert who(sign_in(cast.sami)) == cast.sami


def test_taking_it_away_asks_once_more_whether_it_is_you(cast, sami, client_of, who):
    asked = sami.post("/account/password/remove/")
    sami.post("/account/again/password/", {"password": GOOD, "next": "/account/password/remove/"})

    cast.sami.refresh_from_db()
    assert asked.url.startswith("/account/again/password/")
    assert not cast.sami.has_usable_password()
    assert who(sami) == cast.sami
    verbs = (
        AuditEvent.objects.filter(verb__startswith="people.")
        .order_by("number")
        .values_list("verb", "said__way")
    )
    assert list(verbs) == [
        ("people.sign_in_way_added", "password"),
        ("people.sign_in_way_removed", "password"),
    ]


def test_who_forgot_it_proves_it_with_a_code_by_mail(cast, sami, mailed_code):
    sami.post("/account/again/code/", {"next": "/account/password/remove/"})
    answer = sami.post("/account/again/code/", {"code": mailed_code(), "next": "/account/password/remove/"})
    sami.post("/account/password/remove/")

    cast.sami.refresh_from_db()
    assert answer.url == "/account/password/remove/"
    assert not cast.sami.has_usable_password()


def test_changing_it_signs_out_elsewhere(cast, sami, client_of, who):
    elsewhere = client_of(None)
    with_password(elsewhere, "sami@samen.example", GOOD)

    new = "zes groene treinen zingen"
    sami.post("/account/password/change/", {"oldpassword": GOOD, "password1": new, "password2": new})

    assert (who(sami), who(elsewhere)) == (cast.sami, None)


def test_a_closed_account_does_not_open_for_its_password(cast, sami, client_of, who):
    type(cast.sami).objects.filter(pk=cast.sami.pk).update(is_active=False)
    client = client_of(None)

    with_password(client, "sami@samen.example", GOOD)

    assert who(client) is None
