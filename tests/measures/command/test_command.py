"""The command line as a scientist with two files meets it."""

import csv
import gzip
import io
import itertools
import json
import runpy
import subprocess
import sys
from pathlib import Path

import pytest

from measures import VERSION
from measures.command import main
from tests.measures.networks import T8_ARCS, T8_PEOPLE, T8_UNITS

NODES = "id,unit\n" + "".join(f"{p},{'ABC'[u]}\n" for p, u in zip(T8_PEOPLE, T8_UNITS, strict=True))
ARCS = [row.split() for row in T8_ARCS.split(",")]
TIES = "relation,source,target,value\n" + "".join(f"advice,{a},{b},{v}\n" for a, b, v in ARCS)
EVENTS = """event_id,timestamp,person,organisation,other_person,other_organisation,repository,area,kind,weight
1,2026-01-05T10:00:00Z,p1,north,p2,south,x,docs,merged,1
2,2026-02-05T10:00:00Z,p1,north,p3,independent,x,docs,merged,4
3,2026-05-05T10:00:00Z,p2,south,p3,independent,x,(root),reviewed,1
4,2026-05-06T10:00:00Z,p1,north,p2,south,y,(root),merged,1
"""
CREW = """person,organisation,organisations_seen,role
p1,north,north|south,maintainer
p2,south,south,occasional
p3,independent,,occasional
p4,north,north,occasional
"""
ACTIVITY = (
    "person,month,repository,area,commits\np1,2026-01,x,docs,4\np2,2026-01,x,docs,3\np3,2026-02,x,docs,2\n"
)


