"""Letters that come back: three times for good and an address rests, until its owner says it works again."""

import tomllib
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from samenspel.mail import bounces
from samenspel.mail.composing import compose, number_of
from samenspel.mail.models import Became, Bounce, Letter, Rest
from samenspel.mail.receiving import limits, parsing, reports
from samenspel.mail.receiving.refusing import NoSuchAddress, TooMuch
from tests.mail.receiving import DOMAIN, address_of, brought, mail, thread

REPORTS = tomllib.loads(Path(__file__).with_name("reports.toml").read_text())["report"]
GONE = next(report["mail"] for report in REPORTS if report["name"].startswith("Postfix, no such"))


@pytest.fixture(autouse=True)
def takes_mail_in(settings):
    settings.REPLY_DOMAIN = DOMAIN


def letter_to(person, key="een", **rest):
    said = {"language": "nl", "kind": "discussions.mention", **rest}
    return Letter.objects.create(key=key, person=person, to=person.email, **said)


def came_back(letter, report=GONE, **rest):
    return brought(report.encode(), bounces.return_path(letter), mail_from="", **rest)


@pytest.mark.parametrize("report", REPORTS, ids=lambda report: report["name"])
def test_a_report_is_read_for_what_it_says(report):
    read = reports.read(parsing.parse(report["mail"].lstrip("\n").encode()))

    assert (read.kind if read else None) == report.get("kind")
    if report.get("kind"):
        assert read.status == report.get("status", "")


def test_an_address_that_does_not_exist_rests_after_three_letters(cast):
    letters = [letter_to(cast.sami, key=str(number)) for number in range(3)]

    rested = [
        (came_back(letter, GONE + f"\n{letter.pk}").became, bounces.rests(cast.sami.email))
        for letter in letters
    ]

    assert rested == [(Became.NOTED, False), (Became.NOTED, False), (Became.NOTED, True)]
    assert bounces.why_not(letters[0]) == "letters to this address do not arrive"


def test_what_cannot_be_refused_goes_to_an_address_that_rests(cast):
    Rest.objects.create(address=cast.sami.email, why="hard")

    code = Letter.objects.create(key="code", to=cast.sami.email, language="nl", kind="")

    assert bounces.why_not(code) == ""


def test_the_same_letter_that_comes_back_three_times_counts_once(cast):
    letter = letter_to(cast.sami)

    for number in range(3):
        came_back(letter, GONE.replace("Message-ID: <", f"Message-ID: <{number}"))

    assert Bounce.objects.count() == 1
    assert not bounces.rests(cast.sami.email)


def test_what_is_late_or_full_does_not_make_an_address_rest(cast):
    for number in range(5):
        bounces.note(letter_to(cast.sami, key=str(number)), Bounce.Kind.SOFT, "4.2.2")

    assert not bounces.rests(cast.sami.email)


def test_what_came_back_long_ago_does_not_count(cast):
    now = timezone.now()
    for number, days in enumerate((200, 150, 1)):
        bounces.note(
            letter_to(cast.sami, key=str(number)), Bounce.Kind.HARD, "5.1.1", at=now - timedelta(days=days)
        )

    assert not bounces.rests(cast.sami.email)


def test_a_letter_reported_as_unwanted_makes_its_address_rest_at_once(cast):
    bounces.note(letter_to(cast.sami), Bounce.Kind.COMPLAINT)

    assert bounces.rests(cast.sami.email)


def test_a_mail_server_that_refuses_at_once_counts_as_well(cast):
    for number in range(3):
        bounces.note_refused(
            letter_to(cast.sami, key=str(number)), "550 5.1.1 <sami@samen.example>: no such user"
        )

    assert bounces.rests(cast.sami.email)


def test_a_mail_server_that_does_not_like_us_says_nothing_of_the_address(cast):
    for number in range(3):
        bounces.note_refused(letter_to(cast.sami, key=str(number)), "554 5.7.1 Message rejected as spam")

    assert not bounces.rests(cast.sami.email)


