"""Everything published about a network, put together by someone who wants to know more than is shown."""

import csv
import io
from dataclasses import fields, is_dataclass
from datetime import date
from itertools import combinations, combinations_with_replacement, pairwise

import numpy as np
import pytest
from scipy.optimize import linprog

from samenspel.communities.models import Community, Membership
from samenspel.networks import measuring
from samenspel.networks.finding import Choice, Network
from samenspel.networks.freezing import Frozen, Grouping, thaw
from samenspel.networks.offering import Shelf, linked
from samenspel.networks.showing import show
from samenspel.networks.snapshots import take_house
from samenspel.people.introducing import introduce
from samenspel.privacy import discretion
from samenspel.privacy.discretion import Disclosed
from samenspel.work.models import Contribution, Result
from tests.cast import LONG_AGO, RECENTLY


def bare_numbers(thing, where="shown"):
    """Numbers in an object that did not come out of ``discretion``."""
    if isinstance(thing, Disclosed):
        return []
    if isinstance(thing, bool | str | date) or thing is None:
        return []
    if isinstance(thing, int | float | np.number):
        return [where]
    if isinstance(thing, dict):
        return [found for key, value in thing.items() for found in bare_numbers(value, f"{where}[{key!r}]")]
    if isinstance(thing, list | tuple | set | frozenset):
        return [
            found for number, each in enumerate(thing) for found in bare_numbers(each, f"{where}[{number}]")
        ]
    if is_dataclass(thing) and type(thing).__name__ not in {"Guide"}:
        named = [(field.name, getattr(thing, field.name)) for field in fields(thing)]
        return [found for name, value in named for found in bare_numbers(value, f"{where}.{name}")]
    return []


def shown_of(small, by="organisation", viewer=None):
    return show(small.newest(), viewer, by)


@pytest.mark.parametrize("by", ["organisation", "shift", "cluster"])
def test_a_page_gets_no_figure_that_did_not_pass(harbour, by):
    shown = shown_of(harbour, by)

    assert bare_numbers(shown) == []
    assert bare_numbers([shown.matrix, shown.matrix_regions]) == []


def test_a_bare_number_would_be_noticed():
    assert bare_numbers({"people": Disclosed(value=7), "ties": 3}) == ["shown['ties']"]