@pytest.fixture
def write(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    return write


@pytest.fixture
def measured(write, capsys):
    def measured(nodes=NODES, ties=TIES, *options):
        assert (
            main(
                ["ties", "--nodes", write("n.csv", nodes), "--ties", write("t.csv", ties), "--json", *options]
            )
            == 0
        )
        return json.loads(capsys.readouterr().out)

    return measured


@pytest.fixture
def fault(write, capsys):
    """The one line on stderr with which a run ends that cannot go on."""

    def fault(*options, nodes=NODES, ties=TIES):
        assert main(["ties", "--nodes", write("n.csv", nodes), "--ties", write("t.csv", ties), *options]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.count("\n") == 1
        assert err.startswith("measures: ")
        return err

    return fault


def test_figures_carry_their_method_version_and_number_of_people(measured):
    found = measured()

    assert found["method"] == {"name": "measures.ties", "version": VERSION, "seed": 0}
    assert found["n"] == found["relations"]["advice"]["n"] == 8


def test_the_figures_of_t8(measured):
    found = measured(NODES, TIES, "--by", "unit")["relations"]["advice"]

    assert (found["arcs"], found["density_directed"], found["reciprocity"]) == (14, 0.25, 0.857143)
    assert found["dyad_census"] == [6, 2, 20]
    assert found["undirected"]["isolates"] == ["c1"]
    assert found["undirected"]["component_sizes"] == [7, 1]
    assert found["betweenness_undirected_top5"][0] == ["a4", 0.428571]
    assert found["constraint_lowest5"][0] == ["a4", 0.5]
    assert found["by_attribute"]["unit"]["undirected"]["ei_index"] == -0.75
    assert found["by_attribute"]["unit"]["ei_per_group_undirected"]["C"]["ei_index"] is None
    assert found["by_attribute"]["unit"]["density_matrix"]["C"]["C"] is None
    assert found["gould_fernandez"]["unit"]["coordinator"] == {"total": 4, "top3": [["a3", 4]]}
    assert found["weighted"]["total_weight"] == 43


def test_the_same_seed_gives_the_same_figures(measured):
    assert measured(NODES, TIES, "--seed", "4") == measured(NODES, TIES, "--seed", "4")


def test_text_is_for_reading(write, capsys):
    assert main(["ties", "--nodes", write("n.csv", NODES), "--ties", write("t.csv", TIES)]) == 0
    text = capsys.readouterr().out

    assert f"version  {VERSION}" in text
    assert "    density_directed             0.25\n" in text
    assert "isolates" in text


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_tables_come_in_many_forms(separator, encoding, measured):
    nodes = NODES.replace("a3", "café").replace(",", separator)
    ties = TIES.replace("a3", "café").replace(",", separator).replace("\n", "\r\n\r\n")

    found = measured(nodes.encode(encoding), gzip.compress(ties.encode(encoding)))

    assert found["relations"]["advice"]["arcs"] == 14
    assert found["relations"]["advice"]["in_degree_top5"][0] == ["café", 3.0]


def test_a_comma_in_a_number_is_fine_where_commas_do_not_separate(measured):
    found = measured("id\n1\n2\n", "source;target;value\n1;2;1,5\n")["relations"]["ties"]

    assert found["weighted"]["total_weight"] == 1.5
    assert found["in_degree_top5"][0] == [2, 1.0]


def test_relation_and_value_may_be_left_out_and_names_capitalised(measured):
    found = measured("ID\n1\n2\n3\n", "Source,Target\n1,2\n2,1\n1,1\n")["relations"]["ties"]

    assert (found["arcs"], found["self_loops_removed"]) == (2, 1)
    assert "weighted" not in found
    assert found["by_attribute"] == {}


def test_a_tie_that_stands_once_counts_both_ways(measured):
    found = measured("id\n1\n2\n3\n", "source,target\n1,2\n", "--undirected", "ties")["relations"]["ties"]

    assert (found["directed"], found["arcs"], found["undirected"]["edges"]) == (False, 2, 1)
    assert "undirected" in found["note"]


def test_a_relation_once_more_with_only_strong_ties(measured):
    found = measured(NODES, TIES, "--above", "advice=3", "--relation", "advice")["relations"]

    assert list(found) == ["advice", "advice (value > 3)"]
    assert found["advice (value > 3)"]["arcs"] == 6
    assert found["advice (value > 3)"]["threshold"] == "value > 3"


def test_nobody_tied_is_no_fault(measured):
    found = measured("id,unit\n1,A\n2,B\n", "source,target\n")["relations"]["ties"]

    assert found["reciprocity"] is None
    assert found["leiden_best"]["modularity"] is None
    assert found["constraint_mean"] is None
    assert found["constraint_lowest5"] == []


def test_columns_that_look_like_groups_are_taken(measured):
    rows = range(48)
    table = "id,team,code,age,joined,labels,city\n" + "".join(
        f"p{i},{'AB'[i % 2]},{i % 4},{20 + i},2026-0{1 + i % 9},x|{i % 2},\n" for i in rows
    )
    ties = "source,target\n" + "".join(f"p{i},p{(i * 7 + 1) % 48}\n" for i in rows)

    found = measured(table, ties)["relations"]["ties"]

    assert list(found["by_attribute"]) == ["team", "code"]
    assert list(found["numeric_assortativity_undirected"]) == ["age"]
    chosen = measured(table, ties, "--by", "labels", "--by", "age")["relations"]["ties"]
    assert list(chosen["by_attribute"]) == ["labels"]
    assert list(chosen["numeric_assortativity_undirected"]) == ["age"]
    assert list(measured(table, ties, "--by", "city")["relations"]["ties"]["by_attribute"]) == ["city"]


def test_a_number_that_is_infinite_makes_a_column_text(measured):
    found = measured("id,x\n1,inf\n2,3\n", "source,target\n1,2\n", "--by", "x")["relations"]["ties"]

    assert list(found["by_attribute"]["x"]["group_sizes"]) == ["3", "inf"]


def test_very_many_groups_are_not_all_listed(measured):
    people = "id,team\n" + "".join(f"{i},t{i % 60}\n" for i in range(300))
    found = measured(people, "source,target\n1,2\n", "--permutations", "1")["relations"]["ties"]

    team = found["by_attribute"]["team"]
    assert team["number_of_groups"] == 60
    assert len(team["group_sizes_top15"]) == len(team["ei_per_group_undirected"]) == 15
    assert "density_matrix" not in team
    assert "group_sizes" not in team


def test_a_large_network_is_sampled_and_says_so(measured, monkeypatch):
    monkeypatch.setattr("measures.command.figures.MOST_STEPS", 10)
    monkeypatch.setattr("measures.ties.paths.EXACT_UP_TO", 4)
    monkeypatch.setattr("measures.ties.paths.SAMPLE", 5)
    monkeypatch.setattr("measures.command.figures.LARGE", 5)

    found = measured()["relations"]["advice"]

    assert "betweenness_undirected_sampled_top5" in found
    assert found["betweenness_counted_from"] >= 64
    assert found["undirected"]["distances_counted_from"] == 5
    assert found["pagerank_top5"] == found["pagerank_converged_top5"]


def test_events_make_a_network_per_kind_and_one_of_all(measured):
    found = measured(CREW, EVENTS, "--by", "organisation")["relations"]

    assert list(found) == ["all_kinds", "merged", "reviewed"]
    assert (found["all_kinds"]["n"], found["reviewed"]["n"]) == (3, 2)
    assert list(measured(CREW, EVENTS, "--relation", "merged")["relations"]) == ["merged"]
    assert found["all_kinds"]["weighted"]["total_weight"] == 4
    assert found["all_kinds"]["ei_organisation_without_independent"] == {
        "external": 1,
        "internal": 0,
        "ei_index": 1.0,
    }
    assert found["all_kinds"]["by_attribute"]["organisation"]["group_sizes"] == {
        "independent": 1,
        "north": 1,
        "south": 1,
    }


def test_any_group_can_be_left_out_of_the_index(measured):
    found = measured(NODES, TIES, "--by", "unit", "--without", "unit=B")["relations"]["advice"]

    assert found["ei_unit_without_B"] == {"external": 0, "internal": 4, "ei_index": -1.0}


def test_events_without_a_kind_are_one_relation(measured):
    found = measured("person\np1\np2\n", "person,other_person\np1,p2\n")

    assert list(found["relations"]) == ["ties"]


def events(write, capsys, events=EVENTS, people=CREW, activity=None):
    files = ["events", "--events", write("e.csv", events), "--people", write("p.csv", people), "--json"]
    if activity:
        files += ["--activity", write("a.csv", activity)]
    status = main(files)
    out, err = capsys.readouterr()
    return status, json.loads(out) if out else err


def test_events_are_counted_by_kind_period_and_place(write, capsys):
    status, found = events(write, capsys, activity=ACTIVITY)

    assert status == 0
    assert found["counts"]["by_kind"] == {"merged": 3, "reviewed": 1}
    assert found["counts"]["by_repository"] == {"x": 3, "y": 1}
    assert found["counts"]["by_role"] == {"occasional": 3, "maintainer": 1}
    assert (found["counts"]["people"], found["counts"]["people_in_events"]) == (4, 3)
    assert found["counts"]["areas"] == 3
    assert found["by_quarter"]["2026-Q2"] == {"events": 2, "people": 3, "organisations": 2}
    assert found["organisations"]["events_across_organisations"] == 4
    assert found["organisations"]["events_between_top15"][0] == ["north", "south", 2]
    assert ["north", "south", 1] in found["organisations"]["ties_between_top15"]
    assert found["moves"] == {"people_with_more_than_one_organisation": 1}
    assert found["areas_top15"]["rows"] == [
        {
            "repository": "x",
            "area": "docs",
            "commits": 9,
            "people": 3,
            "people_for_half": 2,
            "organisations": 3,
        }
    ]


def test_events_need_no_more_than_people_and_times(write, capsys):
    status, found = events(
        write, capsys, "timestamp,person,other_person\n2026-01-01,p1,p2\n", "person\np1\np2\n"
    )

    assert status == 0
    assert found["counts"]["events"] == 1
    assert found["by_quarter"] == {"2026-Q1": {"events": 1, "people": 2, "organisations": 0}}
    assert found["organisations"]["ties_between_top15"] == []


def test_a_time_that_is_none_is_named(write, capsys):
    status, err = events(write, capsys, EVENTS.replace("2026-05-06T10", "6 May"))

    assert status == 2
    assert "line 5" in err
    assert "not a time" in err


def lines(count):
    return "\n".join(["source,target", *(f"1,{2 + i % 2}" for i in range(count))]) + "\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"\n\n", "the file is empty"),
        (b"\xef\xbb\xbf", "the file is empty"),
        (b"source,to\n1,2\n", "line 1: no column 'target' (there is: source, to)"),
        (b"source,target\n1,9\n", "line 2: '9' is not among the people"),
        (b'source,target\n1,"2"\n\n1,2\n2,\n', "line 5: '' is not among the people"),
        (b"source,target,value\n1,2,much\n", "line 2: 'much' is not a number"),
        (b"source,target,value\n1,2,1\n2,1,nan\n", "line 3: 'nan' is not a number"),
        (b"source,target,value\n1,2,inf\n", "line 2: 'inf' is not a number"),
        (b"source,target\n1,2\n1,2,3\n", "line 3: 3 fields where the first line names 2"),
        (b"source,source\n1,2\n", "line 1: two columns are called 'source'"),
        (b"source,,target\n1,,2\n", "line 1: a column has no name"),
        (b"source,target\n1,2\n\0\0\0\0\n", "line 3: there is a NUL byte"),
        (b"PK\x03\x04\x14\0\0\0", "a spreadsheet"),
        (b"\xff\xfe\0", "not text"),
        (b"source,target\n1,\x81\n", "line 2: this is neither UTF-8 nor Windows text"),
        (b"\x1f\x8b\x08\0broken", "the gzip file is broken"),
        (gzip.compress(lines(5000).encode(), mtime=0)[:-20], "the gzip file is broken"),
        (b'source,target\n1,"2\n' + b"3" * 200_000, "the table cannot be read"),
        (b"source,target\n1," + b"3" * 200_000 + b"\n", "line 2: the table cannot be read (field larger"),
        (b'source,target\n1,2\n1,"2"3\n', "line 3: the table cannot be read"),
        (b'source,target\n1,2\n1,"2', "the table cannot be read"),
    ],
    ids=itertools.count(),
)
def test_a_bad_file_of_ties_gets_one_clear_line(content, said, fault):
    assert said in fault(nodes="id\n1\n2\n3\n", ties=content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("id\n1\n2\n1\n", "line 4: '1' stands there twice"),
        ("id,x\n1,a\n,b\n", "line 3: the column 'id' is empty"),
        ("id\n", "there are no people"),
    ],
)
def test_a_bad_file_of_people_gets_one_clear_line(content, said, fault):
    assert said in fault(nodes=content, ties="source,target\n")


