"""Putting down what was carried in: all or nothing; and taking it back."""

import secrets
from hashlib import sha256

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _

from samenspel.carrying import people
from samenspel.carrying.models import Arrival
from samenspel.carrying.order import fields_of, in_order, leads_to_file, leads_to_person
from samenspel.carrying.sockets import ARRIVED, the_home
from samenspel.files import cleaning, keeping, naming
from samenspel.files.models import File
from samenspel.files.problems import Refused
from samenspel.house.auditing import record

AT_A_TIME = 500
TAKEN_UP = _("Others came in since, so it stays. Archive it, or take out what should not be here.")


class TakenUp(Exception):
    """Others came in; what was brought cannot be taken back as a whole any more."""


@transaction.atomic
def put_down(contents, found, *, by, run=None, at=None, progress=lambda rows: None, settle=lambda: None):
    """Make the community and all that is in it; gives its Arrival."""
    if not the_home().can_bring_in(by):
        raise PermissionDenied
    at = at or timezone.now()
    placing = Placing(contents, found, by=by, run=run, at=at, progress=progress)
    arrival = placing.go()
    record("carrying.brought_in", by=by, about=placing.place, at=at)
    settle()
    return arrival


class Placing:
    def __init__(self, contents, found, *, by, run, at, progress):
        self.contents, self.found, self.by, self.run, self.at = contents, found, by, run, at
        self.progress, self.done = progress, 0
        self.made, self.people, self.files, self.place = {}, {}, {}, None

    def go(self):
        root, *rest = in_order()
        values = self._plain(root, self.contents.rows[root.model][0])
        self.place = the_home().start(values, self.by)
        arrival = Arrival.objects.create(run=self.run, place_id=self.place.pk, by=self.by, at=self.at)
        self.people = people.placed(self.contents.people, arrival, ours=self.contents.ours, at=self.at)
        self.files = {row["number"]: file for row in self.contents.files if (file := self._file(row))}
        self.made[root.model] = [self.place]
        for cargo in rest:
            self._put(cargo)
        for cargo in [root, *rest]:
            self._tie(cargo)
        for act in ARRIVED:
            act(self.made)
        return arrival

    def _put(self, cargo):
        rows = self.contents.rows[cargo.model]
        new = [self._row(cargo, row) for row in rows if self._has_its_file(cargo, row)]
        self.made[cargo.model] = cargo.model._default_manager.bulk_create(new, batch_size=AT_A_TIME)
        for each, row in zip(new, [row for row in rows if self._has_its_file(cargo, row)], strict=True):
            each.carried = row
        self.done += len(rows)
        self.progress(self.done)

    def _has_its_file(self, cargo, row):
        """A file that was gone already where it came from takes along what only holds it."""
        needed = [field for field in fields_of(cargo) if field.remote_field and not field.null]
        return all(row[field.name] in self.files for field in needed if leads_to_file(field))

    def _row(self, cargo, row):
        """One thing, with what it cannot do without; the rest is tied when all is there."""
        values = self._plain(cargo, row)
        for field in fields_of(cargo):
            if field.remote_field and not field.null and row[field.name] is not None:
                values[field.attname] = self._there(field, row[field.name])
        if cargo.path and "__" not in cargo.path:
            values[cargo.path] = self.place
        return cargo.model(**values)

    def _plain(self, cargo, row):
        fields = [field for field in fields_of(cargo) if not field.remote_field]
        json = {field.name for field in fields if field.get_internal_type() == "JSONField"}
        return {
            field.name: row[field.name] if field.name in json else field.to_python(row[field.name])
            for field in fields
        }

    def _tie(self, cargo):
        """Point at what may be empty: only now everything is there."""
        loose = [field for field in fields_of(cargo) if field.remote_field and field.null]
        if not loose or not self.made[cargo.model]:
            return
        rows = [self.contents.rows[cargo.model][0]] if not cargo.path else None
        for number, each in enumerate(self.made[cargo.model]):
            row = rows[number] if rows else each.carried
            for field in loose:
                value = row[field.name]
                setattr(each, field.attname, None if value is None else self._there(field, value))
        cargo.model._default_manager.bulk_update(
            self.made[cargo.model], [field.name for field in loose], batch_size=AT_A_TIME
        )

    def _there(self, field, number):
        if leads_to_person(field):
            return self.people[number].pk
        if leads_to_file(field):
            return self.files[number].pk if number in self.files else None
        made = self.made[field.related_model]
        return made[number - 1].pk if number <= len(made) else None

    def _file(self, row):
        """A file is cleaned as one that somebody brings; one that is refused stays out."""
        if not row["there"]:
            return None
        content = self.found.content(f"files/{row['number']}")
        try:
            cleaned = cleaning.clean(content, row["name"])
        except Refused:
            return None
        key = secrets.token_hex(16)
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
            at=parse_datetime(row["at"]) or self.at,
        )


def can_take_back(person, arrival, place):
    """Whoever brought it in, or an administrator."""
    return the_home().can_bring_in(person) and (arrival.by_id == person.pk or person.is_administrator)


@transaction.atomic
def take_back(arrival, place, *, by):
    """Remove the community with all that came along; raises TakenUp when others came in since."""
    if not can_take_back(by, arrival, place):
        raise PermissionDenied
    if not the_home().is_alone(place, arrival.by):
        raise TakenUp
    standins = [standin.person for standin in arrival.standins.select_related("person")]
    for cargo in reversed(in_order()):
        within = {cargo.path: place} if cargo.path else {"pk": place.pk}
        cargo.model._default_manager.filter(**within).delete()
    arrival.delete()
    the_home().remove_people(standins)
