"""``samenspel receive``: one mail from a pipe, with an end that mail servers understand."""

import sys
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO, TextIOWrapper
from unittest.mock import Mock

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError

from samenspel.mail.receiving import arriving, limits
from tests.mail.receiving import DOMAIN, address_of, mail, thread


@pytest.fixture(autouse=True)
def takes_mail_in(settings):
    settings.REPLY_DOMAIN = DOMAIN


@pytest.fixture
def piped(monkeypatch):
    """``piped(message, …)`` runs the command with a mail at its input; gives the number it ends with."""

    def piped(message, **options):
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(bytes(message))))
        try:
            call_command("receive", **options)
        except SystemExit as end:
            return end.code
        return 0

    return piped


def test_a_mail_from_a_pipe_stands_there(cast, piped):
    talk = thread(cast)

    assert piped(mail("Ik kom."), to=address_of(cast.sami, talk)) == 0
    assert talk.messages.last().text == "Ik kom."


def test_without_an_address_the_headers_say_for_whom_it_is(cast, piped):
    talk = thread(cast)
    message = mail("Ik kom.")
    message.replace_header("To", f"Wie <noor@elders.example>, reply+x@{DOMAIN}")
    message["Delivered-To"] = address_of(cast.sami, talk)

    assert piped(message) == 0
    assert talk.messages.count() == 2


def test_a_mail_for_nobody_ends_as_mail_servers_know_it(cast, piped, capsys):
    assert piped(mail(), to=f"reply+x@{DOMAIN}") == 67
    assert piped(mail()) == 67
    assert "Nobody" in capsys.readouterr().err


def test_a_mail_that_cannot_be_read_ends_as_mail_servers_know_it(cast, piped):
    raw = b"X-A: b\n" * 400 + bytes(mail())

    assert piped(raw, to=address_of(cast.sami, thread(cast))) == 65


def test_what_cannot_be_taken_in_now_is_brought_again(cast, piped, monkeypatch):
    monkeypatch.setattr(arriving, "receive", Mock(side_effect=OperationalError("the database is away")))

    assert piped(mail(), to=address_of(cast.sami, thread(cast))) == 75


def test_what_came_too_often_does_not_come_again_and_again(cast, piped, monkeypatch):
    monkeypatch.setattr(limits, "MOST_LOOKED_AT", 0)

    assert piped(mail(), to=address_of(cast.sami, thread(cast))) == 69


def test_a_house_without_a_domain_for_answers_says_what_to_set(settings):
    settings.REPLY_DOMAIN = ""

    with pytest.raises(CommandError, match="SAMENSPEL_REPLY_DOMAIN"):
        call_command("receive", to="x@y.example")


def test_a_house_that_listens_nowhere_says_what_to_set():
    # In a thread of its own: a browser of other tests may keep an event loop in this one.
    with pytest.raises(CommandError, match="SAMENSPEL_EMAIL_IN_PORT"), ThreadPoolExecutor(1) as thread:
        thread.submit(call_command, "receive", listen=True).result()
