"""Being told on a telephone: sealed, once, not to who turned it off, and never into our own network."""

import json
import os
import socket
import threading
from base64 import urlsafe_b64encode
from datetime import timedelta

import http_ece
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.core.exceptions import ValidationError
from django.utils import timezone
from py_vapid import Vapid02

from samenspel.house.outgoing import NotFetched, Outgoing
from samenspel.moderation.models import Mute
from samenspel.notifications import by_push, choosing, sealing
from samenspel.notifications.models import PushPlace, Way
from samenspel.notifications.notifying import notify
from samenspel.notifications.sockets import AT_ONCE, KINDS, NEVER
from samenspel.people.models import Person
from tests.notifications.opened import open_every_kind

pytestmark = pytest.mark.django_db
ENDPOINT = "https://push.example/to/sami"
SOMEWHERE = "93.184.215.14"
KIND = "communities.greeted"


def text(plain):
    return urlsafe_b64encode(plain).decode().rstrip("=")


class Browser:
    """A browser that asked to be told, with the key that only it has."""

    def __init__(self):
        self.key, self.auth = ec.generate_private_key(ec.SECP256R1()), os.urandom(16)

    @property
    def said(self):
        point = serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint
        p256dh = text(self.key.public_key().public_bytes(*point))
        return {
            "endpoint": ENDPOINT,
            "p256dh": p256dh,
            "auth": text(self.auth),
            "called": "Firefox · Android",
        }

    def reads(self, content):
        return json.loads(http_ece.decrypt(content, private_key=self.key, auth_secret=self.auth))


class Handed:
    """In place of the way out: keeps what is handed over, and answers as the test says."""

    def __init__(self, status=201):
        self.got, self.status = [], status

    def post(self, url, content, headers):
        if self.status is None:
            raise NotFetched("away")
        self.got.append((url, content, headers))
        return self.status


@pytest.fixture
def telephone(cast, settings, tmp_path, monkeypatch):
    settings.DATA_DIR, settings.ADDRESS = tmp_path, "https://samen.example"
    open_every_kind(monkeypatch)
    choosing.choose(cast.sami, AT_ONCE, kind=KIND, way=Way.PUSH)
    telephone = Browser()
    by_push.add(cast.sami, **telephone.said)
    return telephone


@pytest.fixture
def out(monkeypatch):
    handed = Handed()
    monkeypatch.setattr(by_push, "Outgoing", lambda **_rest: handed)
    return handed


def greet(cast):
    notify(KIND, to=[cast.sami, cast.noor], about=cast.noor, by=cast.vera, community=cast.workshop)


