"""A member brings in a conversation held elsewhere: looked at first, in whole or not at all, taken back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from samenspel.intake.models import Run
from samenspel.opinions import joining, voting
from samenspel.opinions.models import Conversation, Participant, Statement, Vote
from tests.opinions.test_exchange_reading import COMMENTS, MATRIX, SUMMARY, VOTES, zipped

START = "/opinions/of/de-wijkwerkplaats/bring-in/"


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture(autouse=True)
def worker(django_capture_on_commit_callbacks):
    """What waits for the end of a transaction is done as soon as the test asks for it: by ``yes``."""
    WORKER["runs"] = django_capture_on_commit_callbacks


WORKER = {}


@pytest.fixture
def sami(client_of, cast):
    return client_of(cast.sami)


def file(name, content):
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


def upload(client, **contents):
    """Bring these files to the page; gives the run."""
    files = [file(f"{name}.csv", content) for name, content in contents.items()]
    answer = client.post(START, {"files": files})
    assert answer.status_code == 302, answer.content.decode()
    return Run.objects.order_by("-pk").first()


def yes(client, run, **said):
    with WORKER["runs"](execute=True):
        return client.post(run.get_absolute_url(), {"topic": "Wat helpt de straat?", "about": "", **said})


def brought(client):
    run = upload(client, comments=COMMENTS, votes=VOTES, matrix=MATRIX, summary=SUMMARY)
    yes(client, run)
    return Conversation.objects.get()


def test_nothing_is_written_before_one_says_yes(sami):
    run = upload(sami, comments=COMMENTS, votes=VOTES, summary=SUMMARY)

    page = sami.get(run.get_absolute_url()).content.decode()

    assert run.state == Run.State.READ
    assert "Wat helpt de straat?" in page
    assert "3: 2 agree, 0 disagree, 1 pass; 1 vote was changed later" in page
    assert "3 (moderated out: 1)" in page
    assert not Conversation.objects.exists()


@pytest.mark.parametrize("together", [False, True])
def test_a_conversation_comes_in_as_it_was_held(sami, cast, together):
    parts = {"comments": COMMENTS, "votes": VOTES, "matrix": MATRIX, "summary": SUMMARY}
    given = (
        {"all": zipped(**{f"polis/{name}.csv": text for name, text in parts.items()})} if together else parts
    )

    yes(sami, upload(sami, **given), about="Verder in de buurt")

    conversation = Conversation.objects.get()
    assert (conversation.topic, conversation.about) == ("Wat helpt de straat?", "Verder in de buurt")
    assert (conversation.started_by, conversation.takes_part) == (cast.sami, "members")
    standing = dict(conversation.statements.values_list("number", "standing"))
    assert standing == {7: "accepted", 0: "removed", 3: "waiting"}
    votes = Vote.objects.filter(conversation=conversation)
    assert sorted(votes.values_list("statement__number", "value")) == [(0, 0), (7, 1), (7, 1)]
    assert {vote.said_at.isoformat() for vote in votes} == {"2015-06-30T00:00:00+00:00"}
    assert conversation.origin.address == "https://pol.is/9x"


def test_participants_get_numbers_by_chance_and_nobody_votes_in_their_place(sami):
    conversation = brought(sami)

    rows = Participant.objects.filter(conversation=conversation)
    assert set(rows.values_list("imported_key", flat=True)) == {"1", "2"}
    assert not set(rows.values_list("number", flat=True)) & {1, 2}
    assert not any(joining.may_vote_as(row) for row in rows)
    assert list(conversation.origin.groups.values()) == ["0"]


def test_saying_yes_twice_brings_it_once(sami):
    run = upload(sami, comments=COMMENTS, votes=VOTES)

    for _time in range(2):
        assert yes(sami, run).status_code == 302

    assert Conversation.objects.count() == 1
    run.refresh_from_db()
    assert (run.state, run.file.name) == (Run.State.DONE, "")


def test_the_same_again_is_said(sami):
    brought(sami)

    run = upload(sami, comments=COMMENTS, votes=VOTES, matrix=MATRIX, summary=SUMMARY)

    assert "Exactly this is here already" in sami.get(run.get_absolute_url()).content.decode()


def test_one_wrong_row_keeps_all_of_it_out(sami):
    run = upload(sami, comments=COMMENTS, votes=VOTES + "1435654192085,x,7,3,7\n")

    page = sami.get(run.get_absolute_url()).content.decode()
    report = sami.get(f"{run.get_absolute_url()}report.csv").content.decode()
    yes(sami, run)

    assert "votes.csv, row 6, column “vote”" in page
    assert "votes.csv;6;vote;7;This is not a vote." in report
    assert not Conversation.objects.exists()


def test_what_is_no_conversation_is_refused_on_the_page_and_kept_nowhere(sami):
    answer = sami.post(START, {"files": [file("votes.csv", VOTES)]})

    assert answer.status_code == 422
    assert "There are no statements in these files: votes.csv." in answer.content.decode()
    assert not Run.objects.exists()


def test_it_is_said_in_dutch_too(cast, client_of):
    answer = client_of(cast.sami, language="nl").post(START, {"files": [file("leeg.csv", b"")]})

    assert "Dit bestand is leeg (0 bytes)." in answer.content.decode()


def test_nobody_else_sees_or_steers_a_run(sami, cast, client_of):
    run = upload(sami, comments=COMMENTS)

    for other in (cast.noor, cast.anna):
        answers = [client_of(other).get(run.get_absolute_url()), yes(client_of(other), run)]
        assert [answer.status_code for answer in answers] == [404, 404]
    assert f"/import/{run.pk}/" not in client_of(cast.anna).get("/import/").content.decode()
    assert client_of(cast.anna).get(f"/import/{run.pk}/").status_code == 404


def test_who_left_meanwhile_brings_nothing_in(sami, cast):
    from samenspel.communities import joining as memberships

    run = upload(sami, comments=COMMENTS)
    memberships.leave(cast.workshop, cast.sami)

    assert yes(sami, run).status_code == 403
    assert not Conversation.objects.exists()


def test_an_import_is_taken_back_whole(sami):
    conversation = brought(sami)
    address = f"{conversation.get_absolute_url()}take-back/"

    assert "Take this import back?" in sami.get(address).content.decode()
    sami.post(address)

    for model in (Conversation, Statement, Participant, Vote):
        assert not model.objects.exists()


def test_it_stays_once_somebody_here_voted(sami, cast):
    conversation = brought(sami)
    voting.vote(joining.take_part(conversation, cast.noor), conversation.statements.get(number=7), -1)

    answer = sami.post(f"{conversation.get_absolute_url()}take-back/", follow=True)

    assert "People here went on with this conversation" in answer.content.decode()
    assert Vote.objects.count() == 4


def test_the_command_brings_it_in_says_its_number_and_takes_it_back(cast, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    for name, text in (("comments", COMMENTS), ("votes", VOTES), ("summary", SUMMARY)):
        (tmp_path / f"{name}.csv").write_text(text)
    files = [str(path) for path in tmp_path.iterdir()]
    there = ["--community", "de-wijkwerkplaats", "--by", cast.sami.email]

    call_command("import", "conversation", *files, *there)
    conversation = Conversation.objects.get()
    with pytest.raises(CommandError, match="Exactly this came in before"):
        call_command("import", "conversation", *files, *there)
    call_command("import", "conversation", "--take-back", str(conversation.pk))

    said = capsys.readouterr().out
    assert f"--take-back {conversation.pk}" in said
    assert "3: 2 agree, 0 disagree, 1 pass" in said
    assert not Conversation.objects.exists()


def test_the_command_says_what_is_wrong_and_ends_with_a_number(cast, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    (tmp_path / "comments.csv").write_text(COMMENTS)
    (tmp_path / "votes.csv").write_text(VOTES.replace(",-1\n", ",7\n"))
    files = [str(tmp_path / name) for name in ("comments.csv", "votes.csv")]

    with pytest.raises(SystemExit) as ended:
        call_command("import", "conversation", *files, "--dry-run")
    with pytest.raises(CommandError, match="Nobody has the address"):
        call_command("import", "conversation", *files, "--community", "de-wijkwerkplaats", "--by", "x@y.nl")

    assert ended.value.code == 1
    assert "votes.csv, row 2, column “vote”: This is not a vote." in capsys.readouterr().err
