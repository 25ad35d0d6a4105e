"""Whatever a file says, it comes in whole or is refused with a sentence that names the place; never half."""

import json
import random
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samenspel.carrying import arriving
from samenspel.carrying.opening import opened
from samenspel.carrying.order import fields_of, in_order
from samenspel.carrying.reading import YEARS, _is_good
from samenspel.carrying.rules import broken, holds
from samenspel.communities.models import Community, Membership
from samenspel.decisions.cargo import _fits_options, _has_dates, _is_a_choice
from samenspel.decisions.models import Round
from samenspel.discussions import writing
from samenspel.intake.problems import Unreadable
from samenspel.opinions.models import Vote
from tests.discussions.made import first, thread

HOSTILE = [
    None,
    True,
    -1,
    0,
    10**18,
    10**40,
    1.5,
    "",
    "x" * 100_000,
    "a\0b",
    "1e309",
    "NaN",
    "9999-12-31",
    "0001-01-01T00:00:00Z",
    "2026-02-30",
    "../../etc/passwd",
    [],
    [[[[[[]]]]]],
    {},
    {"a": {"b": {"c": []}}},
    ["x"] * 50,
]


@pytest.fixture
def talked(cast):
    talk = thread(cast, "Wie helpt?", title="Hoe verder?")
    writing.say(talk, "Ik.", by=cast.sami, answers=first(talk))
    return talk


def changed(parts, kind, change):
    said = json.loads(parts[f"{kind}.json"])
    change(said["rows"])
    return parts | {f"{kind}.json": json.dumps(said).encode()}


def test_any_field_may_hold_anything_and_it_comes_in_or_is_refused_with_its_place(
    cast,
    talked,
    look,
    parts,
    tmp_path,
):
    draw, before = random.Random(5), Community.objects.count()
    kinds = [kind for kind in in_order() if json.loads(parts[f"{kind.kind}.json"])["rows"]]
    for _turn in range(60):
        cargo = draw.choice(kinds)
        field, value = draw.choice(fields_of(cargo)).name, draw.choice(HOSTILE)

        def spoil(rows, field=field, value=value):
            draw.choice(rows)[field] = value

        contents = look(changed(parts, cargo.kind, spoil))
        if contents.problems:
            assert all(each.file and each.row and each.column for each in contents.problems)
            continue
        with opened(tmp_path / "community.zip") as found:
            arriving.put_down(contents, found, by=cast.vera)
        before += 1
    assert Community.objects.count() == before


@pytest.mark.parametrize(
    ("kind", "change", "column"),
    [
        ("discussions.message", lambda rows: rows[1].update(number=1), "number"),
        ("discussions.message", lambda rows: rows[0].update(answers=2), "answers"),
        ("communities.membership", lambda rows: rows.append(rows[0] | {"row": len(rows) + 1}), "person"),
        ("communities.membership", lambda rows: rows[0].update(until="2001-01-01T00:00:00Z"), "until"),
        ("communities.rolegrant", lambda rows: rows.append({"row": len(rows) + 1}), "by"),
    ],
)
def test_rows_that_do_not_go_together_are_told(cast, talked, look, parts, kind, change, column):
    problems = look(changed(parts, kind, change)).problems

    assert {each.file for each in problems} == {f"{kind}.json"}
    assert column in {each.column for each in problems}


def test_what_slips_through_is_refused_with_its_file_and_nothing_is_written(
    cast,
    talked,
    look,
    parts,
    tmp_path,
    monkeypatch,
):
    monkeypatch.setattr("samenspel.carrying.rules.broken", lambda cargo, rows: [])
    before = Community.objects.count()
    contents = look(changed(parts, "discussions.message", lambda rows: rows[1].update(number=1)))

    with opened(tmp_path / "community.zip") as found, pytest.raises(Unreadable, match="message"):
        arriving.put_down(contents, found, by=cast.vera)

    assert Community.objects.count() == before


@pytest.mark.parametrize("name", ["../../x.json", "/etc/passwd", "files/../label.json", "C:\\x"])
def test_a_name_that_leads_elsewhere_is_refused(look, parts, name):
    with pytest.raises(Unreadable) as told:
        look(parts | {name: b"x"})
    assert told.value.todo


