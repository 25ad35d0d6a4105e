"""What is wrong with the files of a conversation is said with file, row and remedy; nothing half comes in."""

import gzip
import io
import zipfile

import pytest
from django.utils import translation

from samenspel.intake.problems import Unreadable
from samenspel.intake.running import problems_of
from samenspel.opinions.layout_files import sources
from samenspel.opinions.layout_reading import _number, read

COMMENTS = (
    "timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n"
    "1435654192085,x,7,1,2,0,1,Een bankje in de zon\n"
    "1435654192085,x,0,2,0,1,-1,Weg met de buren\n"
    "1435654192085,x,3,9,0,0,0,Meer bomen\n"
)
VOTES = (
    "timestamp,datetime,comment-id,voter-id,vote\n"
    "1435654192085,x,7,1,-1\n1435654192085,x,0,1,0\n1435654199000,x,7,1,1\n1435654190000,x,7,2,1\n"
)
MATRIX = "participant,group-id,n-comments,n-votes,n-agree,n-disagree,0,7\n1,0,1,2,1,0,0,1\n2,,0,1,1,0,,1\n"
SUMMARY = 'topic,Wat helpt de straat?\nurl,https://pol.is/9x\nconversation-description,"Twee\nregels"\n'


@pytest.fixture
def files(tmp_path):
    """``files(comments=…, votes=…)`` writes them and gives what sources() takes."""

    def files(**contents):
        given = []
        for name, content in contents.items():
            path = tmp_path / f"{name}.csv"
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
            given.append((path, path.name))
        return given

    return files


@pytest.fixture
def held(files):
    """What is read of files with these contents, and the sentences about what is wrong."""

    def held(**contents):
        with translation.override("en"):
            try:
                with sources(files(**contents), most_megabytes=5) as opened:
                    found, problems = read(opened)
            except Unreadable as error:
                return None, [str(next(iter(problems_of(error))))]
            return found, [str(problem) for problem in problems]

    return held


def zipped(**contents):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_the_last_of_several_votes_counts_whatever_row_it_stands_in(held):
    rows = VOTES.splitlines()
    turned = "\n".join([rows[0], *reversed(rows[1:])])

    for votes in (VOTES, turned):
        found, wrong = held(comments=COMMENTS, votes=votes, summary=SUMMARY)
        assert wrong == []
        assert {number: vote % 4 - 1 for number, vote in found.votes["1"].items()} == {7: 1, 0: 0}
        assert found.counts()["revotes"] == 1
        assert (found.topic, found.about) == ("Wat helpt de straat?", "Twee\nregels")


def test_the_table_alone_is_enough_and_names_who_said_nothing_yet(held):
    found, wrong = held(comments=COMMENTS, matrix=MATRIX + "3,,0,0,0,0,,\n")

    assert wrong == []
    assert found.counts() | {"rows": 0} == {
        "rows": 0,
        "participants": 3,
        "statements": 3,
        "moderated_out": 1,
        "votes": 3,
        "agree": 2,
        "disagree": 0,
        "pass": 1,
        "otherwise": 0,
    }
    assert found.groups == {"1": "0"}


def test_a_vote_of_the_table_that_is_not_among_those_one_by_one_is_counted_and_left_out(held):
    found, _wrong = held(comments=COMMENTS, votes=VOTES, matrix=MATRIX.replace("2,,0,1,1,0,,1", "2,,,,,,1,1"))

    assert found.otherwise == 1
    assert found.counts()["votes"] == 3


def test_the_newer_layout_says_what_is_a_seed_and_what_is_about_who_votes(held):
    newer = "timestamp,comment-id,author-id,agrees,disagrees,moderated,is-meta,is-seed,comment-body\n"
    found, wrong = held(
        comments=newer + "1435654192085,4,0,1,0,1,true,false,Ik woon hier\n,5,0,0,0,1,,true,Zon\n"
    )

    assert wrong == []
    assert [(each.is_meta, each.is_seed) for each in found.comments.values()] == [
        (True, False),
        (False, True),
    ]


def test_statements_longer_than_one_may_write_here_stay_as_they_are(held):
    found, wrong = held(comments=COMMENTS.replace("Meer bomen", "Meer bomen " * 30))

    assert wrong == []
    assert len(found.comments[3].text) == 329


@pytest.mark.parametrize(
    ("votes", "sentence"),
    [
        (
            "1435654192085,x,8,1,1",
            "votes.csv, row 2, column “comment-id”: There is no statement with this number",
        ),
        ("1435654192085,x,7,1,7", "votes.csv, row 2, column “vote”: This is not a vote. Write 1 for agree"),
        ("1435654192085,x,7,1,", "votes.csv, row 2, column “vote”: This is not a vote."),
        ("gisteren,x,7,1,1", "votes.csv, row 2, column “timestamp”: This is not a moment."),
        ("1435654192085,x,7,,1", "votes.csv, row 2, column “voter-id”: This cell is empty."),
        ("1435654192085,x,7,1", "votes.csv, row 2: This row has 4 cells; the first row has 5."),
        (
            "timestamp,datetime,comment-id,voter-id,vote",
            "votes.csv, row 2: This row holds the names of the columns",
        ),
        (
            "1435654192085,x,zeven,1,1",
            "votes.csv, row 2, column “comment-id”: This is not the number of a statement",
        ),
    ],
)
def test_a_wrong_vote_gets_a_sentence(held, votes, sentence):
    _found, wrong = held(comments=COMMENTS, votes=f"timestamp,datetime,comment-id,voter-id,vote\n{votes}\n")

    assert len(wrong) == 1
    assert wrong[0].startswith(sentence)


