"""Outsiders go on with only an e-mail address."""

import pytest
from allauth.core.context import request_context
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory

from samenspel.people import afterwards, lights, signing_up
from samenspel.people.models import Person
from samenspel.privacy.visibility import Visibility

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(monkeypatch):
    """What an act of a room above was told, when it was carried out."""
    done = []

    def carry_out(request, person, said):
        done.append((person.email, said))
        return "/communities/"

    monkeypatch.setitem(afterwards.ACTS, "tests.apply", carry_out)
    return done


@pytest.fixture
def begun(client_of, done):
    """A browser in which a visitor typed a motive and the address of someone, and got a code by mail."""

    def begun(email):
        client = client_of(None)
        request = RequestFactory().post("/")
        request.session, request.user = client.session, client.get("/account/light/").context["request"].user
        with request_context(request):
            answer = lights.begin(request, email=email, act="tests.apply", said={"motive": "Ik kook graag"})
        request.session.save()
        client.cookies["sessionid"] = request.session.session_key
        assert answer.url == "/account/light/code/"
        return client

    return begun


def test_an_outsider_goes_on_with_an_address_only(client_of, mailed_code, who):
    client = client_of(None)

    client.post("/account/light/", {"email": "Buur@Buiten.example", "next": "/results/"})
    answer = client.post("/account/light/code/", {"code": mailed_code(), "next": "/results/"})

    person = who(client)
    assert answer.url == "/results/"
    assert (person.email, person.is_light, person.visibility) == (
        "buur@buiten.example",
        True,
        Visibility.PRIVATE,
    )


def test_what_was_typed_is_sent_when_the_address_is_theirs(begun, done, mailed_code):
    client = begun("buur@buiten.example")
    before = list(done)

    answer = client.post("/account/light/code/", {"code": mailed_code()})

    assert (before, done) == ([], [("buur@buiten.example", {"motive": "Ik kook graag"})])
    assert answer.url == "/communities/"


def test_who_has_an_account_signs_in_to_it_by_the_same_way(cast, begun, done, mailed_code, who):
    client = begun("sami@samen.example")

    client.post("/account/light/code/", {"code": mailed_code()})

    assert who(client) == cast.sami
    assert done == [("sami@samen.example", {"motive": "Ik kook graag"})]
    assert not cast.sami.is_light


def test_nobody_else_who_signs_in_meanwhile_sends_it(cast, begun, done, sign_in):
    sign_in(cast.sami, begun("buur@buiten.example"))

    assert done == []


def test_it_waits_an_hour_at_most(begun, done, mailed_code, monkeypatch):
    monkeypatch.setattr(afterwards, "SECONDS", -1)

    begun("buur@buiten.example").post("/account/light/code/", {"code": mailed_code()})

    assert done == []


def test_nothing_is_kept_of_who_never_types_the_code(client_of):
    client_of(None).post("/account/light/", {"email": "buur@buiten.example"})

    assert not Person.objects.exists()


def test_three_wrong_codes_and_it_is_over(client_of, mailed_code, who):
    client = client_of(None)
    client.post("/account/light/", {"email": "buur@buiten.example"})
    right = mailed_code()

    answers = [client.post("/account/light/code/", {"code": "WRONG1"}).status_code for _ in range(3)]
    client.post("/account/light/code/", {"code": right})

    assert answers == [422, 422, 302]
    assert who(client) is None


def test_a_code_works_in_the_browser_that_asked_only(client_of, mailed_code, who):
    client_of(None).post("/account/light/", {"email": "buur@buiten.example"})
    of_another = mailed_code()
    thief = client_of(None)
    thief.post("/account/light/", {"email": "dief@buiten.example"})

    answer = thief.post("/account/light/code/", {"code": of_another})

    assert answer.status_code == 422
    assert who(thief) is None


def test_codes_for_one_address_are_not_sent_without_end(client_of):
    client = client_of(None)

    answers = [client.post("/account/light/", {"email": "buur@buiten.example"}).status_code for _ in range(5)]

    assert answers == [302, 302, 302, 429, 429]


def test_it_leads_to_no_other_site(client_of, mailed_code):
    client = client_of(None)
    client.post("/account/light/", {"email": "buur@buiten.example", "next": "https://elders.example/"})

    answer = client.post("/account/light/code/", {"code": mailed_code(), "next": "https://elders.example/"})

    assert answer.url == "/"


def test_a_closed_house_takes_nobody_from_outside(client_of, settings):
    settings.SIGN_UP = "closed"

    answer = client_of(None).post("/account/light/", {"email": "buur@buiten.example"})

    assert "an administrator brings people in" in answer.content.decode()


def test_a_closed_account_stays_closed(cast, client_of, mailed_code, who):
    Person.objects.filter(pk=cast.sami.pk).update(is_active=False)
    client = client_of(None)
    client.post("/account/light/", {"email": "sami@samen.example"})

    answer = client.post("/account/light/code/", {"code": mailed_code()})

    assert answer.url == "/account/inactive/"
    assert who(client) is None


def test_a_light_account_introduces_itself_and_goes_on(cast, client_of):
    answer = client_of(cast.lena).post(
        "/people/me/introduce/", {"name": "Lena Post", "visibility": "signed_in", "next": "/communities/"}
    )

    cast.lena.refresh_from_db()
    assert answer.url == "/communities/"
    assert (cast.lena.name, cast.lena.handle, cast.lena.is_light) == ("Lena Post", "lena-post", False)


def test_the_rule_for_accounts_holds_for_who_introduces_themselves(cast, client_of, settings):
    settings.SIGN_UP = "invited"

    answer = client_of(cast.lena).post("/people/me/introduce/", {"name": "Lena", "visibility": "signed_in"})
    with pytest.raises(PermissionDenied):
        lights.introduce(cast.lena, name="Lena", visibility=Visibility.SIGNED_IN)

    cast.lena.refresh_from_db()
    assert answer.status_code == 403
    assert cast.lena.is_light


def test_who_was_let_in_by_someone_inside_may_introduce_themselves(cast, settings, monkeypatch):
    settings.SIGN_UP = "invited"
    monkeypatch.setattr(signing_up, "VOUCHERS", [lambda person: person == cast.lena])

    lights.introduce(cast.lena, name="Lena", visibility=Visibility.SIGNED_IN)

    assert not cast.lena.is_light
