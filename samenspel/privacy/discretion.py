"""The one place that decides which figures about people may be shown. Every page, export and file goes
through it.

A figure comes out as `Disclosed`: either its value, or nothing with a word why. It fails closed: whatever is
unknown, broken or raises stays hidden. The mathematics of hiding is in ``measures.discretion``.
"""

import logging
import math
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import wraps

from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from measures import discretion as rules

log = logging.getLogger(__name__)

FEW, BESIDE, UNKNOWN, NOT_YOURS, NONE = "few", "beside", "unknown", "not_yours", "none"
REASONS = {
    FEW: _("too few people to show"),
    BESIDE: _("not shown, because it would give away a small group"),
    UNKNOWN: _("not known"),
    NOT_YOURS: _("only for the person it is about"),
    NONE: _("nothing to count yet"),
}


@dataclass(frozen=True)
class Disclosed:
    """A figure as others may see it; ``value`` and ``n`` are None when hidden. Templates just print it."""

    value: float | int | None = None
    n: int | None = None
    kind: str = ""
    hidden: str = ""
    mostly: bool = False
    digits: int = 0
    is_share: bool = False

    @property
    def shown(self):
        return not self.hidden

    @property
    def reason(self):
        return REASONS[self.hidden] if self.hidden else ""

    def __str__(self):
        if self.hidden:
            return str(self.reason)
        if self.is_share:
            share = number_format(self.value * 100, 0)
            return str(_("mostly")) if self.mostly else f"{share} %"
        return number_format(self.value, self.digits, use_l10n=True, force_grouping=True)

    def __bool__(self):
        return self.shown

    def as_json(self):
        """What an export may say: the value as shown, or null with the reason."""
        if self.hidden:
            return {"value": None, "hidden": self.hidden}
        return {"value": None if self.mostly else self.value, "n": self.n}


@dataclass(frozen=True)
class Groups:
    """Which sibling groups may stand by themselves, and which are shown together only.

    shown    keys of groups that stand by themselves, in the order given
    pooled   keys of groups shown as one ("other groups"), or not at all when ``together`` is hidden
    n        people per shown group
    """

    shown: tuple[Hashable, ...] = ()
    pooled: tuple[Hashable, ...] = ()
    n: Mapping[Hashable, Disclosed] = field(default_factory=dict)
    together: Disclosed = Disclosed(hidden=FEW)
    total: Disclosed = Disclosed(hidden=FEW)


@dataclass(frozen=True)
class Inside:
    """What of ties within and between groups must stay hidden, given that their sums over all are shown.

    hidden      keys of shown groups whose ties inside, outside and with the pooled groups stay hidden, and
                ``pool`` for the pooled ones
    total       whether the sum over all groups may be shown at all
    rest        whether the sum without the group ``apart`` may be shown
    """

    hidden: frozenset = frozenset()
    pool: bool = False
    total: bool = True
    rest: bool = True

    @property
    def is_all(self):
        """Whether nothing has to be hidden."""
        return self == Inside()


def hides(answer):
    """Decorator: whatever goes wrong inside, the answer is the hidden one; the log says so, without data."""

    def wrap(function):
        @wraps(function)
        def closed(*args, **kwargs):
            try:
                return function(*args, **kwargs)
            except Exception as error:
                log.warning("%s hid a figure: %s", function.__name__, type(error).__name__)
                return answer() if callable(answer) else answer

        return closed

    return wrap


def threshold():
    """The smallest group shown here. Raises, and so hides everything, when the setting is too low."""
    return rules.checked_threshold(settings.SMALLEST_GROUP)


_HIDDEN = Disclosed(hidden=UNKNOWN)


@hides(_HIDDEN)
def figure(value, *, n, kind, digits=2):
    """A figure about n people; each kind has a least number of people (``measures.discretion.NEEDS``)."""
    if not rules.may_show_figure(kind, n, k=threshold()):
        return Disclosed(kind=kind, hidden=FEW)
    if value is None or not math.isfinite(value):
        return Disclosed(kind=kind, hidden=NONE)
    value = int(value) if digits == 0 else round(float(value), digits) + 0.0  # never "-0"
    return Disclosed(value=value, n=int(n), kind=kind, digits=digits)


@hides(_HIDDEN)
def count(n, *, of=None):
    """A number of people (or of ties); below the smallest group it is not shown.

    of   of how many; then all but a few is not shown either
    """
    if not rules.is_large_enough(n, k=threshold()) or (of is not None and all_but_few(n, of=of)):
        return Disclosed(kind="count", hidden=FEW)
    return Disclosed(value=int(n), n=int(n), kind="count")


@hides(_HIDDEN)
def share(part, *, of, kind="share"):
    """A share of people: rounded to 5 % below twenty people, hidden when it is about a few, and only "mostly"
    when it is about everyone, or all but a few."""
    if kind != "share" and not rules.may_show_figure(kind, of, k=threshold()):
        return Disclosed(kind=kind, hidden=FEW)
    value = rules.shown_share(part, of, k=threshold())
    if value is None or is_few(part):
        return Disclosed(kind=kind, hidden=FEW)
    mostly = part != 0 and (rules.is_uniform(part, of) or all_but_few(part, of=of))
    return Disclosed(value=value, n=int(of), kind=kind, is_share=True, mostly=mostly)


