from samenspel.live.hub import Hub
from samenspel.live.presence import LINGER, Presence
from samenspel.live.standing import Position
from samenspel.live.tickets import LASTS, Ticket

NOW = 1_764_000_000.0
HERE = Position("p", 100, int(NOW))


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


def enter(hub, *channels, person=1, made=NOW, is_shown=False):
    return hub.enter([(Ticket(channels, person, made, is_shown), "")], now=NOW)


def test_a_hundred_changes_that_wait_are_sent_once():
    hub = Hub()
    page = enter(hub, "a:1")

    for turn in range(100):
        hub.hear([("a:1", turn)], HERE, now=NOW)

    assert page.take() == [b"event: changed\ndata: a:1 0\n\n"]
    assert page.take() == []


def test_many_pages_are_told_to_spread_their_asking():
    hub = Hub()
    pages = [enter(hub, "a:1", person=number) for number in range(1, 201)]

    hub.hear([("a:1", 1)], HERE, now=NOW)

    assert pages[0].take() == [b"event: changed\ndata: a:1 400\n\n"]


def test_the_more_pages_the_wider_they_come_back():
    hub = Hub()
    few = hub.back_within
    for number in range(1000):
        enter(hub, "a:1", person=number)

    assert few < 1
    assert hub.back_within == 4


def test_a_ticket_that_is_over_is_heard_of_no_more():
    hub = Hub()
    page = enter(hub, "a:1", made=NOW - LASTS + 10)

    hub.expire(now=NOW + 11)
    hub.hear([("a:1", 1)], HERE, now=NOW)

    assert page.is_over
    assert page.take() == []


def test_who_lost_a_right_is_closed_and_others_stay():
    hub = Hub()
    gone, stays = enter(hub, "a:1", person=7), enter(hub, "a:1", person=8)

    hub.hear([("gone:7", 1)], HERE, now=NOW)

    assert gone.is_over
    assert not stays.is_over
    assert not hub.counts(Ticket(("a:1",), 7, NOW - 1, False))
    assert hub.counts(Ticket(("a:1",), 7, NOW + 1, False))


def test_once_something_is_narrowed_nobody_hears_of_a_change_before_their_page_asked_again():
    hub = Hub()
    before = enter(hub, "a:1", person=1, made=NOW - 5)
    hub.hear([("sight", 1)], HERE, now=NOW)
    after = enter(hub, "a:1", person=2, made=NOW + 1)

    hub.hear([("a:1", 2)], HERE, now=NOW + 2)

    assert before.is_over
    assert before.take() == []
    assert after.take() == [b"event: changed\ndata: a:1 0\n\n"]


def test_a_change_of_the_very_act_that_hid_the_thing_is_not_told():
    hub = Hub()
    page = enter(hub, "a:1", made=NOW - 5)

    hub.hear([("a:1", 1), ("sight", 2)], HERE, now=NOW)

    assert page.is_over
    assert page.take() == []


def test_a_ticket_from_before_something_was_narrowed_counts_no_more_also_after_a_restart():
    hub, again = Hub(), Hub()
    hub.hear([("sight", 1)], HERE, now=NOW)
    again.begin([("sight", 1, NOW)], HERE, now=NOW + 60)

    for each in (hub, again):
        assert not each.counts(Ticket(("a:1",), 0, NOW - 1, False))
        assert each.counts(Ticket(("a:1",), 0, NOW + 1, False))


def test_who_is_here_is_not_told_to_who_did_not_ask_again():
    hub = Hub()
    page = enter(hub, "a:1", person=1, made=NOW - 5)
    hub.hear([("sight", 1)], HERE, now=NOW)
    enter(hub, "a:1", person=2, made=NOW + 1, is_shown=True)

    hub.tell_who_is_here(hub.presence.moved())

    assert page.is_over
    assert page.take() == []


def test_leaving_twice_leaves_nothing_behind():
    hub = Hub()
    page = enter(hub, "a:1", is_shown=True)

    hub.leave(page)
    hub.leave(page)

    assert not hub.pages
    assert not hub.on


def test_only_who_lets_themselves_be_shown_is_here():
    hub = Hub()
    enter(hub, "a:1", person=1, is_shown=True)
    enter(hub, "a:1", person=2)

    assert hub.presence.on("a:1") == (1,)


def test_turning_a_page_is_not_leaving_but_staying_away_is():
    clock = Clock()
    presence = Presence(clock=clock)
    presence.come(1, ["a:1"])
    assert presence.moved() == {"a:1"}

    presence.go(1, ["a:1"])
    clock.now = LINGER - 1
    assert presence.moved() == set()
    clock.now = LINGER + 1

    assert presence.moved() == {"a:1"}
    assert presence.on("a:1") == ()


def test_that_somebody_came_is_told_without_saying_who():
    hub = Hub()
    page = enter(hub, "a:1", person=1)
    enter(hub, "a:1", person=2, is_shown=True)

    hub.tell_who_is_here(hub.presence.moved())

    assert page.take() == [b"event: here\ndata: a:1\n\n"]
