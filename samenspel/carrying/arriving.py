"""Putting down what was carried in: all or nothing; and taking it back."""

import secrets
from hashlib import sha256

from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from samenspel.carrying import people
from samenspel.carrying.models import Arrival
from samenspel.carrying.opening import FETCH_AGAIN
from samenspel.carrying.order import fields_of, in_order, keys_of, leads_to_file, leads_to_person
from samenspel.carrying.sockets import ARRIVED, News, the_home
from samenspel.files import cleaning, keeping, naming
from samenspel.files.models import File
from samenspel.files.problems import Refused
from samenspel.house.auditing import record
from samenspel.intake.problems import Unreadable
from samenspel.search import indexing
from samenspel.search.sockets import KINDS

AT_A_TIME = 500
TAKEN_UP = _("Others came in since, so it stays. Archive it, or take out what should not be here.")
GONE = gettext_noop("It was gone already where it came from.")
LOOK_AGAIN = gettext_noop("Bring the file once more, and look again at what can come in.")


class TakenUp(Exception):
    """Others came in; what was brought cannot be taken back as a whole any more."""


def put_down(
    contents, found, *, by, run=None, at=None, progress=lambda rows: None, settle=None, without=None
):
    """Make the community and all that is in it; gives its Arrival.

    without   the numbers of files that somebody agreed to go on without; another one that is refused stops
              all of it. None leaves out whatever is refused.
    """
    if not the_home().can_bring_in(by):
        raise PermissionDenied
    at = at or timezone.now()
    placing = Placing(contents, found, by=by, run=run, at=at, progress=progress, without=without)
    try:
        with transaction.atomic():
            arrival = placing.go()
            record("carrying.brought_in", by=by, about=placing.place, at=at)
            if settle:
                settle()
    except BaseException:
        for key in placing.keys:
            keeping.path_of(key).unlink(missing_ok=True)
        raise
    return arrival


def refused(contents, found):
    """[number, name, why] of each file that cannot come in: it is gone, or not what is taken here."""
    return [
        [row["row"], row["name"], why] for row in contents.files if (why := _why_not(row, found)) is not None
    ]


def _why_not(row, found):
    if not row["there"]:
        return GONE
    try:
        cleaning.clean(found.content(f"files/{row['row']}"), row["name"])
    except Refused as error:
        return str(error)
    return None


