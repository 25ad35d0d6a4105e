"""``rules()``: what is set for the house now. Asked on every page, so it is kept in the shared cache."""

from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from samenspel.house.access import is_administrator
from samenspel.house.auditing import record
from samenspel.house.models import HouseRules
from samenspel.house.sockets import PERIODS

KEPT_AS = "house.rules"
KEPT_SECONDS = 60
ONLY_ROW = 1
RULES = ("name", "theme_file", "logo", "languages", "language", "sign_up", "link_previews", "retention")


def rules():
    """The rules as they hold now, filled in from the environment where nobody has set anything."""
    said = cache.get(KEPT_AS)
    if said is None:
        said = _said()
        keep(said)
    return HouseRules(**said).filled()


def keep(said):
    """Let every process know these rules."""
    cache.set(KEPT_AS, said, KEPT_SECONDS)


def own_rules():
    """The row itself as it stands in the database, empty where nobody has set anything."""
    return HouseRules.objects.filter(pk=ONLY_ROW).first() or HouseRules(pk=ONLY_ROW)


@transaction.atomic
def change(*, by, at=None, **changes):
    """Set some rules; each that becomes another is remembered with what it was. Returns their names."""
    if not is_administrator(by):
        raise PermissionDenied
    at = at or timezone.now()
    HouseRules.objects.get_or_create(pk=ONLY_ROW)
    row = HouseRules.objects.select_for_update().get(pk=ONLY_ROW)
    held = HouseRules(**_values(row)).filled()
    changed = [name for name, value in changes.items() if _plain(getattr(held, name)) != _plain(value)]
    for name in changed:
        setattr(row, name, changes[name])
    if changed:
        row.changed_at = at
        row.save()
        _remember(changed, held, HouseRules(**_values(row)).filled(), by, at)
        _renew()
    return changed


def _remember(changed, old, new, by, at):
    for name in changed:
        if name == "retention":
            _remember_periods(old, new, by, at)
        else:
            before, after = _plain(getattr(old, name)), _plain(getattr(new, name))
            record("house.rule_changed", by=by, at=at, rule=name, old=before, new=after)


def _remember_periods(old, new, by, at):
    for name in PERIODS:
        before, after = old.months(name), new.months(name)
        if before != after:
            record("house.rule_changed", by=by, at=at, rule=f"retention.{name}", old=before, new=after)


def _plain(value):
    return value if isinstance(value, str | list | dict) else str(value)


def _renew():
    """Now for this transaction, and once more when everyone can read what it wrote."""
    cache.delete(KEPT_AS)
    transaction.on_commit(lambda: keep(_said()))


def _said():
    return _values(HouseRules.objects.filter(pk=ONLY_ROW).first())


def _values(row):
    if row is None:
        return {}
    values = {name: getattr(row, name) for name in RULES}
    return values | {"logo": row.logo.name}
