"""What the map of a round's conversation says: what most agree on, and what divides; for who may see it."""


def common_ground(round, viewer):
    """The statements most agree on across groups, the strongest first; none where nobody may know yet."""
    return []


def statements(round, viewer):
    return []
