"""People of the demo say what they can, in Dutch and in English, and are found by it."""

import tomllib

from samenspel.demo.reading import FOLDER, raw_people
from samenspel.people.competences.reading import read

TOLD = tomllib.loads((FOLDER / "talents.toml").read_text(encoding="utf-8"))
LIST = [FOLDER / name for name in ("competences.csv", "competences_broader.csv")]


def named():
    """Everything that is called a competence in the story: a name of the list, or a pair of own words."""
    lines = [line[0] for lines in TOLD["can"].values() for line in lines]
    return lines + [praise["what"] for praise in TOLD["praise"]]


def test_every_competence_of_the_story_is_in_the_list_or_in_both_languages():
    labels = {concept.labels.get("nl") for concept in read(LIST).concepts.values()}

    assert [what for what in named() if isinstance(what, str) and what not in labels] == []
    assert all(len(what) == 2 for what in named() if not isinstance(what, str))


def test_everyone_who_can_or_praises_something_is_in_the_story():
    people = raw_people().keys()
    told = {*TOLD["can"], *TOLD["speaks"]}
    told |= {praise[part] for praise in TOLD["praise"] for part in ("by", "about")}

    assert told - people == set()


def test_every_name_in_the_list_is_in_both_languages():
    concepts = read(LIST).concepts.values()

    assert all(len(concept.labels) == 2 for concept in concepts)
