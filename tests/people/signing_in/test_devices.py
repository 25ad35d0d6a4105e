"""Where someone is signed in, and signing out there."""

import pytest
from allauth.usersessions.models import UserSession

from samenspel.people import signed_in
from samenspel.people.signed_in import device_in_words

pytestmark = pytest.mark.django_db
PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1 Version/18.1 Safari/604.1"


@pytest.mark.parametrize(
    ("agent", "words"),
    [
        ("Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox on Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64) Chrome/131.0 Safari/537.36", "Chrome on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/131.0 Safari/537.36 Edg/131.0", "Edge on Windows"),
        ("Mozilla/5.0 (Linux; Android 14) Chrome/131.0 Mobile Safari/537.36", "Chrome on Android"),
        (PHONE, "Safari on iPhone"),
        ("curl/8", "An unknown device"),
        ("", "An unknown device"),
    ],
)
def test_a_device_is_said_as_people_say_it(agent, words):
    assert device_in_words(agent) == words


def test_the_page_lists_my_devices_and_no_others(cast, sign_in):
    here = sign_in(cast.sami)
    sign_in(cast.sami, device=PHONE)
    sign_in(cast.noor)

    page = here.get("/account/").content.decode()

    assert (page.count("Firefox on Windows</strong>"), page.count("Safari on iPhone</strong>")) == (1, 1)


def test_no_address_of_a_connection_is_kept(cast, sign_in):
    sign_in(cast.sami).get("/account/")

    assert set(UserSession.objects.values_list("ip", flat=True)) == {"::"}


def test_one_device_is_signed_out_from_afar(cast, sign_in, who):
    here, phone = sign_in(cast.sami), sign_in(cast.sami, device=PHONE)
    there = UserSession.objects.get(session_key=phone.session.session_key)

    here.post(f"/account/devices/{there.pk}/sign-out/")

    assert (who(here), who(phone)) == (cast.sami, None)


def test_everywhere_else_at_once(cast, sign_in, who):
    here, *others = (sign_in(cast.sami) for _ in range(3))

    here.post("/account/devices/elsewhere/sign-out/")

    assert [who(client) for client in (here, *others)] == [cast.sami, None, None]
    assert UserSession.objects.filter(user=cast.sami).count() == 1


def test_nobody_signs_out_someone_else(cast, sign_in, who):
    here, noor = sign_in(cast.sami), sign_in(cast.noor)
    theirs = UserSession.objects.get(user=cast.noor)

    here.post(f"/account/devices/{theirs.pk}/sign-out/")
    here.post("/account/devices/elsewhere/sign-out/")

    assert who(noor) == cast.noor


def test_last_seen_is_kept_to_the_hour(cast, sign_in, monkeypatch):
    client = sign_in(cast.sami)
    before = UserSession.objects.get().last_seen_at
    client.get("/account/inactive/")
    unchanged = UserSession.objects.get().last_seen_at

    monkeypatch.setattr(signed_in, "SECONDS_BETWEEN", -1)
    client.get("/account/inactive/")

    assert unchanged == before < UserSession.objects.get().last_seen_at
