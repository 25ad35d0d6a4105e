"""Asking to come in: the community's questions, taking a request back, and the answer in one's language."""

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied

from samenspel.communities import access, joining
from samenspel.communities.models import Community, JoinRequest
from samenspel.people.models import Person

pytestmark = pytest.mark.django_db
URL = "/communities/de-buurttuin/"


@pytest.fixture
def asking(cast):
    cast.garden.questions = ["Wat plant je het liefst?", "Heb je een schep?"]
    cast.garden.save()
    return cast.garden


def test_the_communitys_own_questions_are_asked_and_only_stewards_read_the_answers(cast, asking, client_of):
    client = client_of(cast.vera)
    typed = {"answer_0": "Pastinaken.", "motives": ["people"]}

    missing = client.post(f"{URL}join/", typed)
    client.post(f"{URL}join/", {**typed, "answer_1": "Twee zelfs."})

    assert missing.status_code == 422
    assert "Pastinaken." in missing.content.decode()
    assert JoinRequest.objects.get(person=cast.vera).answers == [
        ["Wat plant je het liefst?", "Pastinaken."],
        ["Heb je een schep?", "Twee zelfs."],
    ]
    assert "Twee zelfs." in client_of(cast.noor).get(f"{URL}requests/").content.decode()
    for page in (URL, f"{URL}people/", f"{URL}history/"):
        assert "Twee zelfs." not in client_of(cast.sami).get(page).content.decode()


def test_a_question_that_changed_later_leaves_the_answer_as_it_was(cast, asking):
    asked = joining.ask(asking, cast.vera, answers=[("Heb je een schep?", "Ja")])
    Community.objects.filter(pk=asking.pk).update(questions=["Iets anders?"])

    asked.refresh_from_db()
    assert asked.answers == [["Heb je een schep?", "Ja"]]


def test_stewards_write_the_questions_one_on_a_line(cast, client_of):
    typed = {
        "name": "De Buurttuin", "purpose": "Samen tuinieren.", "kind": "working", "openness": "ask",
        "visibility": "signed_in", "questions": "Eerste?\n\n  Tweede?  \n",
    }  # fmt: skip
    client = client_of(cast.noor)

    assert client.post(f"{URL}care/", typed).status_code == 302
    assert client.post(f"{URL}care/", {**typed, "questions": "?\n" * 6}).status_code == 422

    cast.garden.refresh_from_db()
    assert cast.garden.questions == ["Eerste?", "Tweede?"]


def test_one_takes_back_ones_own_request_and_nobody_elses(cast, client_of):
    with pytest.raises(PermissionDenied):
        joining.withdraw(cast.request, by=cast.sami)

    client_of(cast.tess).post(f"{URL}join/withdraw/")

    assert not cast.garden.join_requests.open().exists()
    assert joining.welcome(cast.request, by=cast.noor) is None
    assert access.can_ask(cast.tess, cast.garden)


@pytest.mark.parametrize(
    ("language", "subject"), [("nl", "Welkom bij De Buurttuin"), ("en", "Welcome to De Buurttuin")]
)
def test_the_answer_comes_in_the_language_of_who_asked(
    cast, django_capture_on_commit_callbacks, language, subject
):
    Person.objects.filter(pk=cast.tess.pk).update(language=language)
    asked = JoinRequest.objects.get(pk=cast.request.pk)

    with django_capture_on_commit_callbacks(execute=True):
        joining.welcome(asked, by=cast.noor)

    assert mail.outbox[0].subject == subject
    assert "Tess" in mail.outbox[0].body


def test_a_name_with_a_line_in_it_stays_within_the_subject(cast, django_capture_on_commit_callbacks):
    Community.objects.filter(pk=cast.garden.pk).update(name="Tuin\nBcc: iedereen@samen.example")
    asked = JoinRequest.objects.get(pk=cast.request.pk)

    with django_capture_on_commit_callbacks(execute=True):
        joining.welcome(asked, by=cast.noor)

    assert mail.outbox[0].recipients() == ["tess@samen.example"]


def test_a_light_account_says_who_it_is_before_it_starts_or_joins(cast, client_of):
    client = client_of(cast.lena)

    for url in ("/communities/start/", "/communities/de-wijkwerkplaats/join/"):
        answer = client.get(url)
        assert answer.headers["Location"].startswith("/people/me/introduce/?next=%2Fcommunities%2F")


def test_who_was_refused_reads_the_reason_and_may_ask_again(cast, client_of):
    joining.decline(cast.request, by=cast.noor, reason="Na de zomer graag.")

    assert "Na de zomer graag." in client_of(cast.tess).get("/").content.decode()
    assert "Na de zomer graag." not in client_of(cast.sami).get("/").content.decode()
    assert joining.ask(cast.garden, cast.tess) != cast.request