class Reader:
    """Reads the JSON and the CSV of a network, and knows how many people each organisation has."""

    def __init__(self, client, small):
        self.told = client.get("/networks/haven/figures.json?by=organisation").json()
        page = client.get("/networks/haven/between.csv?by=organisation").content.decode()
        self.rows = list(csv.DictReader(io.StringIO(page)))
        grouping = thaw(small.newest().ties).groupings["organisation"]
        self.names = grouping.names
        self.size = dict(enumerate(grouping.sizes))
        self.cells = list(combinations_with_replacement(range(len(self.names)), 2))
        self.equations, self.outcomes = [], []

    def most(self, one, other):
        n, m = self.size[one], self.size[other]
        return n * (n - 1) // 2 if one == other else n * m

    def learn(self, cells, value):
        """The ties in these cells together are ``value``."""
        if value is not None:
            self.equations.append([float(cell in cells) for cell in self.cells])
            self.outcomes.append(value)

    def of(self, name):
        """The organisations a group on the page is made of."""
        if name == "Other groups together":
            shown = {self.of(each["name"])[0] for each in self.told["groups"] if each["name"] != name}
            return [place for place in self.size if place not in shown]
        return [self.names.index("" if name == "Without organisation" else name)]

    def study(self):
        """Write down everything that follows from what is published."""
        told = self.told
        ties = told["ties"]["value"]
        self.learn(self.cells, ties)
        if told["ei_index"]["value"] is not None:
            within = round(ties * (1 - told["ei_index"]["value"]) / 2)
            self.learn([cell for cell in self.cells if cell[0] == cell[1]], within)
        for each in told["groups"]:
            self.learn_group(each)
        for row in self.rows:
            one, other = self.of(row["group"]), self.of(row["other_group"])
            cells = [cell for cell in self.cells if crosses(cell, one, other)]
            self.learn(cells, int(row["ties"]) if row["ties"] else None)
        self.learn_rest()

    def learn_group(self, each):
        mine = self.of(each["name"])
        inside = [cell for cell in self.cells if set(cell) <= set(mine)]
        outside = [cell for cell in self.cells if len({place in mine for place in cell}) == 2]
        self.learn(inside, each["inside"]["value"])
        self.learn(outside, each["outside"]["value"])

    def learn_rest(self):
        """The index without people who have no organisation, with what is known of those."""
        index, rows = self.told["ei_index_without_unaffiliated"]["value"], self.told["groups"]
        apart = [each for each in rows if each["name"] == "Without organisation"]
        if index is None or not apart or apart[0]["inside"]["value"] is None:
            return
        left = self.told["ties"]["value"] - apart[0]["inside"]["value"] - apart[0]["outside"]["value"]
        none = self.names.index("")
        within = [cell for cell in self.cells if cell[0] == cell[1] != none]
        self.learn(within, round(left * (1 - index) / 2))

    def range_of(self, cell):
        """The least and the most that a cell can be, given everything."""
        goal = np.array([float(each == cell) for each in self.cells])
        bounds = [(0, self.most(*each)) for each in self.cells]
        known = {"A_eq": np.array(self.equations), "b_eq": np.array(self.outcomes), "bounds": bounds}
        least, most = linprog(goal, **known), linprog(-goal, **known)
        assert least.success
        assert most.success
        return round(least.fun, 6), round(-most.fun, 6)


def crosses(cell, one, other):
    if one == other:
        return set(cell) <= set(one)
    return (cell[0] in one and cell[1] in other) or (cell[1] in one and cell[0] in other)


def gives_nothing_away(reader):
    """The ties inside no small organisation can be worked out, nor those between two of them."""
    reader.study()
    small = [place for place, size in reader.size.items() if size < 5]
    for one, other in combinations_with_replacement(small, 2):
        if one != other or reader.size[one] > 1:
            least, most = reader.range_of((one, other))
            assert least < most, f"ties inside {reader.names[one]}, {reader.names[other]} are {least}"
    return small


def test_ties_inside_a_small_organisation_cannot_be_worked_out(harbour, client_of, cast):
    english = client_of(cast.anna)
    english.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"

    assert gives_nothing_away(Reader(english, harbour))


def test_without_the_guard_they_could(harbour, client_of, cast, monkeypatch):
    monkeypatch.setattr(discretion, "inside", lambda *asked, **more: discretion.Inside())
    english = client_of(cast.anna)
    english.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"

    with pytest.raises(AssertionError, match="ties inside"):
        gives_nothing_away(Reader(english, harbour))


@pytest.mark.parametrize(
    "sizes",
    [
        [12, 9, 3, 4],
        [12, 9, 4, 1],
        [6, 3, 1, 1],
        [7, 4, 4],
        [12, 3, 2],
        [6, 6, 4, 1],
        [9, 2, 2, 2],
        [5, 5, 3, 3],
    ],
)
@pytest.mark.parametrize("without", [0, 1, 9])
def test_whatever_the_sizes_no_small_organisation_is_given_away(small, client_of, cast, sizes, without):
    for place, size in enumerate([*sizes, without]):
        name = "abcd"[place] if place < len(sizes) else ""
        members = [small.add(f"{name or 'x'}{number}", name).name for number in range(size)]
        small.met(*[f"{one}-{other}" for one, other in pairwise(members)])
    first = [name for name in small.people if name.endswith("0")]
    small.met(*[f"{one}-{other}" for one, other in pairwise(first)])
    small.take()
    english = client_of(cast.anna)
    english.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"

    assert gives_nothing_away(Reader(english, small))


