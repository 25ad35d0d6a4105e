"""Somebody leaves the house: letters to them go, and letters of what they did go nowhere and say nothing."""

import pytest

from samenspel.mail import writing
from samenspel.mail.models import Letter, State
from samenspel.mail.privacy import forget

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def none_before(cast):
    Letter.objects.all().delete()


def letter(person, key, subject="Hello", **rest):
    writing.write_words(subject, "How are you?", person, key=key, send=False, **rest)
    return Letter.objects.get(key=writing.key_of(key, person))


def test_letters_to_them_and_of_what_they_did(cast):
    letter(cast.sami, "to them")
    done = letter(cast.noor, "by them", by=cast.sami)
    other = letter(cast.noor, "by another", subject=f"About {cast.sami.name}")

    forget(cast.sami)

    done.refresh_from_db()
    assert (done.state, done.subject, done.text) == (State.DROPPED, "", "")
    assert list(Letter.objects.open()) == [other]
    assert Letter.objects.count() == 2


def test_what_failed_does_not_name_them_any_more(cast):
    failed = letter(cast.noor, "failed", subject=f"{cast.sami.name} asks you")
    Letter.objects.update(failed_at=failed.written_at)

    forget(cast.sami)

    failed.refresh_from_db()
    assert (failed.state, failed.subject, failed.html) == (State.FAILED, "", "")
