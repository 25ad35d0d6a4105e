"""How many must have answered before a group can be said to have chosen."""

from measures._errors import BadSetting


def needed(asked: int, *, of_hundred: int) -> int:
    """The least number of people that is at least so many of every hundred who were asked.

    asked        people asked, from 0
    of_hundred   1 … 100
    returns      rounded up: half of five is three; 0 when nobody was asked
    raises       BadSetting
    """
    if asked < 0 or not 1 <= of_hundred <= 100:
        raise BadSetting("a quorum is 1 to 100 of every hundred people, of none or more")
    return -(-asked * of_hundred // 100)
