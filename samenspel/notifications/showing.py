"""What one person reads of what concerns them: put together, and only what they may see still."""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import CharField, Max, Value
from django.template import Context
from django.template.loader import get_template
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from samenspel.notifications.choosing import choices_of
from samenspel.notifications.models import Notification
from samenspel.notifications.reading import read_groups
from samenspel.notifications.sockets import KINDS
from samenspel.privacy import prepared
from samenspel.ui.paging import page_of

# What the mark in the frame looks at of a line.
MARKED_BY = ("kind", "about_id", "place_id", "group", "path")
SIZE = 20
# Rows that are looked at for one page, and for the mark in the frame.
MOST_ROWS, MOST_UNREAD = 600, 100
ORDER = ("-newest_at", "-newest")


@dataclass
class Bundle:
    """What is said in one line: one or several notifications that belong together, the newest first."""

    person: Any
    rows: list
    seen: dict

    @property
    def newest(self):
        return self.rows[0]

    @property
    def newest_pk(self):
        return max(row.pk for row in self.rows)

    @property
    def kind(self):
        return KINDS[self.newest.kind]

    @property
    def at(self):
        return self.newest.at

    @property
    def is_read(self):
        return self.newest.read_at is not None

    @cached_property
    def doers(self):
        """Primary keys of who did it, who did it last first; None is nobody in particular."""
        return list(dict.fromkeys(row.by_id for row in self.rows))

    @property
    def face(self):
        """Who did it last, when the reader may see them."""
        return self.seen.get(self.doers[0])

    @property
    def who(self):
        """Who did it, in words: by name where the reader may see them."""
        names = [self.seen[pk].name for pk in self.doers if pk in self.seen]
        n = len(self.doers)
        if not names:
            return ngettext("Someone", "%(n)s people", n) % {"n": n}
        if n == 1:
            return names[0]
        if n == len(names) == 2:
            return _("%(one)s and %(other)s") % {"one": names[0], "other": names[1]}
        words = ngettext("%(name)s and %(n)s other", "%(name)s and %(n)s others", n - 1)
        return words % {"name": names[0], "n": n - 1}

    @property
    def sentence(self):
        """One line of plain text, in the language of the moment."""
        said = {
            "thing": self.newest.thing,
            "who": self.who,
            "n": len(self.doers),
            "times": len(self.rows),
            "person": self.person,
        }
        words = get_template(self.kind.template).template.render(Context(said, autoescape=False))
        return " ".join(words.split())

    @property
    def url(self):
        return self.kind.url(self.newest.thing)


def page(person, request):
    """A page of bundles, the newest first, with the addresses of newer and older ones."""
    found = Notification.objects.of(person).values("group", "read_at")
    found = found.annotate(newest_at=Max("at"), newest=Max("pk"))
    found = found.values_list("group", "read_at", "newest_at", "newest", named=True)
    turned = page_of(found, request, key=ORDER, size=SIZE)
    rows = Notification.objects.of(person).filter(group__in={each.group for each in turned})
    rows = still(person, rows.order_by("-at", "-pk")[:MOST_ROWS])
    wanted = {(each.group, each.read_at): [] for each in turned}
    for row in rows:
        wanted.get((row.group, row.read_at), []).append(row)
    turned.__dict__["items"] = bundles(person, [each for each in wanted.values() if each])
    return turned


def bundle_of(person, pk):
    """The bundle that notification is in, or None when there is none that ``person`` may see."""
    row = Notification.objects.of(person).filter(pk=pk).first()
    if row is None:
        return None
    together = Notification.objects.of(person).filter(group=row.group, read_at=row.read_at)
    rows = still(person, together.order_by("-at", "-pk")[:MOST_ROWS])
    return next(iter(bundles(person, [rows])), None) if rows else None


def bundles(person, together):
    """Lists of notifications as lines to read, with the people in them that the reader may see."""
    doers = {row.by_id for rows in together for row in rows if row.by_id}
    seen = get_user_model().objects.visible_to(person).in_bulk(doers) if doers else {}
    return [Bundle(person, rows, seen) for rows in together]


def still(person, rows):
    """Those of ``rows`` that ``person`` wants to hear of, with what they may see now as ``row.thing``."""
    return seen_now(person, wanted(person, rows))


def seen_now(person, rows):
    """Those of ``rows`` of which ``person`` may see the thing now, with it as ``row.thing``."""
    things = {}
    for name in {row.kind for row in rows}:
        kind = KINDS[name]
        ids = {row.about_id for row in rows if row.kind == name}
        seen = kind.visible_to(person).filter(pk__in=ids).select_related(*kind.related)
        things.update({(name, thing.pk): thing for thing in seen})
    for row in rows:
        row.thing = things.get((row.kind, row.about_id))
    return [row for row in rows if row.thing is not None]


def wanted(person, rows):
    """Those of ``rows`` that the choices of ``person`` leave; where there are no rows nothing is asked."""
    rows = list(rows)
    if not rows:
        return []
    choices = choices_of(person)
    return [row for row in rows if choices.wants(row.kind, row.place_id)]


def unread(person, path=""):
    """How many lines ``person`` has not read yet, at most a hundred; one question when there are none.

    path  the page that is open: what leads to it is read with this
    """
    # Asked on every page, so its words are worked out once.
    found = prepared.rows("unread", _unread, person)
    rows = wanted(person, [SimpleNamespace(**dict(zip(MARKED_BY, row, strict=True))) for row in found])
    seen = _seen(person, rows)
    rows = [row for row in rows if (row.kind, row.about_id) in seen]
    read = {row.group for row in rows if path and row.path == path}
    if read:
        read_groups(person, read)
    return len({row.group for row in rows} - read)


def _unread(person):
    rows = Notification.objects.of(person).unread()
    return rows.order_by("-pk").values_list(*MARKED_BY)[:MOST_UNREAD]


def _seen(person, rows):
    """(kind, primary key) of what ``rows`` are about and the person may see, in one question."""
    asked = []
    for name in sorted({row.kind for row in rows}):
        ids = {row.about_id for row in rows if row.kind == name}
        things = KINDS[name].visible_to(person).filter(pk__in=ids).order_by()
        asked.append(things.values_list(Value(name, output_field=CharField()), "pk"))
    if not asked:
        return set()
    return set(asked[0].union(*asked[1:], all=True) if asked[1:] else asked[0])
