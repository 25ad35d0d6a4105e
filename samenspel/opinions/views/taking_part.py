"""As whom somebody votes or writes, and how fast: one way in, so that no page goes round a limit."""

from allauth.core import ratelimit
from allauth.core.internal import ratelimit as counting
from django.core.exceptions import PermissionDenied

from samenspel.opinions import access, guests, joining
from samenspel.opinions.views.doors import person_of, who


class TooFast(Exception):
    """More words a minute than people say, or more people from one address than fit in a room."""


def is_calm(request, voter, *, action):
    """Whether ``voter`` (a Person or a token) does this no more often than people do."""
    return bool(ratelimit.consume(request, action=action, key=_key(voter)))


def may_look(request, voter):
    """Whether what is alike may be looked for while typing: so often per voter, and from one address."""
    said = {"app": "allauth.account", "limit_get": True}
    of_voter = counting.consume(request, action="alike", key=_key(voter), **said)
    return bool(of_voter and counting.consume(request, action="alike_here", **said))


def _key(voter):
    return guests.hash_of(voter) if isinstance(voter, str) else f"person {voter.pk}"


def participant_of(request, talk, *, action):
    """Who votes here; whoever has neither an account nor our cookie cannot be told from anyone else.

    Cookies are free, so new voters without an account are counted by address. Raises TooFast.
    """
    voter = who(request, talk)
    if voter is None:
        raise PermissionDenied
    if not is_calm(request, voter, action=action):
        raise TooFast
    there = joining.known(talk, voter)
    # Whether who is known here may vote still, the act asks itself.
    if there is None and not access.can_vote(person_of(request), talk):
        raise PermissionDenied
    is_new_guest = there is None and isinstance(voter, str)
    if is_new_guest and not ratelimit.consume(request, action="vote_as_guest"):
        raise TooFast
    return there or joining.take_part(talk, voter)
