"""Answering a letter by mail: it stands in the discussion, once and under one's name, or one hears why."""

from datetime import timedelta

import pytest
from django.utils import timezone

from samenspel.communities import joining
from samenspel.discussions import closing
from samenspel.discussions.models import Message
from samenspel.mail import answering
from samenspel.mail.models import Became, Received
from samenspel.mail.receiving import limits
from samenspel.mail.receiving.refusing import NoSuchAddress, TooMuch
from tests.mail.receiving import DOMAIN, address_of, brought, mail, thread, told
from tests.matrix.files import upload


@pytest.fixture(autouse=True)
def takes_mail_in(settings):
    settings.REPLY_DOMAIN = DOMAIN


def test_an_answer_by_mail_stands_in_the_discussion_under_ones_name(cast):
    talk = thread(cast)

    came = brought(
        mail("Ik kom ook.\n\nOp di 3 nov 2026 om 10:12 schreef Noor <n@x.example>:\n\n> Wie?"),
        address_of(cast.sami, talk),
    )

    said = talk.messages.last()
    assert (said.text, said.by) == ("Ik kom ook.", cast.sami)
    assert (came.became, came.person, came.place) == (
        Became.PLACED,
        cast.sami,
        f"discussions.discussion:{talk.pk}",
    )


def test_an_answer_to_a_letter_about_a_message_stands_beneath_that_message(cast):
    talk = thread(cast)
    asked = talk.messages.get()

    brought(mail(), address_of(cast.sami, asked))

    assert talk.messages.last().answers == asked


def test_the_same_mail_brought_twice_stands_there_once(cast):
    talk = thread(cast)
    to = address_of(cast.sami, talk)

    first = brought(mail(), to)
    again = brought(mail(), to)

    assert talk.messages.count() == 2
    assert again.pk == first.pk


def test_a_mail_that_was_cut_short_goes_on_when_it_is_brought_again(cast):
    talk = thread(cast)
    to = address_of(cast.sami, talk)
    brought(mail(), to)
    Received.objects.update(became=Became.CAME, done_at=None)

    again = brought(mail(), to)

    assert (again.became, talk.messages.count()) == (Became.PLACED, 2)


def test_who_calls_on_somebody_by_mail_is_heard(cast):
    talk = thread(cast)

    brought(mail("Vraag het @noor even."), address_of(cast.sami, talk))

    assert talk.messages.last().mentions.get().person == cast.noor


def test_a_reply_address_works_for_nobody_else(cast):
    talk = thread(cast)

    came = brought(mail(by="vera@samen.example"), address_of(cast.sami, talk))

    assert talk.messages.count() == 1
    assert (came.became, came.why) == (Became.HELD, "not-theirs")
    assert [letter.to for letter in told()] == ["vera@samen.example"]


def test_a_stranger_is_told_kindly_once_a_day_and_not_whose_address_it_is(cast):
    to = address_of(cast.sami, thread(cast))

    for number in range(3):
        brought(mail("Hallo?", by="Zed <zed@elders.example>", number=f"<{number}@x.example>"), to)

    letter = told()[0]
    assert len(told()) == 1
    assert letter.to == "zed@elders.example"
    assert "Sami" not in letter.text
    assert "Wie helpt" not in letter.subject + letter.text


def test_no_more_strangers_are_told_in_a_day_than_the_house_may_bother(cast, monkeypatch):
    monkeypatch.setattr(limits, "MOST_TOLD_A_DAY", 2)
    to = address_of(cast.sami, thread(cast))

    for number in range(4):
        brought(mail(by=f"n{number}@elders.example", number=f"<{number}@x.example>"), to)

    assert len(told()) == 2


@pytest.mark.parametrize(
    "sender",
    [
        "",
        "a@x.example, sami@samen.example",
        "sami@samen.example <zed@x.example>",
        "Sami de Wit",
        "((((" * 900,
        "=?utf-8?q?sami=40samen.example?=",
        "sami@" + "a." * 120 + "samen.example",
    ],
    ids=["none", "two", "in the name", "no address", "nested", "encoded", "longer than one is"],
)
def test_a_sender_made_to_mislead_is_nobody(cast, sender):
    talk = thread(cast)
    raw = f"From: {sender}\nMessage-ID: <1@x.example>\n\nIk kom ook.".encode()

    brought(raw, address_of(cast.sami, talk))

    assert talk.messages.count() == 1


def test_two_senders_in_one_mail_are_nobody(cast):
    talk = thread(cast)

    brought(b"From: sami@samen.example\nFrom: zed@x.example\n\nIk kom ook.", address_of(cast.sami, talk))

    assert talk.messages.count() == 1


