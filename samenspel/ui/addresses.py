"""The last part of a page's address, made of a name."""

from itertools import count

from django.utils.text import slugify


def free_slug(name, *, is_taken, longest, otherwise):
    """``name`` as a part of an address that nothing has yet; a number is added when it is taken.

    is_taken    slug → whether something has it already
    longest     characters of the name that are used; the number comes after those
    otherwise   what to call a thing of whose name no letter can stand in an address
    """
    base = slugify(name)[:longest] or otherwise
    numbered = (f"{base}-{number}" for number in count(2))
    return base if not is_taken(base) else next(slug for slug in numbered if not is_taken(slug))
