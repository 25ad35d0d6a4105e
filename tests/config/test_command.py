"""The command line speaks for the product, not for what it stands on."""

import sys

import pytest

from samenspel import VERSION
from samenspel.config import command


@pytest.mark.parametrize("asked", ["--version", "version"])
def test_it_says_its_own_version(asked, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["samenspel", asked])

    command.main()

    assert capsys.readouterr().out == f"Samenspel {VERSION}\n"