def test_names_that_do_not_exist_are_named(fault):
    assert "no relation 'friend' (there is: advice)" in fault("--relation", "friend")
    assert "no relation 'friend'" in fault("--undirected", "friend")
    assert "no relation 'friend'" in fault("--above", "friend=2")
    assert "no column 'floor'" in fault("--by", "floor")


def test_files_that_are_not_there_are_named(write, tmp_path, capsys):
    for path in ("nowhere.csv", str(tmp_path), "a\0b"):
        assert main(["ties", "--nodes", path, "--ties", write("t.csv", TIES)]) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_a_file_named_gz_that_is_none_is_named(write, capsys):
    assert main(["ties", "--nodes", write("n.csv.gz", NODES), "--ties", write("t.csv", TIES)]) == 2
    assert "not a gzip file" in capsys.readouterr().err


@pytest.mark.parametrize(
    "options",
    [
        ["--above", "advice"],
        ["--above", "advice=-1"],
        ["--without", "unit"],
        ["--seed", "-1"],
        ["--runs", "0"],
    ],
)
def test_options_that_make_no_sense_are_refused(options, capsys):
    with pytest.raises(SystemExit) as end:
        main(["ties", "--nodes", "n", "--ties", "t", *options])

    assert end.value.code == 2
    assert options[0] in capsys.readouterr().err