@pytest.mark.parametrize(
    ("change", "column"),
    [({"by": 99_999}, "by"), ({"there": True}, "there"), ({"at": "yesterday"}, "at"), ({"name": 7}, "name")],
)
def test_a_list_of_files_that_cannot_be_is_told(look, parts, change, column):
    row = {
        "row": 1,
        "name": "x.txt",
        "words": "",
        "by": None,
        "at": "2026-01-01T00:00:00+00:00",
        "there": False,
    }
    said = {"version": 1, "rows": [row | change]}

    problems = look(parts | {"files.json": json.dumps(said).encode()}).problems

    assert column in {each.column for each in problems}
    assert all(each.file == "files.json" for each in problems)


def test_figures_and_choices_are_of_the_options_of_their_round():
    options = {"options": ["Rood", "Groen"], "method": "single", "dots": None}
    rows = {Round: [options]}

    def fits(poll):
        return _fits_options({"figures": {"poll": poll}, "round": 1}, rows) is None

    base = {"method": "single", "n": 3, "first": [0]}
    assert fits({})
    assert fits(base | {"totals": [2, 1], "people": [2, 1]})
    assert not fits(base | {"totals": [2], "people": [2, 1]})
    assert not fits(base | {"first": [2]})
    assert not fits(base | {"tiers": [[0], [0]]})
    assert _is_a_choice({"round": 1, "choice": [1]}, rows) is None
    assert _is_a_choice({"round": 1, "choice": [2]}, rows) == "choice"
    assert _is_a_choice({"round": 1, "choice": {"a": 1}}, rows) == "choice"
    assert _has_dates({"method": "date", "options": ["morgen"]}, rows) == "options"


def test_a_circle_is_found_and_a_long_line_is_none():
    (cargo,) = [each for each in in_order() if each.kind == "purpose.versionsentence"]
    blank = {field.name: None for field in fields_of(cargo)}
    line = [blank | {"row": place, "came_from": place - 1 or None} for place in range(1, 3_000)]

    assert list(broken(cargo, line)) == []
    line[0]["came_from"] = 2_999
    assert list(broken(cargo, line))


def test_a_condition_holds_as_in_the_database():
    (rule,) = [each for each in Membership._meta.constraints if each.name == "membership_in_order"]
    early, late = datetime(2025, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)

    assert holds(rule.condition, {"since": early, "until": late}) is True
    assert holds(rule.condition, {"since": late, "until": early}) is False
    assert holds(rule.condition, {"since": late, "until": None}) is True


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=80)
MOMENTS = st.datetimes(timezones=st.just(UTC)).filter(lambda moment: moment.year in YEARS)


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, moment=MOMENTS, number=st.integers(0, 32_767))
def test_any_text_moment_and_number_comes_through_a_file_as_it_was(text, moment, number):
    from samenspel.carrying.packing import _plain, as_json

    (cargo,) = [each for each in in_order() if each.kind == "discussions.message"]
    fields = {field.name: field for field in fields_of(cargo)}
    for name, value in {"text": text, "at": moment, "number": number}.items():
        field = fields[name]

        said = json.loads(as_json(_plain(field, value)).decode())

        assert _is_good(cargo, field, said, {})
        assert field.to_python(said) == value


def test_votes_come_only_to_a_conversation_in_which_nobody_votes_any_more():
    (cargo,) = [each for each in in_order() if each.kind == "opinions.participant"]
    from samenspel.opinions.models import Closing, Conversation

    rows = {Conversation: [{"row": 1, "keys_forgotten_at": None}], Closing: [{"conversation": 1}]}
    assert cargo.check({"conversation": 1}, rows) == "conversation"
    rows[Conversation][0]["keys_forgotten_at"] = "2026-01-01T00:00:00Z"
    assert cargo.check({"conversation": 1}, rows) is None


def test_no_vote_and_no_statement_carries_who_it_is_of():
    carried = {cargo.kind: {field.name for field in fields_of(cargo)} for cargo in in_order()}

    assert carried["opinions.participant"] == {"conversation"}
    assert carried["opinions.vote"] == {"participant", "statement", "conversation", "value"}
    assert not {"by", "guest"} & carried["opinions.statement"]
    assert "has_voted" not in carried["decisions.asked"]
    assert Vote._meta.label_lower in carried
    assert not {"motives", "motive"} & carried["communities.membership"]
