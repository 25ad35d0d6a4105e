"""How what someone chooses in a poll is written down, and whether it fits what was asked.

One or several answers and an order of preference: a list of numbers of options. Dots: {number as text: dots}.
A date: for each option in order "yes", "maybe" or "no".
"""

from django.utils.translation import gettext as _

from measures.choosing.days import SUITS
from samenspel.decisions.models.round import Method
from samenspel.decisions.refusing import NotNow


def fitting(round, choice):
    """The choice as it is kept, equal ones in one form; raises NotNow when it does not fit."""
    check = {
        Method.SINGLE: _one,
        Method.SEVERAL: _several,
        Method.DOTS: _dots,
        Method.RANKED: _ranked,
        Method.DATE: _date,
    }[round.method]
    return check(round, choice)


def _one(round, choice):
    chosen = _options(round, choice)
    if len(chosen) != 1:
        raise NotNow(_("Choose one answer."))
    return chosen


def _several(round, choice):
    chosen = sorted(set(_options(round, choice)))
    if not chosen:
        raise NotNow(_("Choose at least one answer."))
    return chosen


def _ranked(round, choice):
    chosen = _options(round, choice)
    if not chosen:
        raise NotNow(_("Give at least one option a place."))
    if len(set(chosen)) != len(chosen):
        raise NotNow(_("Give each option one place."))
    return chosen


def _dots(round, choice):
    given = {}
    for option, dots in (choice or {}).items():
        if type(dots) is not int or dots < 0:
            raise NotNow(_("Give whole dots, from nought."))
        if dots:
            given[str(_options(round, [int(option)])[0])] = dots
    if not given:
        raise NotNow(_("Give at least one dot."))
    if sum(given.values()) > round.dots:
        raise NotNow(
            _("You divided %(given)s dots and have %(dots)s. Take some away.")
            % {"given": sum(given.values()), "dots": round.dots}
        )
    return dict(sorted(given.items(), key=lambda pair: int(pair[0])))


def _date(round, choice):
    said = list(choice or [])
    if len(said) != len(round.options) or any(each not in SUITS for each in said):
        raise NotNow(_("Say yes, if need be or no for each date."))
    return said


def _options(round, choice):
    chosen = list(choice or [])
    if any(type(each) is not int or not 0 <= each < len(round.options) for each in chosen):
        raise NotNow(_("Choose from the options that are there."))
    return chosen
