"""What a change of rules will do, in sentences, before it is done."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.house.ending import before
from samenspel.house.models import HouseRules
from samenspel.house.sockets import PERIODS

SIGN_UP = HouseRules.SignUp


def consequences(held, changes, *, at=None):
    """One sentence for each change that people will notice, beyond what the change itself says."""
    at = at or timezone.now()
    return [*_of_sign_up(held, changes), *_of_periods(held, changes, at), *_of_languages(held, changes)]


def _of_sign_up(held, changes):
    new = changes["sign_up"]
    if new == held.sign_up:
        return
    if new == SIGN_UP.OPEN:
        yield _("From now on anyone with an e-mail address can make an account.")
    elif new == SIGN_UP.INVITED:
        yield _("From now on only who was invited can make an account. Whoever has one keeps it.")
    elif new == SIGN_UP.DOMAINS:
        yield _("From now on one needs an address of an organisation here. Whoever has an account keeps it.")
    else:
        yield _("From now on nobody can make an account. Whoever has one keeps it.")


def _of_languages(held, changes):
    if set(held.languages) - set(changes["languages"]):
        yield _("Whoever reads in a language you no longer offer sees the pages in another one.")


def _of_periods(held, changes, at):
    for name, months in changes["retention"].items():
        if months != held.months(name):
            yield _tonight(PERIODS[name], months, at)


def _tonight(period, months, at):
    waiting = period.waiting(before(months, at))
    words = {"what": period.label, "months": months, "n": waiting}
    if not waiting:
        return _("%(what)s: kept for %(months)s months. Tonight nothing ends.") % words
    return (
        ngettext(
            "%(what)s: kept for %(months)s months. Tonight %(n)s of them ends.",
            "%(what)s: kept for %(months)s months. Tonight %(n)s of them end.",
            waiting,
        )
        % words
    )