class Placing:
    def __init__(self, contents, found, *, by, run, at, progress, without):
        self.contents, self.found, self.by, self.run, self.at = contents, found, by, run, at
        self.progress, self.done, self.without = progress, 0, without
        self.made, self.people, self.files, self.keys, self.place = {}, {}, {}, [], None

    def go(self):
        root, *rest = in_order()
        self.place = the_home().start(self._plain(root, self.contents.rows[root.model][0]), self.by)
        arrival = Arrival.objects.create(run=self.run, place_id=self.place.pk, by=self.by, at=self.at)
        self._meet(arrival)
        self.files = {row["row"]: file for row in self.contents.files if (file := self._file(row))}
        self.made[root.model] = {1: self.place}
        for cargo in rest:
            self._put(cargo)
        for cargo in [root, *rest]:
            self._tie(cargo)
        things = {model: list(made.values()) for model, made in self.made.items()}
        for act in ARRIVED:
            act(things, self.news)
        self._let_be_found(things)
        return arrival

    def _meet(self, arrival):
        """Everyone who is named: known here, or standing in for who is not."""
        how = {"ours": self.contents.ours, "mark": self.contents.mark}
        here = people.known(self.contents.people, **how)
        self.people = people.placed(self.contents.people, arrival, at=self.at, **how)
        known = frozenset(person.pk for person in here.values())
        self.news = News(known=known, by=self.by, at=self.at, place=self.place)

    def _let_be_found(self, things):
        for kind in KINDS.values():
            for start in range(0, len(things.get(kind.model, ())), AT_A_TIME):
                indexing.index(kind.name, things[kind.model][start : start + AT_A_TIME])

    def _put(self, cargo):
        rows = [row for row in self.contents.rows[cargo.model] if self._has_its_file(cargo, row)]
        new = [self._row(cargo, row) for row in rows]
        cargo.arrive(new, self.news)
        try:
            with transaction.atomic():
                made = cargo.model._default_manager.bulk_create(new, batch_size=AT_A_TIME)
        except IntegrityError:
            raise Unreadable(
                gettext_noop("The rows of “%(file)s” do not go together."),
                FETCH_AGAIN,
                file=f"{cargo.kind}.json",
            ) from None
        self.made[cargo.model] = {row["row"]: each for row, each in zip(rows, made, strict=True)}
        self.done += len(self.contents.rows[cargo.model])
        self.progress(self.done)

    def _has_its_file(self, cargo, row):
        """A file that was gone already where it came from takes along what only holds it."""
        needed = [field for field in keys_of(cargo) if not field.null and leads_to_file(field)]
        return all(row[field.name] in self.files for field in needed)

    def _row(self, cargo, row):
        """One thing, pointing at what is there by now; the rest is tied when all is there."""
        values = self._plain(cargo, row)
        for field in keys_of(cargo):
            if row[field.name] is not None and self._is_there(field):
                values[field.attname] = self._there(field, row[field.name])
        if cargo.path and "__" not in cargo.path:
            values[cargo.path] = self.place
        return cargo.model(**values)

    def _plain(self, cargo, row):
        values = {}
        for field in fields_of(cargo):
            value = row[field.name]
            if field.name in cargo.words:
                values[field.name] = cargo.words[field.name].find(value)
            elif field.name in cargo.lists:
                values[field.name] = []
            elif field.get_internal_type() == "JSONField":
                values[field.name] = value
            elif not field.remote_field:
                values[field.name] = field.to_python(value)
        return values

    def _tie(self, cargo):
        """Point at what was not there yet."""
        late = [field for field in keys_of(cargo) if field.null and not self._was_there(cargo, field)]
        lists = [field for field in fields_of(cargo) if field.name in cargo.lists]
        tied = []
        for number, each in self.made[cargo.model].items():
            row = self.contents.rows[cargo.model][number - 1]
            if not any(row[field.name] for field in [*late, *lists]):
                continue
            for field in late:
                if row[field.name] is not None:
                    setattr(each, field.attname, self._there(field, row[field.name]))
            for field in lists:
                made = self.made[cargo.lists[field.name]]
                setattr(each, field.name, [made[one].pk for one in row[field.name] if one in made])
            tied.append(each)
        if tied:
            names = [field.name for field in [*late, *lists]]
            cargo.model._default_manager.bulk_update(tied, names, batch_size=AT_A_TIME)

    def _is_there(self, field):
        return leads_to_person(field) or leads_to_file(field) or field.related_model in self.made

    def _was_there(self, cargo, field):
        """Whether what a key points at was put down before this cargo."""
        if not cargo.path:
            return False
        if leads_to_person(field) or leads_to_file(field):
            return True
        order = list(self.made)
        return order.index(field.related_model) < order.index(cargo.model)

    def _there(self, field, number):
        if leads_to_person(field):
            return self.people[number].pk
        there = (self.files if leads_to_file(field) else self.made[field.related_model]).get(number)
        return there.pk if there else None

    def _file(self, row):
        """A file is cleaned as one that somebody brings; what is refused stays out, when that was agreed."""
        if not row["there"]:
            return None
        content = self.found.content(f"files/{row['row']}")
        try:
            cleaned = cleaning.clean(content, row["name"])
        except Refused as error:
            if self.without is None or row["row"] in self.without:
                return None
            raise Unreadable(
                gettext_noop("“%(name)s” is not taken here: %(why)s"),
                LOOK_AGAIN,
                row=row["row"],
                name=row["name"][:60],
                why=str(error),
            ) from None
        key = secrets.token_hex(16)
        self.keys.append(key)
        keeping.write(keeping.path_of(key), cleaned.content)
        return File.objects.create(
            key=key,
            name=naming.clean(row["name"], ending=cleaned.ending),
            kind=cleaned.kind,
            mime=cleaned.mime,
            size=len(cleaned.content),
            digest=sha256(content).hexdigest(),
            width=cleaned.width,
            height=cleaned.height,
            words=row["words"][:400],
            by=self.people.get(row.get("by")),
            at=parse_datetime(row["at"]),
        )


def can_take_back(person, arrival, place):
    """Whoever brought it in, or an administrator."""
    return the_home().can_bring_in(person) and (arrival.by_id == person.pk or person.is_administrator)


@transaction.atomic
def take_back(arrival, place, *, by):
    """Remove the community with all that came along; raises TakenUp when others came in since."""
    if not can_take_back(by, arrival, place):
        raise PermissionDenied
    if not the_home().is_alone(place, arrival):
        raise TakenUp
    standins = [standin.person for standin in arrival.standins.select_related("person")]
    for cargo in reversed(in_order()):
        within = {cargo.path: place} if cargo.path else {"pk": place.pk}
        rows = cargo.model._default_manager.filter(**within)
        _let_be_forgotten(rows)
        if not cargo.path:
            the_home().leave(place, standins)
        rows.delete()
    arrival.delete()


def _let_be_forgotten(rows):
    for kind in KINDS.values():
        if kind.model is rows.model:
            indexing.forget(kind.name, rows.values_list("pk", flat=True))
