"""What JSON in a field must look like, so that no page stumbles over what a file brought.

A shape is a type (``str``, ``int``, ``bool``), ``None``, ``[each]``, ``(this, that)``, ``{str: each}`` for
any names, or ``{"name": each}`` for these names, each of which may be absent.
"""

MOST_NUMBER = 2**53
"""Larger whole numbers are not the same in every program."""


def fits(value, shape):
    """Whether JSON looks like ``shape``."""
    if isinstance(shape, tuple):
        return any(fits(value, each) for each in shape)
    if isinstance(shape, list):
        return isinstance(value, list) and all(fits(each, shape[0]) for each in value)
    if isinstance(shape, dict):
        return isinstance(value, dict) and _fits_by_name(value, shape)
    if shape is None or type(value) is not shape:
        return shape is None and value is None
    if shape is int:
        return 0 <= value <= MOST_NUMBER
    return shape is not str or "\0" not in value


def _fits_by_name(value, shape):
    if str in shape:
        return all("\0" not in name and fits(each, shape[str]) for name, each in value.items())
    return all(name in shape and fits(each, shape[name]) for name, each in value.items())
