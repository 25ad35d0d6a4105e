"""A crowd around the story, in bulk, for measuring."""


def add_crowd(world, *, until, anchor, seed, progress=None):
    raise NotImplementedError