@pytest.mark.parametrize(
    ("results", "stands"),
    [
        ("mx.samen.example; dmarc=pass header.from=samen.example", True),
        ("mx.samen.example; spf=pass smtp.mailfrom=sami@samen.example", True),
        ("mx.samen.example; dkim=pass header.d=samen.example", True),
        ("mx.samen.example; dmarc=fail; spf=pass smtp.mailfrom=zed@elders.example", False),
        ("mx.samen.example; dkim=pass header.d=elders.example", False),
        ("elders.example; dmarc=pass", False),
        ('mx.samen.example; spf=pass smtp.mailfrom="a; dmarc=pass"@elders.example', False),
        ("mx.samen.example; spf=none (of ; dmarc=pass) smtp.mailfrom=a@elders.example", False),
        ("", False),
    ],
)
def test_where_the_mail_server_checks_senders_a_forged_one_is_refused_without_a_word(
    cast, settings, results, stands
):
    settings.EMAIL_IN_CHECKED_BY = "mx.samen.example"
    talk = thread(cast)
    headers = {"Authentication_Results": results} if results else {}

    came = brought(mail(**headers), address_of(cast.sami, talk))

    assert (talk.messages.count() == 2) is stands
    assert (came.became == Became.REFUSED) is not stands
    assert told() == []


def test_an_address_that_was_made_up_or_changed_is_nobodys(cast):
    address = address_of(cast.sami, thread(cast))
    token = address.partition("+")[2].partition("@")[0]

    for other in (
        "reply+abc",
        "reply+",
        f"reply+{token[:-2]}aa",
        f"reply+{token}a",
        "reply",
        f"bounce+{token}",
        "noor",
    ):
        with pytest.raises(NoSuchAddress):
            brought(mail(), f"{other}@{DOMAIN}")
    with pytest.raises(NoSuchAddress):
        brought(mail(), f"reply+{token}@elders.example")


def test_an_address_in_capitals_is_the_same(cast):
    talk = thread(cast)

    brought(mail(), address_of(cast.sami, talk).upper())

    assert talk.messages.count() == 2


def test_who_ends_their_reply_addresses_answers_at_new_ones_only(cast):
    talk = thread(cast)
    old = address_of(cast.sami, talk)

    answering.end_addresses(cast.sami)

    with pytest.raises(NoSuchAddress):
        brought(mail(), old)
    assert brought(mail(), address_of(cast.sami, talk)).became == Became.PLACED


def test_who_left_the_house_answers_nothing_any_more(cast):
    address = address_of(cast.sami, thread(cast))
    cast.sami.is_active = False
    cast.sami.save()

    with pytest.raises(NoSuchAddress):
        brought(mail(), address)


def test_who_left_the_community_hears_that_they_cannot_write_there_and_gets_their_words_back(cast):
    talk = thread(cast)
    address = address_of(cast.sami, talk)
    joining.leave(cast.workshop, cast.sami, at=timezone.now())

    came = brought(mail("Toch nog iets."), address)

    letter = told()[-1]
    assert (came.became, came.why) == (Became.HELD, "gone")
    assert letter.person == cast.sami
    assert "Toch nog iets." in letter.text
    assert talk.title not in letter.subject + letter.text


def test_an_answer_to_what_was_closed_comes_back_with_why(cast):
    talk = thread(cast)
    address = address_of(cast.sami, talk)
    closing.close(talk, by=cast.noor, summary="Klaar.")

    came = brought(mail("Te laat?"), address)

    assert came.became == Became.HELD
    assert "Te laat?" in told()[-1].text


def test_who_gave_only_an_address_cannot_answer_by_mail(cast):
    talk = thread(cast)

    came = brought(mail(by="lena@samen.example"), address_of(cast.lena, talk))

    assert (came.became, talk.messages.count()) == (Became.HELD, 1)


def test_an_answer_without_a_word_of_ones_own_comes_back(cast):
    came = brought(mail("> Wie helpt er?\n"), address_of(cast.sami, thread(cast)))

    assert (came.became, came.why) == (Became.HELD, "empty")
    assert len(told()) == 1


def test_what_is_longer_than_a_message_comes_back_with_how_long_it_may_be(cast):
    came = brought(mail("woord " * 5000), address_of(cast.sami, thread(cast)))

    assert came.why == "too-long"
    assert str(Message.LONGEST) in told()[-1].text


def test_a_picture_comes_along_by_the_rules_for_files(cast):
    talk = thread(cast)
    message = mail("Kijk.")
    message.add_attachment(upload().read(), maintype="image", subtype="png", filename="tuin.png")

    brought(message, address_of(cast.sami, talk))

    assert [held.file.name for held in talk.messages.last().files.all()] == ["tuin.png"]


def test_a_file_that_may_not_come_along_is_left_out_and_told(cast):
    talk = thread(cast)
    message = mail("Kijk.")
    message.add_attachment(
        b"MZ\x90\x00" * 50, maintype="application", subtype="octet-stream", filename="spel.exe"
    )

    came = brought(message, address_of(cast.sami, talk))

    assert talk.messages.last().text == "Kijk."
    assert (came.became, came.why) == (Became.PLACED, "without-files")
    assert "spel.exe" in told()[-1].text


