"""What holds for every page."""

import pytest

pytestmark = pytest.mark.django_db


def test_no_cache_keeps_a_page_of_someone_signed_in(cast, client_of):
    for address in ("/", "/people/", "/people/me/", "/results/"):
        kept = client_of(cast.sami).get(address).headers["Cache-Control"]

        assert {part.strip() for part in kept.split(",")} >= {"private", "no-cache"}


def test_nobody_writes_faster_than_people_write(cast, client_of, settings):
    settings.ACCOUNT_RATE_LIMITS = {"writing_signed_in": "3/m/user"}
    client = client_of(cast.sami)

    answers = [client.post("/people/me/", {"name": ""}).status_code for _ in range(5)]

    assert answers == [422, 422, 422, 429, 429]
    assert client.get("/people/me/").status_code == 200
    assert client_of(cast.noor).post("/people/me/", {"name": ""}).status_code == 422


@pytest.mark.parametrize("words", ["\0", "x" * 60_000, "%00", "' OR 1=1 --", "é" * 300])
def test_any_words_in_the_address_get_a_page(cast, client_of, words):
    for name in ("q", "organisation", "community"):
        assert client_of(cast.sami).get("/people/", {name: words}).status_code == 200
        assert client_of(None).get("/results/", {name: words}).status_code == 200
