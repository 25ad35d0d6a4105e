"""What goes out as files: never so much that a row leads to a person, and enough to go on elsewhere."""

import csv
import io
import json
import zipfile
from datetime import UTC, datetime

import pytest

from measures.command.run import main as measures
from samenspel.opinions import closing, exchanging, exchanging_out, forgetting, mapping
from samenspel.opinions.layout_files import sources
from samenspel.opinions.layout_reading import read
from samenspel.opinions.models import Participant, Vote
from samenspel.people.introducing import introduce
from tests.opinions.things import begin
from tests.shared import shared_data

FORMULA = "=HYPERLINK(1)"


@pytest.fixture(autouse=True)
def no_map_from_before():
    mapping.forget_all()
    yield
    mapping.forget_all()


def crowd(conversation, count):
    """So many people with votes, half of whom agree with everything and half with nothing."""
    people = [introduce(name=f"Buur {number}") for number in range(count)]
    statements = list(conversation.statements.all())
    for place, person in enumerate(people):
        number = 70_000 - 7 * place
        voter = Participant.objects.create(conversation=conversation, person=person, number=number)
        said = {"participant": voter, "conversation": conversation, "value": 1 if place % 2 else -1}
        Vote.objects.bulk_create(Vote(statement=each, **said) for each in statements)
    return people


def asked(client, conversation):
    return client.get(f"{conversation.get_absolute_url()}export/files")


def unpacked(answer):
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_while_it_is_open_only_statements_go_out_with_what_the_map_shows(cast, client_of):
    conversation = begin(cast, map_shown="always")
    crowd(conversation, 14)

    answer = asked(client_of(cast.noor), conversation)
    page = client_of(cast.noor).get(f"{conversation.get_absolute_url()}export/").content.decode()

    assert answer["Content-Type"].startswith("text/csv")
    first = rows(answer.content.decode())[0]
    assert (first["agrees"], first["disagrees"], first["author-id"]) == ("", "", "")
    assert (first["votes"], first["share-agree"], first["share-disagree"]) == ("14", "0.5", "0.5")
    assert "thirty days after it is closed" in page


def test_among_few_no_votes_go_out_when_it_is_forgotten_either(cast, client_of):
    conversation = begin(cast)
    crowd(conversation, 11)
    closing.close(conversation, by=cast.noor)
    forgetting.forget_now(conversation, by=cast.noor)

    answer = asked(client_of(cast.noor), conversation)
    page = client_of(cast.noor).get(f"{conversation.get_absolute_url()}export/").content.decode()

    assert answer["Content-Disposition"].endswith('"comments.csv"')
    assert "fewer than 12 people voted" in page


def test_below_five_nothing_but_the_statements_goes_out(cast, client_of):
    conversation = begin(cast, map_shown="always")
    crowd(conversation, 4)

    first = rows(asked(client_of(cast.sami), conversation).content.decode())[0]

    assert {first[name] for name in ("votes", "share-agree", "share-disagree", "share-pass")} == {""}


@pytest.fixture
def ended(cast):
    conversation = begin(cast, seeds=(FORMULA, "Er moet een buurthuis komen", "Kinderen spelen buiten"))
    people = crowd(conversation, 14)
    closing.close(conversation, by=cast.noor)
    forgetting.forget_now(conversation, by=cast.noor)
    return conversation, people


def test_who_merely_sees_the_map_gets_nobodys_row_not_even_when_all_is_forgotten(cast, client_of, ended):
    conversation, _people = ended

    answer = asked(client_of(cast.sami), conversation)
    page = client_of(cast.sami).get(f"{conversation.get_absolute_url()}export/").content.decode()

    assert answer["Content-Type"].startswith("text/csv")
    assert rows(answer.content.decode())[0]["share-agree"] == "0.5"
    assert "Forget who voted what now" not in page


def test_a_steward_gets_no_row_before_it_is_forgotten_and_reads_from_when(cast, client_of):
    conversation = begin(cast)
    crowd(conversation, 14)
    closing.close(conversation, by=cast.noor, at=datetime(2026, 5, 1, 12, tzinfo=UTC))

    answer = asked(client_of(cast.noor), conversation)
    page = client_of(cast.noor).get(f"{conversation.get_absolute_url()}export/").content.decode()

    assert answer["Content-Type"].startswith("text/csv")
    assert "you get all votes from 31 May 2026" in page
    assert "Forget who voted what now" in page