@pytest.mark.parametrize(("text", "count"), [("Kijk.", 2), ("", 1)])
def test_a_mail_of_others_that_is_sent_along_is_left_out_and_told(cast, text, count):
    talk = thread(cast)
    message = mail(text)
    message.add_attachment(mail("Dit schreef een ander.", by="zed@elders.example"))

    brought(message, address_of(cast.sami, talk))

    assert talk.messages.count() == count
    assert not any(message.files.exists() for message in talk.messages.all())
    assert len(told()) == 1


def test_a_picture_without_words_is_an_answer(cast):
    talk = thread(cast)
    message = mail("")
    message.add_attachment(upload().read(), maintype="image", subtype="png", filename="tuin.png")

    brought(message, address_of(cast.sami, talk))

    assert talk.messages.last().text == "tuin.png"


def test_the_logo_of_an_office_is_not_brought_along_but_a_picture_in_the_text_is(cast):
    talk = thread(cast)
    message = mail("Zie dit: [cid:foto1]\n")
    message.add_alternative(
        "<p>Zie dit: <img src='cid:foto1'></p><div id='Signature'><img src='cid:logo1'></div>", subtype="html"
    )
    for cid, colour in (("foto1", "red"), ("logo1", "blue")):
        message.get_payload()[1].add_related(
            upload(colour=colour).read(),
            "image",
            "png",
            cid=f"<{cid}>",
            filename=f"{cid}.png",
            disposition="inline",
        )

    brought(message, address_of(cast.sami, talk))

    said = talk.messages.last()
    assert said.text == "Zie dit:"
    assert [held.file.name for held in said.files.all()] == ["foto1.png"]


@pytest.mark.parametrize(
    "which", ["application/pkcs7-mime; smime-type=enveloped-data", "multipart/encrypted; boundary=b"]
)
def test_a_mail_that_only_its_reader_can_open_comes_back(cast, which):
    raw = (
        f"From: sami@samen.example\nMIME-Version: 1.0\nContent-Type: {which}\n\n--b\n\nAAAA\n--b--\n".encode()
    )

    came = brought(raw, address_of(cast.sami, thread(cast)))

    assert (came.became, came.why) == (Became.HELD, "encrypted")


def test_more_answers_than_fit_in_an_hour_are_not_placed_and_that_is_told_once(cast, monkeypatch):
    monkeypatch.setattr(limits, "MOST_PLACED", 2)
    talk = thread(cast)
    to = address_of(cast.sami, talk)

    came = [
        brought(mail(f"Antwoord {number}.", number=f"<{number}@x.example>"), to).became for number in range(5)
    ]

    assert came == [Became.PLACED] * 2 + [Became.HELD] * 3
    assert talk.messages.count() == 3
    assert len(told()) == 1


def test_ten_thousand_answers_leave_no_more_than_a_few_rows(cast, monkeypatch):
    monkeypatch.setattr(limits, "MOST_LOOKED_AT", 5)
    to = address_of(cast.sami, thread(cast))

    for number in range(5):
        brought(mail(f"Antwoord {number}.", number=f"<{number}@x.example>"), to)
    for number in range(5, 20):
        with pytest.raises(TooMuch):
            brought(mail(number=f"<{number}@x.example>"), to)

    assert Received.objects.count() == 5


def test_who_pesters_somebodys_address_does_not_keep_them_from_answering(cast, monkeypatch):
    monkeypatch.setattr(limits, "MOST_OF_OTHERS", 3)
    monkeypatch.setattr(limits, "MOST_LOOKED_AT", 8)
    talk = thread(cast)
    to = address_of(cast.sami, talk)

    for number in range(12):
        brought(mail(by="zed@elders.example", number=f"<{number}@x.example>"), to)

    assert Received.objects.count() <= 4
    assert brought(mail(number="<own@x.example>"), to).became == Became.PLACED


def test_after_an_hour_one_may_answer_again(cast, monkeypatch):
    monkeypatch.setattr(limits, "MOST_PLACED", 1)
    to = address_of(cast.sami, thread(cast))
    brought(mail(), to)

    later = brought(mail("Nog iets.", number="<2@x.example>"), to, at=timezone.now() + timedelta(minutes=61))

    assert later.became == Became.PLACED


def test_a_house_that_takes_no_mail_in_gives_no_reply_addresses(cast, settings):
    settings.REPLY_DOMAIN = ""

    assert address_of(cast.sami, thread(cast)) == ""


def test_an_answer_costs_few_questions_however_long_the_thread(cast, django_assert_max_num_queries):
    talk = thread(cast)
    to = address_of(cast.sami, talk)
    brought(mail(), to)

    with django_assert_max_num_queries(90):
        brought(mail("Nog een.", number="<2@x.example>"), to)