@hides(True)
def is_few(n):
    """Whether these are some people and yet fewer than the smallest group; unknown is few."""
    return n != 0 and not rules.is_large_enough(n, k=threshold())


@hides(True)
def all_but_few(part, *, of):
    """Whether all but a few are in this part, so that a figure about the others would be about those few."""
    return is_few(of - part)


@hides(_HIDDEN)
def between(value, *, n, n_other, kind="density", digits=0):
    """A figure about ties between two groups (or in one, given twice), both large enough by themselves."""
    if not rules.may_show_between(n, n_other, k=threshold()):
        return Disclosed(kind=kind, hidden=FEW)
    return figure(value, n=min(n, n_other), kind=kind, digits=digits)


@hides(Groups)
def groups(sizes, *, together=()):
    """Which of some groups with one total may be shown by themselves.

    sizes      people per group, by key
    together   keys that must not stand by themselves for another reason (not visible to this viewer, too
               much like a group shown before)
    """
    k = threshold()
    apart = [key for key in sizes if key not in together]
    forced = [key for key in sizes if key in together]
    row = [sizes[key] for key in apart] + ([sum(sizes[key] for key in forced)] if forced else [])
    found = rules.hide_in_row(row, k=k)
    if found.total_hidden:
        return Groups(pooled=tuple(sizes))
    small = [key for key, is_hidden in zip(apart, found.hidden, strict=False) if is_hidden]
    # A forced pool of one group would be that group under another name.
    while forced and len(forced) + len(small) < 2 and len(small) < len(apart):
        small.append(min((key for key in apart if key not in small), key=lambda key: sizes[key]))
    pooled = [key for key in sizes if key in small or key in together]
    shown = [key for key in sizes if key not in pooled]
    return Groups(
        shown=tuple(shown),
        pooled=tuple(pooled),
        n={key: count(sizes[key]) for key in shown},
        together=count(sum(sizes[key] for key in pooled)),
        total=count(sum(sizes.values())),
    )


@hides(lambda: Inside(total=False, rest=False, pool=True))
def inside(found, sizes, *, apart=None):
    """Which insides stay hidden, so that the sum of all ties within groups gives no small group away.

    The sum minus what is shown of large groups is what the pooled groups have inside. Where those are few
    (below three groups, or twice the threshold of people, counting groups that can have ties inside at
    all), that could be worked out to a single group, or show that all or none of them are tied. Then the
    inside of the smallest shown group is hidden too, and that of the pool; whether it would in fact be so
    plays no part, as hiding it only then would give it away. All other ties are between groups, and those
    that are not between shown groups, or a shown group and the pool, are between pooled groups: so of the
    same two the ties outside and with each other are hidden as well.

    apart    a key for which the sum is shown both with and without it
    """
    can_have = [sizes[key] for key in found.pooled if sizes[key] >= 2]
    if not can_have or not _row_gives_away(can_have):
        return Inside()
    others = [key for key in found.shown if key != apart]
    if others:
        return Inside(hidden=frozenset({min(others, key=lambda key: sizes[key])}), pool=True)
    if found.shown:
        return Inside(hidden=frozenset(found.shown), pool=True, rest=False)
    return Inside(pool=True, total=False, rest=False)


def _row_gives_away(sizes):
    """Whether a sum over these groups comes too close to the groups themselves."""
    return len(sizes) < 3 or not rules.is_large_enough(sum(sizes), k=2 * threshold())


@hides(True)
def too_close(one, other):
    """Whether two sets of people differ by so few that the figures of both give those few away."""
    k = threshold()
    # Sets differ by at least as many people as their sizes do; most pairs need no closer look.
    return abs(len(one) - len(other)) < k and rules.too_close(one, other, k=k)


@hides(False)
def may_stand_beside(new, shown):
    """Whether figures about the people in ``new`` may be shown beside those about the sets in ``shown``."""
    return rules.may_stand_beside(new, shown, k=threshold())


@hides(dict)
def own(person, viewer, figures):
    """One's own figures, to oneself and to nobody else: an empty dict for every other viewer.

    figures   {name: value or None}; None is "nothing to count yet"
    """
    is_self = viewer is not None and viewer.is_authenticated and viewer.is_active and person.pk == viewer.pk
    if not is_self or person.pk is None:
        return {}
    return {name: _own(value) for name, value in figures.items()}


def _own(value):
    if value is None or not math.isfinite(value):
        return Disclosed(kind="own", hidden=NONE)
    return Disclosed(value=value, n=1, kind="own", digits=0 if float(value).is_integer() else 2)


@hides(_HIDDEN)
def count_beside(n, *, seen):
    """How many people there are, beside lists of them: one number, the same for everyone.

    seen   how many show themselves at each level: to visitors, to who is signed in, to fellow members

    It is the largest number that is nowhere one to four more than a list shows: otherwise the two together
    would say that there are so few others, and a number of each reader's own would say so to who compares.
    """
    few = threshold()
    fitting = [each for each in {n, *seen} if not any(0 < each - some < few for some in seen)]
    return count(max(fitting))