def test_two_copies_cannot_be_laid_beside_each_other(cast, ended):
    conversation, _people = ended
    Vote.objects.filter(participant=conversation.participants.first()).update(value=0)

    copies = [zipped(exchanging_out.export(conversation, viewer=cast.noor)) for _ in range(12)]

    passed = {vote["voter-id"] for votes in copies for vote in votes if vote["vote"] == "0"}
    assert len(passed) > 1
    assert set(copies[0][0]) == {"comment-id", "voter-id", "vote"}


def zipped(answer):
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        return rows(archive.read("votes.csv").decode())


def test_when_it_is_forgotten_a_steward_gets_everything_and_it_leads_to_nobody(cast, client_of, ended):
    conversation, people = ended

    files = unpacked(asked(client_of(cast.noor), conversation))

    votes, table = rows(files["votes.csv"]), rows(files["participants-votes.csv"])
    assert (len(votes), len(table)) == (42, 14)
    assert "timestamp" not in votes[0]
    assert [int(vote["voter-id"]) for vote in votes] == sorted(int(vote["voter-id"]) for vote in votes)
    assert {comment["author-id"] for comment in rows(files["comments.csv"])} == {""}
    whole = "".join(files.values())
    assert not [person for person in people if person.name in whole]
    assert {int(vote["voter-id"]) for vote in votes} == set(range(1, 15))
    assert "\n=" not in whole
    assert f"'{FORMULA}" in files["comments.csv"]


def test_what_was_removed_goes_out_to_who_looks_after_it_only(cast, client_of, ended):
    conversation, _people = ended
    conversation.statements.filter(number=3).update(standing="removed")

    of_member = asked(client_of(cast.sami), conversation).content.decode()
    of_steward = unpacked(asked(client_of(cast.noor), conversation))

    assert "Kinderen" not in of_member
    assert len(rows(of_steward["votes.csv"])) == 42
    assert [comment["moderated"] for comment in rows(of_steward["comments.csv"])] == ["1", "1", "-1"]


def test_what_goes_out_comes_in_elsewhere_without_loss(cast, client_of, ended, tmp_path):
    conversation, _people = ended
    path = tmp_path / "all.zip"
    path.write_bytes(asked(client_of(cast.noor), conversation).content)

    with sources([(path, path.name)]) as opened:
        held, problems = read(opened)
    there = exchanging.bring_in(held, cast.garden, by=cast.noor)

    assert not problems
    assert held.otherwise == 0
    assert there.topic == conversation.topic
    for model in ("statements", "votes"):
        fields = ("number", "text") if model == "statements" else ("statement__number", "value")
        both = [sorted(getattr(each, model).values_list(*fields)) for each in (conversation, there)]
        assert both[0] == both[1]
    assert there.statements.filter(text=FORMULA).exists()


def test_the_measures_read_it(cast, client_of, ended, tmp_path, capsys):
    conversation, _people = ended
    for name, content in unpacked(asked(client_of(cast.noor), conversation)).items():
        (tmp_path / name).write_text(content)
    files = [f"--{option}={tmp_path / name}" for option, name in FILES]

    assert measures(["opinions", *files, "--json"]) in {0, None}

    told = json.loads(capsys.readouterr().out)
    assert told["counts"]["participants"] == 14
    assert told["counts"]["votes_last_per_participant_and_comment"] == 42


FILES = (("votes", "votes.csv"), ("groups", "participants-votes.csv"), ("comments", "comments.csv"))


def test_who_does_not_see_the_map_gets_nothing(cast, client_of):
    conversation = begin(cast)

    assert asked(client_of(cast.sami), conversation).status_code == 403
    assert asked(client_of(cast.vera), conversation).status_code == 404


@pytest.mark.shared_data
def test_a_public_conversation_goes_out_as_it_came(cast, tmp_path):
    folder = shared_data("polis", "london.youth.policing")
    with sources([(path, path.name) for path in sorted(folder.glob("*.csv"))]) as opened:
        held, _problems = read(opened)
    conversation = exchanging.bring_in(held, cast.workshop, by=cast.noor)
    closing.close(conversation, by=cast.noor)
    forgetting.forget_now(conversation, by=cast.noor)
    path = tmp_path / "again.zip"

    path.write_bytes(exchanging_out.export(conversation, viewer=cast.noor).content)
    with sources([(path, path.name)]) as opened:
        again, problems = read(opened)

    assert not problems
    told = {name: held.counts()[name] for name in again.counts() if name not in {"rows", "revotes"}}
    assert {name: again.counts()[name] for name in told} == told
    assert again.fingerprint == held.fingerprint