def test_what_sizes_alone_would_give_is_not_told_when_small_organisations_count(harbour, client_of, db):
    client = client_of(None)
    told = client.get("/networks/haven/figures.json?by=organisation").json()
    page = client.get("/networks/haven/", headers={"accept-language": "en"}).content.decode()

    assert told["ei_index"]["value"] is not None
    assert told["ei_expected"] == {"value": None, "hidden": "beside"}
    assert "Between organisations the E-I index is" in page
    assert "sizes of the groups alone" not in page


def test_the_page_says_no_more_than_the_json(harbour, client_of, db):
    client = client_of(None)
    page = client.get("/networks/haven/?by=organisation", headers={"accept-language": "en"}).content.decode()
    told = client.get("/networks/haven/figures.json?by=organisation").json()

    hidden = [each for each in told["groups"] if each["inside"]["value"] is None]
    assert len(hidden) == 2
    assert page.count("not shown, because it would give away a small group") >= 3 * len(hidden)


def test_the_map_draws_no_region_below_five(harbour, client_of, db):
    told = client_of(None).get("/networks/haven/map.json?by=organisation").json()

    assert [region["people"] for region in told["regions"]] == [6, 6, 6, 5]
    assert told["me"] is None


def test_a_closed_organisation_is_no_region_for_who_may_not_see_it(harbour, client_of, cast):
    harbour.organisations["a"].visibility = "private"
    harbour.organisations["a"].save()

    def names(person):
        told = client_of(person).get("/networks/haven/figures.json?by=organisation").json()
        return {each["name"] for each in told["groups"]}

    assert "a" in names(cast.anna)
    assert "a" not in names(None) | names(cast.vera)


def test_two_communities_that_differ_by_a_few_people_are_not_both_shown(cast):
    people = [introduce(name=f"Buur {number}") for number in range(14)]
    for name, members in (("Een", people[:7]), ("Twee", people[:9])):
        community = Community.start(name=name, purpose="Samen.", by=members[0], at=LONG_AGO)
        for person in members[1:]:
            Membership.objects.create(community=community, person=person, since=LONG_AGO)
    for person in people:
        Contribution.objects.create(result=cast.result, person=person, confirmed_at=RECENTLY)
    take_house(at=RECENTLY)

    shown = show(Choice(Network("house", "x"), cast.anna, {}).snapshot, cast.anna, "community")

    known = {region.name for region in shown.regions if region.people.shown}
    assert {"Een", "Twee"} & known == {"Twee"}


def test_a_closed_community_is_seen_by_its_members_only(cast):
    people = [introduce(name=f"Mantelzorger {number}") for number in range(7)]
    for person in people:
        Membership.objects.create(community=cast.circle, person=person, since=LONG_AGO)
        Contribution.objects.create(result=cast.closed_result, person=person, confirmed_at=RECENTLY)
    take_house(at=RECENTLY)

    def names(person):
        snapshot = Choice(Network("house", "x"), person, {}).snapshot
        return {region.name for region in show(snapshot, person, "community").regions}

    assert cast.circle.name in names(cast.vera)
    assert cast.circle.name in names(cast.anna)
    assert cast.circle.name not in names(cast.sami)


def figures_of(snapshot):
    return {each.guide.name: each.value for each in show(snapshot, None, "shift").figures}


def test_a_few_people_apart_from_all_others_are_not_counted(harbour):
    snapshot = harbour.newest()
    snapshot.figures |= {
        "n": 90,
        "largest": 86,
        "components": 5,
        "cut_people": 3,
        "bridges": 4,
        "in_core": 88,
    }

    shown = figures_of(snapshot)

    assert shown["largest"].mostly
    assert shown["largest"].as_json()["value"] is None
    hidden = [name for name, value in shown.items() if not value.shown]
    assert {"components", "cut_people", "bridges", "in_core"} <= set(hidden)


