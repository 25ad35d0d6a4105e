from samenspel.live.standing import Position, Standing, position

NOW = 1_764_000_000.0


def a_standing(*changes, turn=100):
    standing = Standing()
    standing.hear(list(changes), Position("p", turn, int(NOW)), now=NOW)
    return standing


def missed(standing, since, *, made=NOW, channels=("a:1", "b:1"), later=0):
    return standing.missed(channels, since, made, now=NOW + later)


def test_a_position_reads_as_it_was_written():
    assert position("p731.1764000000") == Position("p", 731, 1764000000)
    assert str(position("s12.1764000000")) == "s12.1764000000"


def test_who_heard_everything_missed_nothing():
    standing = a_standing(("a:1", 99))

    assert missed(standing, "p100.1764000000") == []


def test_a_change_that_became_visible_late_is_missed_by_who_left_before():
    standing = a_standing(("b:1", 104), turn=101)

    standing.hear([("a:1", 101)], Position("p", 105, int(NOW)), now=NOW)

    assert missed(standing, "p101.1764000000") == ["a:1", "b:1"]
    assert missed(standing, "p105.1764000000") == []


def test_a_page_without_a_position_missed_what_was_heard_since_it_was_made():
    standing = a_standing(("a:1", 99))

    assert missed(standing, "", made=NOW - 3) == ["a:1"]
    assert missed(standing, "", made=NOW + 3) == []


def test_a_position_nobody_knows_means_anything_may_have_changed():
    standing = a_standing()

    assert missed(standing, "nonsense") == ["a:1", "b:1"]
    assert missed(standing, "s5.1764000000") == ["a:1", "b:1"], "of another database"
    assert missed(standing, "p900.1764000000") == ["a:1", "b:1"], "from before a copy was put back"
    assert missed(standing, "p100.1764000000", later=3 * 24 * 3600) == ["a:1", "b:1"], "too long ago"


def test_after_a_start_recent_changes_count_as_heard_now():
    standing = Standing()

    standing.begin([("a:1", 9, NOW - 60), ("b:1", 8, NOW - 9000)], Position("p", 10, int(NOW)), now=NOW)

    assert missed(standing, "", made=NOW - 5) == ["a:1"]


def test_what_nobody_asks_for_is_let_go():
    standing = a_standing(("a:1", 99))

    standing.forget(now=NOW + 72 * 3600)

    assert not standing.turns
    assert not standing.heard
