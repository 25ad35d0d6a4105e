"""From letter to answer and back: what the house sends is answered by mail, and stands where it belongs."""

from samenspel.discussions import closing, writing
from samenspel.mail.composing import compose
from samenspel.mail.models import Became, Letter
from tests.mail.receiving import DOMAIN, brought, mail, thread


def test_a_letter_about_an_answer_is_answered_beneath_that_answer(cast, settings):
    settings.REPLY_DOMAIN = DOMAIN
    talk = thread(cast, by=cast.sami)
    asked = writing.say(talk, "Kom jij ook, @sami?", by=cast.noor)

    letter = Letter.objects.get(person=cast.sami, kind__startswith="discussions.")
    message = compose(letter).message()
    came = brought(mail("Ja!", In_Reply_To=message["Message-ID"]), message["Reply-To"])

    assert came.became == Became.PLACED
    assert talk.messages.last().answers == asked


def test_a_letter_that_cannot_be_answered_has_no_reply_address(cast, settings):
    settings.REPLY_DOMAIN = DOMAIN

    letter = Letter(key="x", person=cast.sami, to=cast.sami.email, language="nl", text="Hallo")

    assert "Reply-To" not in compose(letter).message()


def test_a_letter_promises_no_answer_where_its_reader_may_not_write(cast, settings):
    settings.REPLY_DOMAIN = DOMAIN
    talk = thread(cast, by=cast.sami)
    writing.say(talk, "Kom jij ook, @sami?", by=cast.noor)
    closing.close(talk, by=cast.noor, summary="Genoeg mensen.")

    letter = Letter.objects.filter(person=cast.sami, kind__startswith="discussions.").first()

    assert "Reply-To" not in compose(letter).message()
