"""The page of a network: who may see it, what it says, and that it works without script."""

import re

import pytest

from samenspel.networks.finding import networks_visible_to
from samenspel.networks.snapshots import take_house
from samenspel.people.introducing import introduce
from samenspel.privacy.visibility import Visibility
from samenspel.work.models import Contribution
from tests.cast import RECENTLY

ADDRESSES = ["", "map.json", "figures.json", "between.csv"]
ENGLISH = {"accept-language": "en"}


def ask(client, address="", slug="haven", **asked):
    return client.get(f"/networks/{slug}/{address}", asked, headers=ENGLISH)


@pytest.fixture
def house(cast):
    """The house with enough people in it to show something."""
    for number in range(8):
        person = introduce(name=f"Buur {number}")
        Contribution.objects.create(result=cast.result, person=person, confirmed_at=RECENTLY)
    take_house(at=RECENTLY)
    return cast


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("who", [None, "vera", "sami", "noor"])
def test_a_private_dataset_is_not_there_for_others(harbour, cast, client_of, who, address):
    harbour.dataset.visibility = Visibility.PRIVATE
    harbour.dataset.save()

    assert ask(client_of(who and getattr(cast, who)), address).status_code == 404


@pytest.mark.parametrize("address", [*ADDRESSES, "mine/"])
def test_a_private_dataset_is_there_for_administrators_and_who_brought_it(harbour, cast, client_of, address):
    harbour.dataset.visibility = Visibility.PRIVATE
    harbour.dataset.imported_by = cast.sami
    harbour.dataset.save()

    assert ask(client_of(cast.anna), address).status_code == 200
    assert ask(client_of(cast.sami), address).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_was_removed_sees_what_a_visitor_sees(harbour, cast, client_of, address):
    harbour.dataset.visibility = Visibility.SIGNED_IN
    harbour.dataset.save()
    removed = client_of(cast.sami)
    assert ask(removed, address).status_code == 200

    cast.sami.is_active = False
    cast.sami.save()

    assert ask(removed, address).status_code == 404


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_house_is_for_who_is_signed_in(house, client_of, address):
    assert ask(client_of(None), address, slug="house").status_code == 404
    assert ask(client_of(house.vera), address, slug="house").status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_nobody_in_between_may_keep_what_someone_sees(harbour, client_of, address):
    answer = ask(client_of(None), address)

    assert "private" in answer["Cache-Control"]


def test_the_list_names_the_networks_one_may_see(harbour, house, client_of):
    as_visitor = client_of(None).get("/networks/", headers=ENGLISH).content.decode()
    as_member = client_of(house.sami).get("/networks/", headers=ENGLISH).content.decode()

    assert "Haven" in as_visitor
    assert "The network of this house" not in as_visitor
    assert "23 people, 29 ties" in as_member
    assert "The network of this house" in as_member


def test_the_list_asks_the_database_as_often_for_one_network_as_for_two(
    harbour, house, client_of, django_assert_max_num_queries
):
    client = client_of(house.sami)

    with django_assert_max_num_queries(6):
        client.get("/networks/")


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_network_asks_the_database_a_few_things_whatever_its_size(
    harbour, cast, client_of, address, django_assert_max_num_queries
):
    client = client_of(cast.sami)

    with django_assert_max_num_queries(9):
        ask(client, address)


def test_the_page_says_in_words_what_it_found(harbour, client_of):
    page = ask(client_of(None)).content.decode()

    assert "23 people have 29 ties with each other." in page
    assert "Between organisations the E-I index is <strong>-0.517</strong>" in page


def test_figures_come_with_their_question_source_and_caveat(harbour, client_of):
    page = ask(client_of(None)).content.decode()

    assert "Whom do we miss in our contact?" in page
    assert "Wasserman &amp; Faust (1994)" in page
    assert "It falls when a network grows" in page


def test_the_table_has_what_the_map_draws(harbour, client_of):
    client = client_of(None)
    page, told = ask(client).content.decode(), ask(client, "map.json").json()

    for region in told["regions"]:
        row = re.search(rf'data-region="{region["key"]}">(.*?)</tr>', page, re.DOTALL).group(1)
        assert region["name"] in row
        assert re.search(rf">\s*{region['people']}\s*<", row)


def test_another_date_is_a_plain_form_away(cast, small, client_of):
    from tests.networks.test_offering import growing

    growing(small, by=5)
    client = client_of(None)
    page = ask(client).content.decode()

    dates = re.findall(r'<option value="(20[0-9-]+)"', page)
    earliest = ask(client, on=dates[-1]).content.decode()

    assert len(dates) == 5
    assert '<form class="filters network-choice"' in page
    assert 'method="get"' in page
    assert "10 people have 10 ties" in earliest
    assert f'<option value="{dates[-1]}" selected>' in earliest


@pytest.mark.parametrize(
    "asked",
    [
        {"on": "2019-01-01"},
        {"on": "'; drop table"},
        {"relation": "antagonism"},
        {"counting": "score"},
        {"by": "person"},
        {"by": "__class__"},
    ],
)
def test_what_does_not_exist_falls_back_to_the_first_choice(harbour, client_of, asked):
    client = client_of(None)

    assert ask(client, "figures.json", **asked).json() == ask(client, "figures.json").json()


def test_grouping_and_counting_can_be_chosen(harbour, client_of):
    client = client_of(None)

    by_shift = ask(client, "figures.json", by="shift").json()
    active = ask(client, "figures.json", counting="active").json()

    assert {each["name"] for each in by_shift["groups"]} == {"early", "late"}
    assert active["counting"] == "active"


def test_without_a_snapshot_the_page_says_so_and_has_no_files(small, client_of):
    client = client_of(None)

    assert "There is nothing to show yet" in ask(client).content.decode()
    assert [ask(client, address).status_code for address in ADDRESSES[1:]] == [404, 404, 404]


def test_names_from_a_file_are_shown_as_text(small, client_of):
    for number in range(12):
        small.add(f"p{number}", "=cmd|<script>" if number < 6 else "b")
    small.met(*[f"p{number}-p{(number + 1) % 12}" for number in range(12)])
    small.take()
    client = client_of(None)

    assert (
        "<script>"
        not in ask(client, by="organisation").content.decode().split("</head>")[1].split("=cmd|")[1][:9]
    )
    assert "'=cmd|" in ask(client, "between.csv", by="organisation").content.decode()


def test_a_name_is_never_on_the_page(harbour, client_of):
    for address in ADDRESSES:
        told = ask(client_of(None), address).content.decode()
        assert not re.search(r"\b[abcdx][0-5]\b", told)


def test_a_data_set_called_house_has_an_address_of_its_own(cast, harbour, client_of):
    harbour.dataset.slug = "house"
    harbour.dataset.save()
    client = client_of(cast.sami)
    own = {network.name: network.get_absolute_url() for network in networks_visible_to(cast.sami)}

    assert own["Haven"] == "/networks/house-/"
    assert client.get("/networks/house-/figures.json").json()["network"] == "Haven"
    assert client.get("/networks/house/").context["network"].dataset is None
    assert client_of(None).get("/networks/house/").status_code == 404