def test_five_people_apart_from_all_others_are_counted(harbour):
    snapshot = harbour.newest()
    snapshot.figures |= {
        "n": 90,
        "largest": 85,
        "components": 6,
        "cut_people": 5,
        "bridges": 7,
        "in_core": 85,
    }

    shown = figures_of(snapshot)

    assert [str(shown[name]) for name in ("largest", "components", "cut_people", "bridges")] == [
        "94 %",
        "6",
        "5",
        "7",
    ]
    assert shown["in_core"].value == 85


def test_an_unlisted_figure_does_not_reach_the_page(harbour):
    snapshot = harbour.newest()
    snapshot.figures["most_connected_person"] = 17

    assert "most_connected_person" not in {each.guide.name for each in show(snapshot, None, "shift").figures}


def test_broken_numbers_of_people_show_nothing(harbour):
    snapshot = harbour.newest()
    snapshot.figures["n"] = None

    shown = show(snapshot, None, "shift")

    assert not shown.people.shown
    assert not any(each.value.shown for each in shown.figures if each.value.kind != "count")


def test_the_shelf_offers_nothing_when_asking_goes_wrong(harbour, settings):
    settings.SMALLEST_GROUP = 2

    assert Shelf().offers(thaw(harbour.newest().ties)) is None


class Told:
    """The figures of the house by community, as any member reads them."""

    def __init__(self, client):
        self.all = client.get("/networks/house/figures.json?by=community").json()
        self.groups = {each["name"]: each for each in self.all["groups"]}
        self.links = [each["ties"]["value"] for each in self.all["between"]]

    def of(self, name, figure):
        return self.groups[name][figure]["value"]


def community(name, people):
    started = Community.start(name=name, purpose="Samen.", by=people[0], at=LONG_AGO)
    rows = [Membership(community=started, person=person, since=LONG_AGO) for person in people[1:]]
    Membership.objects.bulk_create(rows)
    return started


def told_of(client_of, people, *made_together):
    """What someone reads after a result of each of these groups of people."""
    for number, makers in enumerate(made_together):
        result = Result.objects.create(
            community=Community.objects.first(),
            title=f"Resultaat {number}",
            story="Samen.",
            published_by=people[0],
            published_at=LONG_AGO,
        )
        for person in makers:
            Contribution.objects.create(result=result, person=person, confirmed_at=LONG_AGO)
    take_house(at=RECENTLY)
    return Told(client_of(people[0]))


@pytest.fixture
def neighbours(db):
    return [introduce(name=f"Buur {number}", email=f"buur{number}@buurt.example") for number in range(30)]


def test_everyone_minus_a_community_is_not_a_few_people(neighbours, client_of):
    people = neighbours[:20]
    community("Allen", people[:18])
    community("Klein", [*people[18:], people[0]])

    told = told_of(client_of, people, people[:3], people[4:8], people[18:])

    assert told.all["people"]["value"] == 20
    assert told.of("Allen", "people") is told.of("Allen", "inside") is told.of("Allen", "outside") is None


def test_everyone_minus_a_community_may_be_five_people(neighbours, client_of):
    people = neighbours[:23]
    community("Allen", people[:18])
    community("Anderen", people[18:])

    told = told_of(client_of, people, people[:3], people[4:8], people[18:])

    assert (told.of("Allen", "people"), told.of("Anderen", "people")) == (18, 5)


def test_the_one_person_in_two_communities_that_are_everyone_stays_hidden(neighbours, client_of):
    people = neighbours[:19]
    community("Noord", people[:10])
    community("Zuid", people[9:])

    told = told_of(client_of, people, people[:3], people[8:11], people[12:16])

    shown = [name for name in ("Noord", "Zuid") if told.of(name, "outside") is not None]
    assert len(shown) == 1
    assert told.links == []


