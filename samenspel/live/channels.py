"""How a channel is called: ``discussion:12``, or one word alone for what there is only one of: ``news``."""

import re

# Not a thing: that somewhere in the house something may be seen by fewer people from now on.
SIGHT = "sight"
NAME = re.compile(r"[a-z_]{1,40}(?::\d{1,19})?")


def named(channel):
    """``channel`` when that is how channels are called. Raises ValueError when not."""
    if not NAME.fullmatch(channel):
        raise ValueError(f"A channel is called kind:number, or one word: {channel!r}")
    return channel


def channels_of(words):
    """The channels that pairs of words name: ``"discussion", 12, "news"`` are discussion:12 and news."""
    said = []
    for word in words:
        if isinstance(word, int):
            said[-1] += f":{word}"
        else:
            said.append(str(word))
    return tuple(named(channel) for channel in said)
