"""Eight conversations held in the open: their counts, common ground and what set their groups apart."""

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


NAMED = ("comment_id", "for")


def without(said):
    return {name: value for name, value in said.items() if name not in NAMED}


def packed(folder, name):
    """The file, or the same compressed; what is in neither form is named as it would be called."""
    return str(folder / f"{name}.gz" if (folder / f"{name}.gz").exists() else folder / name)


@pytest.mark.parametrize("name", CONVERSATIONS)
def test_the_published_groups_give_the_published_figures(name, capsys):
    folder = shared_data() / "polis" / name
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))

    votes, groups, comments = (
        packed(folder, file) for file in ("votes.csv", "participants-votes.csv", "comments.csv")
    )
    status = main(
        ["opinions", "--votes", votes, "--groups", groups, "--comments", comments, "--seed", "1", "--json"]
    )

    found = json.loads(capsys.readouterr().out)
    assert status == 0
    assert found["counts"] == expected["counts"]
    assert found["group_sizes"] == expected["published_group_sizes"]
    assert found["participants_without_group"] == expected["participants_without_published_group"]
    for key in ("highest10_not_moderated_out", "lowest5_not_moderated_out", "sum_over_all_comments"):
        assert found["group_informed_consensus"][key] == expected["group_informed_consensus"][key]
    for group, held in expected["representative_comments"]["by_group"].items():
        ours = found["representative_comments"]["by_group"][group]
        assert ours["n_passing"] == held["n_passing"]
        for one, other in zip(ours["top5"], held["top5"], strict=True):
            assert {name: one[name] for name in NAMED} == {name: other[name] for name in NAMED}
            assert without(one) == pytest.approx(without(other), abs=2e-6, rel=1e-6)