def test_nobody_makes_an_address_rest_by_making_up_a_report(cast):
    letter = letter_to(cast.sami)
    address = bounces.return_path(letter)

    with pytest.raises(NoSuchAddress):
        brought(GONE.encode(), address.replace("bounce+", "bounce+a"), mail_from="")
    brought(GONE.encode(), address_of(cast.sami, thread(cast)), mail_from="")

    assert not Bounce.objects.exists()


def test_a_report_at_a_reply_address_counts_when_it_names_a_letter_of_that_person(cast):
    letter = letter_to(cast.sami, subject="Hallo", text="Hallo")
    number = compose(letter).message()["Message-ID"]

    report = GONE.replace("Subject: Een brief", f"Message-ID: {number}")
    came = brought(report.encode(), address_of(cast.sami, thread(cast)), mail_from="")

    assert came.became == Became.NOTED
    assert Bounce.objects.get().letter == letter


def test_nobody_says_at_a_reply_address_that_a_letter_was_unwanted(cast):
    number = compose(letter_to(cast.sami, subject="Hallo", text="Hallo")).message()["Message-ID"]
    raw = next(report["mail"] for report in REPORTS if report.get("kind") == "complaint").lstrip("\n")

    brought(f"References: {number}\n{raw}".encode(), address_of(cast.sami, thread(cast)), mail_from="")

    assert not bounces.rests(cast.sami.email)


def test_the_number_of_a_letter_cannot_be_guessed(cast, settings):
    letter = letter_to(cast.sami)
    number = number_of(letter)

    settings.SECRET_KEY = "a house with another secret"

    assert number_of(letter) != number


def test_what_comes_back_long_after_the_letter_is_nobodys(cast):
    letter = letter_to(cast.sami, written_at=timezone.now() - timedelta(days=31))

    with pytest.raises(NoSuchAddress):
        came_back(letter)


def test_no_more_comes_back_to_one_letter_than_a_letter_can(cast, monkeypatch):
    monkeypatch.setattr(limits, "MOST_COME_BACK", 2)
    letter, other = letter_to(cast.sami), letter_to(cast.sami, key="twee")

    came_back(letter, mail(number="<1@x.example>").as_string())
    came_back(letter, mail(number="<2@x.example>").as_string())

    with pytest.raises(TooMuch):
        came_back(letter)
    assert came_back(other).became == Became.NOTED


def test_an_answer_from_who_is_away_is_no_letter_that_came_back(cast):
    letter = letter_to(cast.sami)

    came = came_back(letter, mail("Ik ben er niet.", Auto_Submitted="auto-replied").as_string())

    assert came.became == Became.ENDED
    assert not Bounce.objects.exists()


def test_a_letter_travels_with_a_return_address_of_its_own(cast):
    one, other = (letter_to(cast.sami, key=key, subject="Hallo", text="Hallo") for key in ("een", "twee"))

    assert compose(one).from_email != compose(other).from_email
    assert bounces.letter_at(compose(one).from_email) == one
    assert compose(one).message()["From"].endswith("<samenspel@localhost>")


def test_without_a_domain_for_answers_letters_travel_with_the_address_of_the_house(cast, settings):
    settings.REPLY_DOMAIN = ""

    assert compose(letter_to(cast.sami, subject="Hallo", text="Hallo")).from_email == "samenspel@localhost"


def test_whoever_signs_in_reads_that_letters_do_not_arrive_and_says_that_they_do_again(cast, client_of):
    Rest.objects.create(address=cast.sami.email, why="hard", status="5.1.1")
    sami = client_of(cast.sami)

    assert "do not arrive" in sami.get("/").content.decode()
    assert "5.1.1" in sami.get("/mail/addresses/").content.decode()
    sami.post("/mail/addresses/works-again/")

    assert not bounces.rests(cast.sami.email)
    assert "do not arrive" not in sami.get("/").content.decode()


def test_after_that_it_takes_three_letters_again(cast):
    for number in range(3):
        bounces.note(letter_to(cast.sami, key=str(number)), Bounce.Kind.HARD)
    bounces.lift(cast.sami.email)

    bounces.note(letter_to(cast.sami, key="nog een"), Bounce.Kind.HARD)

    assert not bounces.rests(cast.sami.email)
