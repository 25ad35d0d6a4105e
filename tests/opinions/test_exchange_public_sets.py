"""The eight public conversations come in whole, with the counts that their own expected.json gives."""

import json

import pytest
from django.db.models import Count

from samenspel.opinions import exchanging
from samenspel.opinions.layout_files import sources
from samenspel.opinions.layout_reading import read
from samenspel.opinions.models import Participant, Statement, Vote
from tests.shared import shared_data

pytestmark = pytest.mark.shared_data
SETS = (
    "15-per-hour-seattle",
    "american-assembly.bowling-green",
    "bg2050-volunteers",
    "brexit-consensus",
    "london.youth.policing",
    "scoop-hivemind.biodiversity",
    "scoop-hivemind.ubi",
    "vtaiwan.uberx",
)


def held_in(name):
    folder = shared_data("polis", name)
    with sources([(path, path.name) for path in sorted(folder.glob("*.csv*"))]) as opened:
        return read(opened)


def expected(name):
    return json.loads(shared_data("polis", name, "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", SETS)
def test_a_public_conversation_is_read_whole(name):
    counts = expected(name)["counts"]

    held, problems = read_counts(name)

    assert not problems
    assert held["participants"] == counts["participants"]
    assert held["statements"] == counts["comments_in_comments_csv"]
    assert held["moderated_out"] == counts["comments_moderated_out"]
    assert held["votes"] == counts["votes_last_per_participant_and_comment"]
    assert [held["agree"], held["disagree"], held["pass"]] == [
        counts["agree"],
        counts["disagree"],
        counts["pass"],
    ]
    with_again = counts["vote_rows_including_revotes"]
    assert held.get("revotes") == (with_again and with_again - held["votes"])
    assert held["otherwise"] == 0


def read_counts(name):
    held, problems = held_in(name)
    return held.counts(), problems


@pytest.mark.parametrize("name", ["london.youth.policing", "vtaiwan.uberx"])
def test_a_public_conversation_comes_in_whole(name, cast):
    facts = expected(name)
    counts = facts["counts"]

    conversation = exchanging.bring_in(held_in(name)[0], cast.workshop, by=cast.sami)

    votes = Vote.objects.filter(conversation=conversation)
    by_value = dict(votes.order_by().values_list("value").annotate(n=Count("pk")))
    assert by_value == {1: counts["agree"], -1: counts["disagree"], 0: counts["pass"]}
    assert Participant.objects.filter(conversation=conversation).count() == counts["participants"]
    statements = Statement.objects.filter(conversation=conversation)
    assert statements.count() == counts["comments_in_comments_csv"]
    assert statements.filter(standing="removed").count() == counts["comments_moderated_out"]
    assert conversation.topic == facts["published_summary"]["topic"]
    sizes = {str(size) for size in facts["published_group_sizes"]}
    assert set(conversation.origin.groups.values()) == sizes


def test_the_votes_one_by_one_and_the_table_tell_the_same():
    for name in ("brexit-consensus", "bg2050-volunteers"):
        folder = shared_data("polis", name)
        tables = [path for path in sorted(folder.glob("*.csv*")) if not path.name.startswith("votes")]
        with sources([(path, path.name) for path in tables]) as opened:
            by_table, _problems = read(opened)

        assert by_table.fingerprint == held_in(name)[0].fingerprint
