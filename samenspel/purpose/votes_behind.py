"""How people voted on a statement behind a sentence: only what the map of its conversation says aloud."""


def votes_on(statement, viewer):
    """Lines of votes, over all and per group, as the map discloses them to ``viewer``; else none."""
    return []
