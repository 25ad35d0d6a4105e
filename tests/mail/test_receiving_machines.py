"""What machines write is no answer, and is not answered: two of them would go on for ever."""

import pytest

from samenspel.mail.composing import compose
from samenspel.mail.models import Became, Letter
from samenspel.mail.receiving import machines, parsing
from samenspel.mail.writing import write
from tests.mail.receiving import DOMAIN, address_of, brought, mail, thread, told


@pytest.fixture(autouse=True)
def takes_mail_in(settings):
    settings.REPLY_DOMAIN = DOMAIN


MACHINES = {
    "who is away, as the standard says it": {"Auto_Submitted": "auto-replied"},
    "a program": {"Auto_Submitted": "auto-generated; by=cron"},
    "old programs": {"Precedence": "auto_reply"},
    "in bulk": {"Precedence": "bulk"},
    "a list": {"List_Id": "<buurt.elders.example>"},
    "a letter of ours that comes back": {"List_Unsubscribe": "<https://samen.example/mail/stop/x/>"},
    "cPanel": {"X_Autorespond": "Weg"},
    "Outlook in Dutch": {"subject": "Automatisch antwoord: Wie helpt er dinsdag?"},
    "Outlook in English": {"subject": "Automatic reply: Wie helpt er dinsdag?"},
    "Outlook in German": {"subject": "Automatische Antwort: Wer hilft?"},
    "Outlook in French": {"subject": "Réponse automatique : Qui aide ?"},
    "by hand, in Dutch": {"subject": "Afwezigheidsbericht"},
}


@pytest.mark.parametrize("headers", MACHINES.values(), ids=MACHINES)
def test_what_a_machine_writes_is_not_placed_and_not_answered(cast, headers):
    talk = thread(cast)
    message = mail(**{name: value for name, value in headers.items() if name != "subject"})
    message.replace_header("Subject", headers.get("subject", "Re: Wie helpt er dinsdag?"))

    came = brought(message, address_of(cast.sami, talk))

    assert came.became == Became.ENDED
    assert (talk.messages.count(), told()) == (1, [])


@pytest.mark.parametrize("sender", ["MAILER-DAEMON@x.example", "noreply@x.example", "no-reply+12@x.example"])
def test_a_robot_that_is_no_stranger_either_is_not_told_anything(cast, sender):
    came = brought(mail(by=sender), address_of(cast.sami, thread(cast)))

    assert (came.became, told()) == (Became.ENDED, [])


@pytest.mark.parametrize("mail_from", ["", "<>", "MAILER-DAEMON"])
def test_a_mail_without_a_sender_on_its_envelope_is_ended(cast, mail_from):
    came = brought(mail(), address_of(cast.sami, thread(cast)), mail_from=mail_from)

    assert (came.became, came.why) == (Became.ENDED, "no-sender")


def test_a_mail_that_went_round_too_often_is_ended(cast):
    hops = "".join(f"Received: from a{number}.example by b.example\n" for number in range(60))

    came = brought(hops.encode() + mail().as_bytes(), address_of(cast.sami, thread(cast)))

    assert (came.became, came.why) == (Became.ENDED, "too-many-hops")


def test_a_stranger_who_asks_for_silence_is_not_told_anything(cast):
    message = mail(by="zed@x.example", X_Auto_Response_Suppress="OOF, AutoReply")

    brought(message, address_of(cast.sami, thread(cast)))

    assert told() == []


def test_a_person_may_ask_for_silence_and_be_heard(cast):
    came = brought(mail(X_Auto_Response_Suppress="OOF, AutoReply"), address_of(cast.sami, thread(cast)))

    assert came.became == Became.PLACED


def test_the_same_long_words_twice_in_a_day_are_a_machine(cast):
    talk = thread(cast)
    to = address_of(cast.sami, talk)
    away = "Ik ben met vakantie tot en met 14 november en lees mijn mail niet. Bel bij haast de balie."

    first = brought(mail(away), to)
    second = brought(mail(away, number="<2@x.example>"), to)

    assert (first.became, second.became, second.why) == (Became.PLACED, Became.ENDED, "repeated")


def test_saying_yes_twice_is_human(cast):
    to = address_of(cast.sami, thread(cast))

    brought(mail("Ja!"), to)

    assert brought(mail("Ja!", number="<2@x.example>"), to).became == Became.PLACED


def test_a_receipt_and_an_answer_to_an_invitation_are_no_answers(cast):
    to = address_of(cast.sami, thread(cast))
    receipt = (
        b"From: sami@samen.example\nMIME-Version: 1.0\nContent-Type: multipart/report; boundary=b;"
        b" report-type=disposition-notification\n\n--b\n\nGelezen.\n--b\n"
        b"Content-Type: message/disposition-notification\n\n"
        b"Disposition: manual-action/MDN-sent-manually; displayed\n--b--\n"
    )
    accepted = mail("Sami heeft geaccepteerd.")
    accepted.add_alternative(
        "BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR\n", subtype="calendar", params={"method": "REPLY"}
    )

    assert brought(receipt, to).became == Became.ENDED
    assert brought(accepted, to).became == Became.ENDED


def test_a_letter_of_ours_is_recognised_whoever_sends_it_on(cast):
    write("mail/received/unknown.txt", "noor@samen.example", key="een", link="https://samen.example")

    raw = compose(Letter.objects.get(key__startswith="een")).message().as_bytes()

    assert machines.reason(parsing.parse(raw)) == "auto-submitted"
