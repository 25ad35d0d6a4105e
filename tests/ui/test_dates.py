"""Dates as people say them, in both languages."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.template import Context, Template
from django.utils import translation

from samenspel.ui.dates import said

# A Wednesday, ten in the morning in Amsterdam.
NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)

SAYINGS = [
    (timedelta(seconds=20), "just now", "zojuist"),
    (timedelta(minutes=1), "1 minute ago", "1 minuut geleden"),
    (timedelta(minutes=45), "45 minutes ago", "45 minuten geleden"),
    (timedelta(minutes=-20), "in 20 minutes", "over 20 minuten"),
    (timedelta(hours=2), "today, 08:00", "vandaag, 08.00"),
    (timedelta(hours=11), "yesterday", "gisteren"),
    (timedelta(days=3), "3 days ago", "3 dagen geleden"),
    (timedelta(days=8), "last week", "vorige week"),
    (timedelta(days=30), "19 October", "19 oktober"),
    (timedelta(days=400), "14 October 2025", "14 oktober 2025"),
    (timedelta(days=-1), "tomorrow, 10:00", "morgen, 10.00"),
    (timedelta(days=-3), "Saturday, 10:00", "zaterdag, 10.00"),
    (timedelta(days=-8), "Thursday 26 November, 10:00", "donderdag 26 november, 10.00"),
    (timedelta(days=-100), "26 February 2027, 10:00", "26 februari 2027, 10.00"),
]


@pytest.mark.parametrize(("ago", "english", "dutch"), SAYINGS, ids=[saying[1] for saying in SAYINGS])
def test_a_moment_is_said_as_people_say_it(ago, english, dutch):
    for language, words in (("en", english), ("nl", dutch)):
        with translation.override(language):
            assert said(NOW - ago, NOW) == words


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 11, 18), "today"),
        (date(2026, 11, 17), "yesterday"),
        (date(2026, 11, 21), "Saturday"),
        (date(2026, 12, 24), "Thursday 24 December"),
        (date(2024, 1, 6), "6 January 2024"),
    ],
)
def test_a_day_has_no_time(day, words):
    with translation.override("en"):
        assert said(day, NOW) == words


def test_the_exact_moment_is_one_hover_away():
    source = "{% load dates %}{% when moment now %}"
    with translation.override("nl"):
        html = Template(source).render(Context({"moment": NOW - timedelta(days=1), "now": NOW}))

    assert html == (
        '<time datetime="2026-11-17T10:00:00+01:00" title="dinsdag 17 november 2026, 10.00">gisteren</time>'
    )


def test_no_moment_says_nothing():
    assert Template("{% load dates %}{% when moment %}").render(Context({"moment": None})) == ""
