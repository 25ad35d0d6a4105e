"""Pages about letters: the outbox of the demo, and what administrators see of them."""

from importlib import import_module

import pytest
from django.core import mail as django_mail
from django.utils import timezone

from samenspel.house.checking import CARE, WELL
from samenspel.house.sockets import PERIODS
from samenspel.mail import house, looking_after, sending, writing
from samenspel.mail.models import Letter, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def in_demo(settings, cast):
    # The house's own addresses are read once; they must be read while the demo is off.
    import_module("samenspel.config.urls")
    settings.DEMO, settings.ADDRESS = True, "https://samen.example"
    Letter.objects.all().delete()
    writing.write_words("Dag Sami", "Kom je?\n\nhttps://samen.example/people/", cast.sami, key="test:demo")
    sending.send_due()


def test_in_the_demo_one_reads_the_letters_to_oneself_as_they_look(in_demo, cast, client_of):
    letter = Letter.objects.get()
    client = client_of(cast.sami)

    assert "Dag Sami" in client.get("/mail/outbox/").content.decode()
    assert "Kom je?" in client.get(f"/mail/outbox/{letter.pk}/").content.decode()
    page = client.get(f"/mail/outbox/{letter.pk}/page/")
    assert 'class="m-button"' in page.content.decode()
    assert "sandbox" in page["Content-Security-Policy"]
    assert page["X-Frame-Options"] == "SAMEORIGIN"


def test_nobody_reads_the_letters_to_someone_else(in_demo, cast, client_of):
    letter = Letter.objects.get()

    assert "Dag Sami" not in client_of(cast.anna).get("/mail/outbox/").content.decode()
    for path in (f"/mail/outbox/{letter.pk}/", f"/mail/outbox/{letter.pk}/page/"):
        assert client_of(cast.anna).get(path).status_code == 404


def perhaps_sent(cast):
    writing.write_words("Geheim", "Heel geheim.", cast.sami, key="test:perhaps")
    Letter.objects.filter(key__startswith="test:perhaps").update(
        uncertain_at=timezone.now(), why="it stopped"
    )
    return Letter.objects.get(key__startswith="test:perhaps")


def test_administrators_see_why_a_letter_did_not_go_and_never_what_it_says(cast, client_of):
    perhaps_sent(cast)

    page = client_of(cast.anna).get("/mail/standing/").content.decode()

    assert "it stopped" in page
    assert "eheim" not in page
    assert cast.sami.email not in page


def test_an_administrator_lets_it_go_once_more_or_not(cast, client_of):
    letter = perhaps_sent(cast)
    client, path = client_of(cast.anna), f"/mail/standing/{letter.pk}/"
    django_mail.outbox.clear()

    client.post(path, {"decision": "again"})
    assert client.post(path, {"decision": "again"}).status_code == 404
    sending.send_due()
    assert [each.subject for each in django_mail.outbox] == ["Geheim"]

    Letter.objects.filter(pk=letter.pk).update(sent_at=None, uncertain_at=timezone.now())
    client.post(path, {"decision": "leave"})
    letter.refresh_from_db()
    assert letter.state == State.DROPPED


def test_health_says_when_letters_are_in_trouble(cast):
    assert house.letters().state == WELL
    perhaps_sent(cast)

    assert house.letters().state == CARE
    assert looking_after.numbers()["uncertain"] == 1


def test_what_is_past_its_time_ends(cast):
    perhaps_sent(cast)

    end, day = PERIODS["letters"].end, timezone.timedelta(days=1)

    assert end(timezone.now() - day) == 0
    assert end(timezone.now() + day) >= 1
    assert not Letter.objects.exists()
