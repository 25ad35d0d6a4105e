"""Who may do what is written in tests/matrix.py, completely, and is so."""

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.http import HttpResponse
from django.urls import URLResolver, get_resolver, reverse

from tests import manners
from tests.matrix import CODES, KINDS, PERSON, ROWS

# What somebody meets, from whoever gets furthest to who does not know that it is there.
FURTHEST = ("see", "go-on", "mend", "only-post", "refused", "hidden", "sign-in")


def names(resolver, space=""):
    """Every name an address has, with the name of its room before it."""
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from names(pattern, inner)
        else:
            yield f"{space}{pattern.name}"


def test_every_address_has_a_row_and_every_row_an_address():
    there = set(names(get_resolver()))
    rows = {row.name for row in ROWS}

    assert sorted(there - rows) == []
    assert sorted(rows - there) == []
    assert len({str(row) for row in ROWS}) == len(ROWS)


@pytest.fixture
def bare_refusals(monkeypatch):
    """What is refused or hidden answers with its number alone; its page is drawn in tests of its own.

    A third of all answers of the matrix are such pages, which cost as much as the pages themselves.
    """

    def bare(resolver, code):
        return lambda request, exception=None: HttpResponse(status=code)

    monkeypatch.setattr(URLResolver, "resolve_error_handler", bare)


@pytest.fixture(scope="module")
def signed_in():
    """By name, the session of one of the cast: the cast is kept, and so need they sign in once."""
    return {}


@pytest.fixture
def browser_of(cast, client_of, signed_in):
    """``browser_of("noor")`` asks as Noor would, without signing in for every question."""

    def browser_of(name):
        if name is None or name not in signed_in:
            client = client_of(name and getattr(cast, name))
            if name is not None:
                signed_in[name] = Session.objects.get(pk=client.session.session_key)
            return client
        # What was rolled back is put back as it was: one question, where a new session asks six.
        signed_in[name].save(force_insert=True)
        client = client_of(None)
        client.cookies[settings.SESSION_COOKIE_NAME] = signed_in[name].pk
        return client

    return browser_of


def kinds_to_ask(row, config):
    """All eight. When two databases share the work all eight at the one whose turn it is, and at the other
    the first who gets furthest: so every page and every act runs on both, and every right is asked once."""
    if not config.getoption("--share") or manners.by_turns(str(row)) == manners.database():
        return KINDS
    return sorted(KINDS, key=lambda kind: FURTHEST.index(row.expected[kind]))[:1]


def test_every_right_is_asked_on_one_database_and_every_page_on_both(pytestconfig, monkeypatch):
    monkeypatch.setattr(pytestconfig.option, "share", True)
    for row in ROWS:
        asked = []
        for database in manners.DATABASES:
            monkeypatch.setattr(manners, "database", lambda database=database: database)
            asked.append(kinds_to_ask(row, pytestconfig))

        (one,) = min(asked, key=len)
        assert max(asked, key=len) == KINDS
        assert FURTHEST.index(row.expected[one]) == min(map(FURTHEST.index, row.expected.values()))


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_everyone_meets_what_the_matrix_says(row, cast, browser_of, settings, bare_refusals, pytestconfig):
    settings.ACCOUNT_RATE_LIMITS = False
    wrong = []
    given = row.given(cast)
    address = reverse(row.name, kwargs=row.args(given)) + row.query
    for kind in kinds_to_ask(row, pytestconfig):
        # Each of the eight finds the house as it was.
        with transaction.atomic():
            client = browser_of(PERSON[kind])
            answer = client.post(address, row.post(given)) if row.post else client.get(address)
            if answer.streaming:
                # Read to its end, so that its file is closed; close() would end our connection as well.
                answer.getvalue()
            transaction.set_rollback(True)
        met, expected = word_for(answer), row.expected[kind]
        if met != expected:
            wrong.append(f"{kind}: {met}, not {expected}")

    assert wrong == []


def word_for(answer):
    if answer.status_code in {301, 302}:
        return "sign-in" if answer.url.startswith(reverse("account_login")) else "go-on"
    return CODES.get(answer.status_code, answer.status_code)