def test_it_runs_as_a_module_and_survives_a_closed_pipe(write):
    root = Path(__file__).parents[3]
    command = [sys.executable, "-W", "error", "-m", "measures"]
    files = ["ties", "--nodes", write("n.csv", NODES), "--ties", write("t.csv", TIES)]

    version = subprocess.run([*command, "--version"], cwd=root, capture_output=True, text=True, check=True)
    assert version.stdout == f"measures {VERSION}\n"
    with subprocess.Popen(
        [*command, *files], cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        run.stdout.close()
        assert run.stderr.read() == b""
        assert run.wait() == 0


def test_the_module_itself_ends_with_the_status_of_the_command(capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["measures", "ties", "--nodes", "nowhere.csv", "--ties", "nowhere.csv"])

    with pytest.raises(SystemExit) as end:
        runpy.run_module("measures", run_name="__main__")

    assert end.value.code == 2
    assert "no such file" in capsys.readouterr().err
    runpy.run_module("measures", run_name="elsewhere")


def test_a_reader_who_stops_listening_is_no_fault(write, tmp_path, monkeypatch):
    class Closed:
        def write(self, text):
            raise BrokenPipeError

        def fileno(self):
            return descriptor

    nodes, ties = write("n.csv", NODES), write("t.csv", TIES)
    with (tmp_path / "out").open("w") as out:
        descriptor = out.fileno()
        monkeypatch.setattr(sys, "stdout", Closed())
        assert main(["ties", "--nodes", nodes, "--ties", ties, "--runs", "1"]) == 0


def test_ids_with_a_comma_or_line_break_are_read_as_written(measured):
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([["id"], ["Jansen, J."], ["two\nlines"]])

    found = measured(out.getvalue(), 'source,target\n"Jansen, J.","two\nlines"\n')

    assert found["relations"]["ties"]["in_degree_top5"][0] == ["two\nlines", 1.0]


def opinion_files(folder, **files):
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return [str(folder / f"{name}.csv") for name in files]


MATRIX = "participant,group-id,0,1\n7,0,1,-1\n8,1,-1,\n9,,0,1\n"


def test_a_conversation_of_which_only_the_matrix_is_there(tmp_path, capsys):
    (matrix,) = opinion_files(tmp_path, matrix=MATRIX)

    status = main(["opinions", "--votes", str(tmp_path / "votes.csv"), "--groups", matrix, "--json"])

    found = json.loads(capsys.readouterr().out)
    assert status == 0
    assert found["counts"]["votes_last_per_participant_and_comment"] == 5
    assert found["published_group_sizes"] == {"0": 1, "1": 1}
    assert found["participants_without_published_group"] == 1


def test_a_file_is_found_under_its_name_when_it_is_packed(tmp_path, capsys):
    (tmp_path / "matrix.csv.gz").write_bytes(gzip.compress(MATRIX.encode()))

    assert main(["opinions", "--groups", str(tmp_path / "matrix.csv"), "--json"]) == 0

    assert json.loads(capsys.readouterr().out)["n"] == 3


@pytest.mark.parametrize(
    ("votes", "said"),
    [
        ("", "the file is empty"),
        ("a,b\n1,2\n", "no column 'voter-id' or 'participant'"),
        ("timestamp,comment-id,voter-id,vote\n1,1,1,7\n", "line 2: '7' is no vote"),
        ("timestamp,comment-id,voter-id,vote\nsoon,1,1,1\n", "line 2: 'soon' is no moment"),
    ],
)
def test_a_bad_file_of_votes_is_one_sentence(tmp_path, capsys, votes, said):
    (path,) = opinion_files(tmp_path, votes=votes)

    status = main(["opinions", "--votes", path, "--json"])

    shown = capsys.readouterr()
    assert (status, shown.out) == (2, "")
    assert said in shown.err


def test_votes_without_a_row_are_an_empty_conversation(tmp_path, capsys):
    (path,) = opinion_files(tmp_path, votes="timestamp,comment-id,voter-id,vote\n")

    assert main(["opinions", "--votes", path, "--json"]) == 0

    assert json.loads(capsys.readouterr().out)["map"]["groups"] == 0
