"""Competences of ESCO, read from the official layout and from the public extract beside the repository."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from samenspel.people import skilling
from samenspel.people.competences.bringing_in import bring_in
from samenspel.people.competences.finding import like, name_that_fits
from samenspel.people.competences.hierarchy import broader_of
from samenspel.people.competences.reading import UnreadableEsco, read
from samenspel.people.directory import find
from samenspel.people.models import Competence, CompetenceLabel, CompetenceLink
from tests.shared import shared_data

# ruff: noqa: E501 (files as they are)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]

BASE = "http://data.europa.eu/esco/skill"
COLUMNS = (
    "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,"
    "scopeNote,definition,inScheme,description"
)
SKILLS_NL = f"""{COLUMNS}
KnowledgeSkillCompetence,{BASE}/a,skill/competence,transversal,discussies modereren,"gesprekken leiden
praten op gang houden",,released,,,,,"Zorgen dat iedereen
aan het woord komt, ook wie stil is."
KnowledgeSkillCompetence,{BASE}/b,knowledge,sector-specific,houtsoorten,eiken | beuken,,released,,,,,
"""
SKILLS_EN = f"""{COLUMNS}
KnowledgeSkillCompetence,{BASE}/a,skill/competence,transversal,moderate a discussion,lead discussions | guide a discussion,,,,,,,Make sure all speak.
"""
GROUPS_NL = f"""conceptType,conceptUri,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,inScheme,description,code
SkillGroup,{BASE}/s1,communiceren,,,released,,,,,S1
SkillGroup,{BASE}/s2,leidinggeven,,,released,,,,,S2
"""
BROADER = f"""conceptType,conceptUri,broaderType,broaderUri
KnowledgeSkillCompetence,{BASE}/a,SkillGroup,{BASE}/s1
KnowledgeSkillCompetence,{BASE}/a,SkillGroup,{BASE}/s2
KnowledgeSkillCompetence,{BASE}/c,KnowledgeSkillCompetence,{BASE}/a
Occupation,http://data.europa.eu/esco/occupation/x,ISCOGroup,http://data.europa.eu/esco/isco/C1
"""
FILES = {
    "skills_nl.csv": SKILLS_NL,
    "skills_en.csv": SKILLS_EN,
    "skillGroups_nl.csv": GROUPS_NL,
    "broaderRelationsSkillPillar_nl.csv": BROADER,
}


@pytest.fixture
def folder(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.fixture
def brought_in(folder):
    return bring_in(read([folder]))


def state():
    return (
        sorted(Competence.objects.values_list("uri", "label_nl", "label_en", "kind", "description_nl")),
        sorted(CompetenceLabel.objects.values_list("competence__uri", "language", "text")),
        sorted(CompetenceLink.objects.values_list("narrower__uri", "broader__uri")),
    )


def test_both_languages_come_together_in_one_competence(brought_in):
    leading = Competence.objects.get(uri=f"{BASE}/a")

    assert (leading.label_nl, leading.label_en) == ("discussies modereren", "moderate a discussion")
    assert leading.description_nl == "Zorgen dat iedereen\naan het woord komt, ook wie stil is."
    assert {each.text for each in leading.alternatives.all()} == {
        "gesprekken leiden",
        "praten op gang houden",
        "lead discussions",
        "guide a discussion",
    }


def test_other_names_may_be_apart_by_lines_or_by_bars(brought_in):
    wood = Competence.objects.get(uri=f"{BASE}/b")

    assert {each.text for each in wood.alternatives.all()} == {"eiken", "beuken"}
    assert wood.kind == Competence.Kind.KNOWLEDGE


def test_a_competence_may_be_a_kind_of_several(brought_in):
    ids = dict(Competence.objects.values_list("uri", "pk"))
    a, c, s1, s2 = (ids[f"{BASE}/{name}"] for name in ("a", "c", "s1", "s2"))

    assert broader_of([c]) == {c: {c, a, s1, s2}}


def test_a_second_time_changes_nothing(folder, brought_in):
    before = state()

    again = bring_in(read([folder]))

    assert state() == before
    assert (again.new, again.changed, again.unchanged) == (0, 0, 5)


def test_a_new_release_changes_names_and_takes_old_other_names_away(folder, brought_in):
    (folder / "skills_nl.csv").write_text(SKILLS_NL.replace("eiken | beuken", "grenen"))

    bring_in(read([folder]))

    wood = Competence.objects.get(uri=f"{BASE}/b")
    assert [each.text for each in wood.alternatives.all()] == ["grenen"]


def test_one_file_alone_takes_nothing_of_the_others_away(folder, brought_in):
    before = state()

    bring_in(read([folder / "skills_en.csv"]))

    assert state() == before


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("skills_nl.csv", SKILLS_NL.replace(f"{BASE}/b", "b").encode(), "skills_nl.csv, regel 3"),
        ("skills_nl.csv", SKILLS_NL.encode("utf-16"), "UTF-8"),
        ("skills_nl.csv", SKILLS_NL.replace("beuken", "bëuken").encode("latin-1"), "UTF-8"),
        ("skills_nl.csv.gz", b"not packed", "skills_nl.csv.gz"),
        ("broader.csv", BROADER.encode() + f"x,{BASE}/s1,x,{BASE}/c\n".encode(), "een soort van zichzelf"),
    ],
)
def test_a_file_that_is_wrong_brings_in_nothing_and_says_where_in_the_language_of_the_house(
    folder, name, content, said
):
    (folder / name).write_bytes(content)

    with pytest.raises(CommandError) as error:
        call_command("import", "esco", str(folder), stdout=StringIO())

    assert said in str(error.value)
    assert name in str(error.value) or "zichzelf" in said
    assert not Competence.objects.exists()


def test_a_folder_without_competences_and_no_folder_are_refused(tmp_path):
    (tmp_path / "iets.csv").write_text("a,b\n1,2\n")

    with pytest.raises(UnreadableEsco):
        read([tmp_path])
    with pytest.raises(UnreadableEsco):
        read([tmp_path / "weg"])


def test_when_writing_stops_half_way_nothing_is_there(folder, monkeypatch):
    monkeypatch.setattr("samenspel.people.competences.bringing_in._links", lambda *given: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        bring_in(read([folder]))

    assert not Competence.objects.exists()


def test_the_command_says_what_it_did_and_writes_nothing_when_asked(folder):
    out = StringIO()
    call_command("import", "esco", str(folder), "--dry-run", stdout=out)
    assert not Competence.objects.exists()

    call_command("import", "esco", str(folder), stdout=out)
    assert Competence.objects.count() == 5


@pytest.mark.parametrize(
    "asked",
    ["gesprekken leiden", "discussie moder", "guide discussion", "GESPREK", "gesprekekn leiden", "moderaten"],
)
def test_a_competence_is_found_by_any_name_also_with_a_typing_mistake(brought_in, asked):
    assert [each.label_nl for each in like(asked)][:1] == ["discussies modereren"]


def test_it_says_under_which_other_name_it_was_found(brought_in):
    (found,) = like("gesprekken")

    assert name_that_fits(found, "gesprekken") == "gesprekken leiden"
    assert name_that_fits(found, "discussion") == ""


def test_whoever_has_a_narrower_competence_is_found_by_a_broader_one(cast, brought_in):
    skilling.add(cast.sami, Competence.objects.get(uri=f"{BASE}/a"), by=cast.sami)

    assert list(find(cast.noor, can="communiceren")) == [cast.sami]
    assert list(find(cast.noor, words="gesprekken leiden")) == [cast.sami]


def test_a_new_release_lets_people_be_found_by_its_new_names(cast, folder, brought_in):
    skilling.add(cast.sami, Competence.objects.get(uri=f"{BASE}/b"), by=cast.sami)
    (folder / "skills_nl.csv").write_text(SKILLS_NL.replace("eiken | beuken", "grenen"))

    bring_in(read([folder]))

    assert list(find(cast.noor, words="grenen")) == [cast.sami]
    assert list(find(cast.noor, words="beuken")) == []


@pytest.fixture
def extract():
    return shared_data("esco")


@pytest.mark.shared_data
def test_the_public_extract_has_the_counts_it_says(extract):
    expected = json.loads((extract / "expected.json").read_text())
    esco = read([extract / "skills_nl_en.csv.gz"])
    skills = esco.concepts.values()
    linked = read(
        [
            extract / "skills_nl_en.csv.gz",
            extract / "skill_groups_nl_en.csv",
            extract / "broader_skills.csv.gz",
        ]
    )
    parents = {}
    for narrower, broader in linked.links:
        parents.setdefault(narrower, set()).add(broader)

    assert len(esco.concepts) == expected["skills"]
    assert sum("nl" in each.labels for each in skills) == expected["skills_with_nl_label"]
    assert sum("en" in each.labels for each in skills) == expected["skills_with_en_label"]
    assert sum(len(each.labels) == 2 for each in skills) == expected["skills_with_both"]
    assert len(read([extract / "skill_groups_nl_en.csv"]).concepts) == expected["skill_groups"]
    assert len(linked.links) == expected["broader_skill_rows"]
    assert sum(len(each) > 1 for each in parents.values()) == expected["concepts_with_more_than_one_broader"]
    assert sum(uri not in parents for uri in esco.concepts) == expected["skills_without_broader_row"]
    kinds = [each.kind for each in skills]
    assert kinds.count("knowledge") == expected["by_type"]["knowledge"]
    assert kinds.count("skill") == expected["by_type"]["skill/competence"]
    reuse = [each.reuse for each in skills]
    assert {level: reuse.count(level) for level in set(reuse)} == expected["by_reuse_level"]


@pytest.mark.shared_data
def test_the_hierarchy_of_the_public_extract_is_as_it_says(extract):
    expected = json.loads((extract / "expected.json").read_text())
    files = ["skills_nl_en.csv.gz", "skill_groups_nl_en.csv", "broader_skills.csv.gz"]
    esco = read([extract / name for name in files])
    skills = set(read([extract / files[0]]).concepts)
    ups = {}
    for narrower, broader in sorted(esco.links):
        ups.setdefault(narrower, []).append(broader)

    roots = {broader for _narrower, broader in esco.links} - ups.keys()
    beneath = {
        esco.concepts[root].labels["en"]: sum(root in above(uri, ups) for uri in skills) for root in roots
    }

    assert sorted(beneath) == expected["root_groups"]
    assert beneath == expected["skills_by_root"]
    assert (
        path_up(esco, ups, expected["example_path"]["skill"])
        == (expected["example_path"]["path_up_smallest_uri_first"])
    )


def above(uri, ups):
    reached, ahead = {uri}, [uri]
    while ahead:
        new = set(ups.get(ahead.pop(), ())) - reached
        reached |= new
        ahead += new
    return reached


def path_up(esco, ups, label):
    """The names on the way up from a competence, by the smallest address each time."""
    here, path = next(uri for uri, each in esco.concepts.items() if each.labels.get("nl") == label), []
    while here in ups:
        here = ups[here][0]
        path.append(esco.concepts[here].labels["nl"])
    return path


@pytest.mark.shared_data
def test_the_official_files_can_be_read_as_they_are(extract):
    esco = read([extract / "official-format"])

    initiative = next(each for each in esco.concepts.values() if each.labels.get("en") == "show initiative")
    assert initiative.labels["nl"] == "initiatief aan de dag leggen"
    assert "take the initiative" in initiative.alternatives["en"]
    assert esco.left_out == []


@pytest.mark.shared_data
def test_someone_who_can_lead_conversations_is_found_by_another_name(cast, client_of, extract):
    files = [f"transversalSkillsCollection_{language}.csv" for language in ("nl", "en")]
    bring_in(read([extract / "official-format" / name for name in files]))
    skilling.add(cast.sami, Competence.objects.get(label_nl="discussies modereren"), by=cast.sami, level=3)

    for asked in ("iemand die gesprekken kan begeleiden", "facilitate discussions", "lead a discussion"):
        page = client_of(cast.noor).get("/people/who-knows/", {"q": asked}).content.decode()
        assert "Moderate a discussion: is good at it" in page, asked
