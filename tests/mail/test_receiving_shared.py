"""Mails of others: each is read as Python's own test data say, and none of them breaks anything."""

import json
import mailbox
from contextlib import closing

import pytest

from samenspel.mail.receiving import bodies, headers, machines, parsing
from tests.shared import shared_data

pytestmark = pytest.mark.shared_data


def expected():
    told = json.loads(shared_data("formats", "email", "expected.json").read_text())
    return {each["file"]: each for each in told["messages"]}


def test_each_mail_is_read_for_who_wrote_it_its_number_and_its_parts():
    told = expected()

    assert len(told) == 16
    for name, says in told.items():
        message = parsing.parse(shared_data("formats", "email", "eml", name).read_bytes())
        assert [headers.sender(message)] == says["from"], name
        assert headers.message_id(message) == (says["message_id"] or ""), name
        assert message.is_multipart() is says["multipart"], name
        assert sum(1 for _part in message.walk()) == says["parts"], name


def test_of_each_mail_the_words_come_out_without_what_is_of_the_mail():
    words = {}
    for name in expected():
        message = parsing.parse(shared_data("formats", "email", "eml", name).read_bytes())
        words[name] = bodies.written(message)

    assert words["msg_01.eml"].text == "Hi,\n\nDo you like this message?\n\n-Me"
    assert words["msg_21.eml"].text == "One\n\nTwo"
    assert [file.name for file in words["msg_22.eml"].files] == ["wibble.JPG", "wibble2.JPG"]
    assert words["msg_24.eml"].text == ""
    assert [file.name for file in words["msg_46.eml"].files] == ["GroupwiseForwardingTest.eml"]


def test_a_mailing_list_among_them_is_a_machine():
    message = parsing.parse(shared_data("formats", "email", "eml", "msg_33.eml").read_bytes())

    assert machines.reason(message) == "bulk"


def test_all_mails_of_a_box_are_read(tmp_path):
    box = tmp_path / "sample.mbox"
    box.write_bytes(shared_data("formats", "email", "sample.mbox").read_bytes())

    with closing(mailbox.mbox(box)) as mails:
        read = [parsing.parse(each.as_bytes()) for each in mails]

    assert len(read) == 16
