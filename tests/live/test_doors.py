import pytest

from samenspel.live.doors import Refused, Room, address_of, group_of, origin_of


def test_on_this_machine_page_and_hub_differ_in_their_port_only():
    headers = {"origin": "http://localhost:8000", "host": "localhost:8001"}

    assert origin_of(headers, hosts=["localhost"], trusted=()) == "http://localhost:8000"


@pytest.mark.parametrize(
    "origin",
    ["", "null", "https://elsewhere.example", "http://localhost.elsewhere.example", "file://localhost"],
)
def test_another_origin_is_refused(origin):
    with pytest.raises(Refused):
        origin_of({"origin": origin, "host": "localhost:8001"}, hosts=["localhost"], trusted=())


def test_an_origin_the_house_trusts_is_let_in():
    headers = {"origin": "https://samen.example", "host": "127.0.0.1"}

    assert (
        origin_of(headers, hosts=["127.0.0.1"], trusted=["https://samen.example"]) == "https://samen.example"
    )


def test_the_address_is_the_one_our_own_proxy_saw():
    headers = {"x-forwarded-for": "10.9.9.9, 192.0.2.7"}

    assert address_of("127.0.0.1", headers, proxies=0) == "127.0.0.1"
    assert address_of("127.0.0.1", headers, proxies=1) == "192.0.2.7"
    assert address_of("127.0.0.1", {}, proxies=1) == "127.0.0.1"


def test_a_household_on_ipv6_is_one_address():
    assert group_of("2001:db8:1:2:3::4") == group_of("2001:db8:1:2:ffff::1")
    assert group_of("192.0.2.7") == "192.0.2.7"


def test_places_are_limited_in_all_for_each_person_and_each_address():
    room = Room(most=3, each_person=1, each_address=2)
    room.enter(1, "a")

    room.enter(2, "a")
    room.enter(3, "b")

    assert refusal(room, 4, "c") == 503
    room.leave(2, "a")
    assert refusal(room, 1, "b") == 429
    room.enter(2, "a")
    room.leave(3, "b")
    assert refusal(room, 3, "a") == 429


def refusal(room, person, address):
    with pytest.raises(Refused) as refused:
        room.enter(person, address)
    return refused.value.status


def test_a_place_that_is_left_is_free_again():
    room = Room(most=1, each_person=1, each_address=1)
    room.enter(1, "a")

    room.leave(1, "a")

    room.enter(1, "a")