def test_no_line_is_drawn_between_communities_that_share_one_person(neighbours, client_of):
    community("Noord", neighbours[:10])
    community("Zuid", neighbours[9:19])
    community("West", neighbours[19:25])

    told = told_of(
        client_of, neighbours, neighbours[:3], neighbours[8:11], [neighbours[1], *neighbours[12:29]]
    )

    assert {name for name in told.groups if told.of(name, "outside") is not None} == {"Noord", "Zuid", "West"}
    shown = {frozenset((each["one"], each["other"])) for each in told.all["between"] if each["ties"]["value"]}
    north, south = told.groups["Noord"]["key"], told.groups["Zuid"]["key"]
    assert frozenset((north, south)) not in shown
    assert len(shown) == 2


class Subtracting:
    """Finds what follows by adding and subtracting, of communities: sums in which only few people occur."""

    def __init__(self, frozen, held):
        grouping = frozen.groupings["community"]
        inside = [place for place in range(len(grouping.names)) if place not in held]
        inside = [place for place in inside if grouping.sizes[place] >= 5]
        self.n = len(frozen.people)
        self.pairs = [(one, other) for one in range(self.n) for other in range(one)]
        rows = [np.ones(len(self.pairs))]
        ones = {place: grouping.member[:, place].astype(int) for place in inside}
        for member in ones.values():
            both = np.array([member[one] + member[other] for one, other in self.pairs])
            rows += [both == 2, both == 1]
        for one, other in linked(grouping, held):
            a, b = ones[one], ones[other]
            if (a & ~b & 1).sum() >= 5 <= (b & ~a & 1).sum():
                rows.append([self.across(a[i], b[i], a[j], b[j]) for i, j in self.pairs])
        values, vectors = np.linalg.svd(np.array(rows, dtype=float), full_matrices=False)[1:]
        self.known = vectors[values > 1e-9]
        self.kinds = np.unique(grouping.member[:, inside], axis=0, return_inverse=True)[1].ravel()

    @staticmethod
    def across(a, b, a2, b2):
        return (a > b and b2 > a2) or (b > a and a2 > b2)

    def gives_away(self, few):
        """Whether a sum is known of ties that all have one of these people at an end."""
        touching = [one in few or other in few for one, other in self.pairs]
        return np.linalg.norm(self.known[:, touching], 2) > 1 - 1e-9

    def few(self):
        """Fewer than five people who are in the same communities, or in two kinds of those."""
        alike = [set(np.flatnonzero(self.kinds == kind)) for kind in np.unique(self.kinds)]
        sets = [*alike, *(one | other for one, other in combinations(alike, 2))]
        return [each for each in sets if len(each) < 5]


def random_communities(seed, n=32):
    """A frozen house in which people are in communities that meet, cover one another, or leave some out."""
    chance = np.random.default_rng(seed)
    member = np.zeros((n, 5), dtype=bool)
    for place in range(4):
        first, size = int(chance.integers(0, n - 6)), int(chance.integers(5, 16))
        member[first : first + size, place] = True
    member[:, 4] = member[:, int(chance.integers(0, 4))] | member[:, int(chance.integers(0, 4))]
    member[int(chance.integers(0, n)), 4] ^= True
    grouping = Grouping("community", np.arange(1, 6), list("abcde"), member=member)
    ties = measuring.ties_so_far(np.array([0]), np.array([1]), np.array([1.0]), n=n, directed=False)
    return Frozen(np.arange(1, n + 1), ties, {"community": grouping})


def leaks(frozen, held):
    reader = Subtracting(frozen, held)
    return [few for few in reader.few() if reader.gives_away(few)]


def test_nothing_about_a_few_people_follows_from_communities_that_overlap():
    for seed in range(40):
        frozen = random_communities(seed)
        held = Shelf().offers(frozen)["community"]

        assert leaks(frozen, held) == [], f"seed {seed}"


def test_without_holding_back_it_would():
    assert sum(bool(leaks(random_communities(seed), [])) for seed in range(10)) >= 3