def test_it_stands_on_the_screen_once_and_only_that_browser_reads_it(
    cast, telephone, out, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        greet(cast)
        greet(cast)

    (url, content, headers), *more = out.got
    assert (url, more) == (ENDPOINT, [])
    said = telephone.reads(content)
    assert said["url"] == "/people/noor/"
    assert "welkom" in said["body"]
    assert b"welkom" not in content
    assert headers["Content-Encoding"] == "aes128gcm"


def test_the_maker_of_the_browser_knows_which_house_tells(telephone):
    header = sealing.who_we_are(ENDPOINT)["Authorization"]

    assert Vapid02.verify(header)
    assert sealing.public_key() in header


def test_the_key_of_the_house_is_made_once_and_closed_to_others(telephone, settings):
    first = sealing.public_key()

    assert sealing.public_key() == first
    assert (settings.DATA_DIR / sealing.KEY_FILE).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("how", ["kind", "mute", "sight", "gone"])
def test_what_is_not_wanted_or_seen_any_more_is_not_told(
    cast, telephone, out, how, monkeypatch, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        greet(cast)
        if how == "kind":
            choosing.choose(cast.sami, NEVER, kind=KIND, way=Way.PUSH)
        elif how == "mute":
            Mute.objects.create(by=cast.sami, person=cast.vera)
        elif how == "sight":
            open_every_kind(monkeypatch, seen=lambda person: Person.objects.none())
        else:
            PushPlace.objects.all().delete()

    assert out.got == []


@pytest.mark.parametrize("kind", sorted(name for name, kind in KINDS.items() if kind.here)[::6])
def test_who_turned_a_kind_off_is_not_told(cast, telephone, out, kind, django_capture_on_commit_callbacks):
    choosing.choose(cast.sami, NEVER, kind=kind, way=Way.PUSH)

    with django_capture_on_commit_callbacks(execute=True):
        notify(kind, to=[cast.sami], about=cast.noor, by=cast.vera)

    assert out.got == []


@pytest.mark.parametrize(
    ("status", "left"), [(201, True), (404, False), (410, False), (500, True), (None, True)]
)
def test_a_place_that_is_gone_is_forgotten_and_one_that_fails_is_kept_for_a_while(
    cast, telephone, status, left
):
    by_push.push(
        KIND, [cast.sami.pk], cast.noor.pk, None, None, timezone.now().isoformat(), outgoing=Handed(status)
    )

    assert PushPlace.objects.exists() == left
    if left:
        assert (PushPlace.objects.get().failing_since is not None) == (status != 201)


def test_a_place_that_fails_for_two_weeks_is_given_up(cast, telephone):
    PushPlace.objects.update(failing_since=timezone.now() - timedelta(days=15))

    by_push.push(
        KIND, [cast.sami.pk], cast.noor.pk, None, None, timezone.now().isoformat(), outgoing=Handed(500)
    )

    assert not PushPlace.objects.exists()


def push(cast, outgoing):
    said = KIND, [cast.sami.pk], cast.noor.pk, None, None, timezone.now().isoformat()
    by_push.push(*said, outgoing=outgoing)
    return len(outgoing.got)


def test_a_place_that_does_not_answer_is_left_alone_for_as_long_as_it_fails_already(cast, telephone):
    push(cast, Handed(500))
    assert push(cast, Handed()) == 0

    an_hour_ago = timezone.now() - timedelta(hours=1)
    PushPlace.objects.update(failing_since=an_hour_ago, rests_until=timezone.now())
    push(cast, Handed(500))

    rest = PushPlace.objects.get().rests_until - timezone.now()
    assert timedelta(minutes=59) < rest < timedelta(minutes=61)
    assert push(cast, Handed()) == 0


def test_a_place_that_answers_again_is_told_everything_again(cast, telephone):
    PushPlace.objects.update(failing_since=timezone.now(), rests_until=timezone.now())

    assert (push(cast, Handed()), push(cast, Handed())) == (1, 1)

    assert PushPlace.objects.get().failing_since is None


@pytest.mark.parametrize("address", ["127.0.0.1", "10.0.0.8", "169.254.169.254", "::1", "fd00::8"])
def test_nobody_makes_the_house_speak_to_its_own_network(address):
    def dial(*_where):
        raise AssertionError("connected")

    with pytest.raises(NotFetched):
        Outgoing(resolve=lambda host, port: [address], dial=dial).post(ENDPOINT, b"", {})


def test_what_is_handed_over_arrives_as_it_is_and_goes_nowhere_else():
    listening, got = socket.create_server(("127.0.0.1", 0)), []

    def serve():
        line, _address = listening.accept()
        with line:
            got.append(line.recv(65536))
            line.sendall(b"HTTP/1.1 302 Found\r\nLocation: http://10.0.0.8/\r\nContent-Length: 0\r\n\r\n")

    serving = threading.Thread(target=serve)
    serving.start()
    out = Outgoing(
        resolve=lambda host, port: [SOMEWHERE],
        dial=lambda address, port, timeout: socket.create_connection(listening.getsockname(), timeout),
    )

    assert out.post("http://push.example/to?a=1", b"sealed", {"TTL": "60"}) == 302

    serving.join(5)
    listening.close()
    assert got[0].startswith(b"POST /to?a=1 HTTP/1.1\r\n")
    assert b"TTL: 60\r\n" in got[0]


@pytest.mark.parametrize(
    "wrong",
    [
        {"endpoint": "http://push.example/x"},
        {"endpoint": "javascript:1"},
        {"endpoint": "https://["},
        {"endpoint": "https://push.example:99999/"},
        {"endpoint": "https://push.example/\x00"},
        {"endpoint": "https://push.example/\r\nX-A: b"},
        {"p256dh": "x"},
        {"p256dh": text(b"\x04" + bytes(64))},
        {"p256dh": Browser().said["p256dh"] + "!" * 500},
        {"auth": "é"},
    ],
)
def test_what_cannot_be_right_is_refused(cast, wrong):
    with pytest.raises(ValidationError):
        by_push.add(cast.sami, **(Browser().said | wrong))


def test_a_browser_is_of_who_used_it_last_and_one_has_so_many(cast, telephone):
    by_push.add(cast.noor, **telephone.said)
    assert [place.person for place in PushPlace.objects.all()] == [cast.noor]

    for number in range(by_push.MOST_PLACES - 1):
        by_push.add(cast.noor, **(Browser().said | {"endpoint": f"{ENDPOINT}/{number}"}))
    with pytest.raises(ValidationError):
        by_push.add(cast.noor, **(Browser().said | {"endpoint": f"{ENDPOINT}/more"}))


def test_one_asks_for_it_and_takes_it_off_on_the_page_of_choices(cast, client_of):
    client = client_of(cast.sami)

    client.post("/notifications/devices/", Browser().said)
    page = client.get("/notifications/choices/").content.decode()
    assert "Firefox · Android" in page
    assert f"push:{KIND}" in page

    client.post(f"/notifications/devices/{PushPlace.objects.get().pk}/")
    assert not PushPlace.objects.exists()


def test_the_part_a_browser_keeps_stands_at_the_root(client_of):
    answer = client_of(None).get("/service-worker.js")

    assert answer["Content-Type"].startswith("text/javascript")
    assert "showNotification" in answer.content.decode()
