"""Eight conversations held in the open: their counts, common ground and what set their groups apart."""

import contextlib
import functools
import io
import json

import pytest

from measures.command import main
from tests.shared import shared_data

pytestmark = pytest.mark.shared_data

CONVERSATIONS = [
    "15-per-hour-seattle",
    "american-assembly.bowling-green",
    "bg2050-volunteers",
    "brexit-consensus",
    "london.youth.policing",
    "scoop-hivemind.biodiversity",
    "scoop-hivemind.ubi",
    "vtaiwan.uberx",
]


# Which reference our groups, found from votes alone, agree with the published groups at least as well as:
# principal components as they are ("pca2"), or scaled by how much each voted, as ours are ("scaled").
REACHED = {
    "15-per-hour-seattle": {"scaled"},
    "american-assembly.bowling-green": {"pca2", "scaled"},
    "bg2050-volunteers": {"pca2", "scaled"},
    "brexit-consensus": {"pca2"},
    "london.youth.policing": {"scaled"},
    "scoop-hivemind.biodiversity": {"pca2", "scaled"},
    "scoop-hivemind.ubi": set(),
    "vtaiwan.uberx": {"pca2", "scaled"},
}
REFERENCES = {"pca2": "pca2", "scaled": "pca2_scaled_by_sqrt_comments_over_votes"}

NAMED = ("comment_id", "for")


def without(said):
    return {name: value for name, value in said.items() if name not in NAMED}


def packed(folder, name):
    """The file, or the same compressed; what is in neither form is named as it would be called."""
    return str(folder / f"{name}.gz" if (folder / f"{name}.gz").exists() else folder / name)


@functools.cache
def both(name):
    """What the command says of a conversation, and what is published; worked out once for both tests."""
    folder = shared_data() / "polis" / name
    votes, groups, comments = (
        packed(folder, file) for file in ("votes.csv", "participants-votes.csv", "comments.csv")
    )
    files = ["--votes", votes, "--groups", groups, "--comments", comments]
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        assert main(["opinions", *files, "--seed", "1", "--rounds", "0", "--json"]) == 0
    return json.loads(printed.getvalue()), json.loads((folder / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_groups_found_from_votes_alone_agree_with_the_published_ones(name):
    found, expected = both(name)

    ours = found["map"]["ari_with_published_groups"]
    reference = expected["clustering_reference"]
    reached = {
        short
        for short, key in REFERENCES.items()
        if ours >= round(reference[key]["ari_with_published_groups"], 6)
    }
    assert reached == REACHED[name]


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_the_published_groups_give_the_published_figures(name):
    found, expected = both(name)

    assert found["counts"] == expected["counts"]
    for key in ("published_group_sizes", "participants_without_published_group"):
        assert found[key] == expected[key]
    for key in ("highest10_not_moderated_out", "lowest5_not_moderated_out", "sum_over_all_comments"):
        assert found["group_informed_consensus"][key] == expected["group_informed_consensus"][key]
    for group, held in expected["representative_comments"]["by_group"].items():
        ours = found["representative_comments"]["by_group"][group]
        assert ours["n_passing"] == held["n_passing"]
        for one, other in zip(ours["top5"], held["top5"], strict=True):
            assert {name: one[name] for name in NAMED} == {name: other[name] for name in NAMED}
            assert without(one) == pytest.approx(without(other), abs=2e-6, rel=1e-6)
