"""Finding discussions by words in a title or message, as far as one may read them."""

from samenspel.discussions import moving, writing
from samenspel.discussions.finding import begins_with
from samenspel.discussions.listing import everywhere, found
from tests.discussions.made import first, thread


def titles(words, viewer):
    return [row.title for row in found(everywhere(viewer), words, viewer)]


def test_words_in_a_title_or_message_find_it(cast):
    thread(cast, "Wie heeft een ladder?", title="Gereedschap delen")
    thread(cast, "Soep", title="Wie kookt er?")

    assert titles("ladders", cast.sami) == ["Gereedschap delen"]
    assert titles("gereedschap", cast.sami) == ["Gereedschap delen"]
    assert titles("fiets", cast.sami) == []


def test_what_one_may_not_read_finds_nothing(cast):
    found_one = thread(cast, "Wie heeft een ladder?", title="Onder ons")
    moving.move(found_one, to=cast.workshop, visibility="public", by=cast.noor)

    assert titles("ladder", None) == []
    assert titles("onder", None) == ["Onder ons"]


def test_what_was_taken_back_finds_nothing(cast):
    one = thread(cast, "Wie heeft een ladder?", visibility="public")
    writing.take_back(first(one), by=cast.noor)

    assert titles("ladder", cast.sami) == []


def test_a_visitor_reads_along_where_it_is_open_and_searches_there(cast, client_of):
    thread(cast, "Wie heeft een ladder?", title="Voor iedereen", visibility="public")
    thread(cast, "Ook een ladder", title="Voor leden")

    shown = client_of(None).get("/discussions/", {"q": "ladder"}).content.decode()

    assert "Voor iedereen" in shown
    assert "Voor leden" not in shown


def test_completing_a_name_does_not_tell_who_is_in_a_community_of_others(cast):
    introduce = {"by": cast.tess, "community": cast.workshop.slug}

    found = begins_with("@sami", **introduce)

    assert found == begins_with("@sami", by=cast.tess)
    assert begins_with("@sami", by=cast.noor, community=cast.workshop.slug)[0]["note"] == ""
    assert found[0]["note"] == cast.sami.headline != ""