def test_a_wrong_cell_of_the_table_gets_its_row_and_column(held):
    _found, wrong = held(comments=COMMENTS, matrix=MATRIX.replace("2,,0,1,1,0,,1", "1,,0,1,1,0,,5"))
    _found, unknown = held(comments=COMMENTS, matrix=MATRIX.replace(",0,7\n", ",0,8\n"))

    assert len(wrong) == 1
    assert wrong[0].startswith("matrix.csv, row 3, column “participant”: This was said in row 2 already.")
    assert unknown[0].startswith("matrix.csv, row 1, column “8”: There is no statement with this number")


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (",x,7,1,0,0,1,Nog eens", "column “comment-id”: This was said in row 2 already."),
        (",x,8,1,0,0,1,", "column “comment-body”: This cell is empty."),
        (",x,8,1,0,0,2,Hoi", "column “moderated”: This does not say whether the statement was let in."),
        (",x,-8,1,0,0,1,Hoi", "column “comment-id”: This is not the number of a statement."),
        (",x,99999999999,1,0,0,1,Hoi", "column “comment-id”: This is not the number of a statement."),
        (
            f",x,8,1,0,0,1,{'a' * 1001}",
            "column “comment-body”: This is 1001 characters long; at most 1000 fit.",
        ),
    ],
)
def test_a_wrong_statement_gets_a_sentence(held, row, sentence):
    _found, wrong = held(comments=f"{COMMENTS}{row}\n")

    assert len(wrong) == 1
    assert sentence in wrong[0]


@pytest.mark.parametrize(
    ("contents", "sentence"),
    [
        ({"comments": b""}, "This file is empty (0 bytes)."),
        ({"votes": VOTES}, "There are no statements in these files: votes.csv."),
        (
            {"comments": COMMENTS.replace("comment-body", "text")},
            "“comments.csv” lacks the column comment-body.",
        ),
        (
            {"comments": COMMENTS, "votes": VOTES.replace("vote\n", "stem\n", 1)},
            "“votes.csv” lacks the column vote.",
        ),
        (
            {"comments": COMMENTS, "again": COMMENTS},
            "“comments.csv” and “again.csv” hold the same: comments.",
        ),
        ({"comments": b"a\0b,c\n"}, "This is not a text file."),
        ({"comments": b"<html><body>nee"}, "None of these files is one of a conversation: comments.csv."),
        ({"comments": "a,b\n" * 2_000_000}, "This file is larger than 5 MB"),
        ({"comments": gzip.compress(COMMENTS.encode())[:-9]}, "This gzip file is damaged or was cut off."),
        ({"all": zipped(a=COMMENTS)[:-30]}, "This ZIP file is damaged or was cut off."),
        (
            {"all": zipped(**{"comments.csv": b"0" * 9_000_000})},
            "These files are larger than 5 MB when unpacked.",
        ),
        ({"all": zipped(**{f"{n}.csv": "a" for n in range(40)})}, "There are 40 files in this ZIP"),
        ({"all": zipped()}, "There are no files in this ZIP."),
        ({"all": zipped(**{"[Content_Types].xml": "", "xl/workbook.xml": ""})}, "This is an Excel workbook"),
    ],
    ids=[
        *(
            "nothing",
            "no-statements",
            "no-text-column",
            "no-vote-column",
            "twice",
            "nul",
            "html",
            "too-large",
        ),
        *("cut-gzip", "cut-zip", "bomb", "forty", "no-files", "workbook"),
    ],
)
def test_what_is_no_conversation_is_refused_with_a_remedy(held, settings, contents, sentence):
    settings.IMPORT_MAX_MEGABYTES = 5

    found, wrong = held(**contents)

    assert found is None
    assert wrong[0].startswith(sentence)


def test_a_zip_is_not_believed_about_its_size(held):
    """A bomb says it is small; what it unpacks to is counted while it is read."""
    bomb = bytearray(zipped(**{"comments.csv": b"0" * 9_000_000}))
    small = (100).to_bytes(4, "little")
    for sign, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = bomb.find(sign) + place
        bomb[at : at + 4] = small

    found, wrong = held(all=bytes(bomb))

    assert found is None
    assert wrong[0].startswith(("These files are larger", "This ZIP file is damaged"))


def test_names_in_a_zip_lead_nowhere(held, tmp_path):
    hostile = {
        "../../../outside/comments.csv": COMMENTS,
        "/etc/votes.csv": VOTES,
        "..\\..\\photo.txt": "a,b\n",
    }

    found, wrong = held(all=zipped(**hostile))

    assert wrong == []
    assert [name for name, _kind in found.files] == ["comments.csv", "votes.csv"]
    assert found.left_out == ["photo.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["all.csv"]


def test_other_encodings_separators_and_hostile_words_are_text(held):
    rows = COMMENTS.replace("Meer bomen", "=HYPERLINK(1) <script>één</script>")
    by_semicolon = rows.replace(",", ";")

    for content in (rows.encode("cp1252"), rows.encode("utf-16"), by_semicolon.encode()):
        found, wrong = held(comments=content)
        assert wrong == []
        assert found.comments[3].text == "=HYPERLINK(1) <script>één</script>"


@pytest.mark.parametrize("number", ["123456789012345", "0" * 11 + "7" * 30])
def test_a_number_longer_than_any_is_no_number(number):
    assert _number(number) is None
