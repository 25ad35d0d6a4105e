"""What waits in this room for one person."""


def for_person(person):
    """(sentence, address, since when) of each thing that waits for ``person`` here, the longest first."""
    return []
