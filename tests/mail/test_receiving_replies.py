"""What somebody wrote, out of what their mail program sends."""

import tomllib
from pathlib import Path

import pytest

from samenspel.mail.receiving import bodies, parsing

REPLIES = tomllib.loads(Path(__file__).with_name("replies.toml").read_text())["reply"]


@pytest.mark.parametrize("reply", REPLIES, ids=lambda reply: reply["name"])
def test_of_an_answer_only_what_was_written_now_remains(reply):
    kind = reply.get("type", "text/plain; charset=utf-8")
    raw = f"From: noor@samen.example\nContent-Type: {kind}\nContent-Transfer-Encoding: 8bit\n\n"
    message = parsing.parse((raw + reply["body"].lstrip("\n")).encode())

    assert bodies.written(message).text == reply["says"].lstrip("\n")
