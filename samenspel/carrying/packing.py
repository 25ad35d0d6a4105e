"""A community as a ZIP: JSON per kind of thing, the files, and a label with check sums and the house's seal.

What the packer may not see does not go, nor what moderators took out of sight. E-mail addresses never go.
"""

import json
import secrets
import tempfile
from collections import Counter
from hashlib import sha256
from random import SystemRandom
from zipfile import ZIP_DEFLATED, ZipFile

from django.template.loader import render_to_string
from django.utils import timezone

from samenspel.carrying import people, seal
from samenspel.carrying.order import fields_of, in_order, keys_of, leads_to_file, leads_to_person
from samenspel.carrying.sockets import reasons
from samenspel.files import keeping
from samenspel.files.models import File
from samenspel.moderation.hiding import hidden_ids

FORMAT, VERSION = "samenspel-community", 1
_chance = SystemRandom()


class Load:
    """The rows that go along, and the numbers they go by: the first of its kind is 1."""

    def __init__(self, community, by):
        self.numbers, self.rows, self.people, self.files = {}, {}, people.Named(), {}
        for cargo in in_order():
            self._pick(cargo, community, by)

    def _pick(self, cargo, community, by):
        rows = [row for row in _rows(cargo, community, by) if self._can_go(cargo, row)]
        if cargo.shuffled:
            _chance.shuffle(rows)
        self.rows[cargo.model] = rows
        self.numbers[cargo.model] = {row.pk: number for number, row in enumerate(rows, start=1)}

    def _can_go(self, cargo, row):
        """Whether all it cannot do without goes along."""
        return all(
            getattr(row, field.attname) in self.numbers.get(field.related_model, ())
            for field in keys_of(cargo)
            if not field.null
            and field.related_model is not cargo.model
            and not leads_to_person(field)
            and not leads_to_file(field)
        )

    def said(self, cargo):
        unnamed = _Unnamed(cargo, self.people)
        return [
            {
                "row": number,
                **{
                    field.name: unnamed.number_in(field, row)
                    if unnamed.is_so(field, row)
                    else self._value(cargo, field, row)
                    for field in fields_of(cargo)
                },
            }
            for number, row in enumerate(self.rows[cargo.model], start=1)
        ]

    def _value(self, cargo, field, row):
        value = getattr(row, field.attname)
        if value is None:
            return None
        if field.name in cargo.lists:
            there = self.numbers[cargo.lists[field.name]]
            return [there[pk] for pk in value if pk in there]
        if field.name in cargo.words:
            return cargo.words[field.name].say(getattr(row, field.name))
        if not field.remote_field:
            return value if field.get_internal_type() == "JSONField" else _plain(field, value)
        if leads_to_person(field):
            return self.people.number_of(value)
        if leads_to_file(field):
            return self.files.setdefault(value, len(self.files) + 1)
        return self.numbers.get(field.related_model, {}).get(value)


class _Unnamed:
    """Of rows of which nobody may know whose they are: the first of each thing is of nobody 1, and so on."""

    def __init__(self, cargo, named):
        self.cargo, self.named, self.said = cargo, named, Counter()
        self.above = next(
            (field for field in keys_of(cargo) if not field.null and not leads_to_person(field)), None
        )

    def is_so(self, field, row):
        return field.name in self.cargo.unnamed and self.cargo.unnamed[field.name](row)

    def number_in(self, field, row):
        above = getattr(row, self.above.attname)
        self.said[above] += 1
        return self.named.nobody(self.said[above])


def _rows(cargo, community, by):
    rows = cargo.model._default_manager.all()
    if hasattr(rows, "visible_to"):
        rows = rows.visible_to(by)
    within = {cargo.path: community} if cargo.path else {"pk": community.pk}
    rows = rows.filter(**within).exclude(pk__in=hidden_ids(cargo.model))
    return cargo.rows(rows, by).select_related(*cargo.words).order_by("pk").distinct()


def _plain(field, value):
    return (
        value
        if value is None or isinstance(value, bool | int | str)
        else field.value_to_string(_Just(field, value))
    )


class _Just:
    """Lets a field say a value as text, as it does for a row."""

    def __init__(self, field, value):
        setattr(self, field.attname, value)


def packed(community, *, by, at=None, tell=lambda done: None):
    """The ZIP as an open temporary file, at its beginning."""
    load, at = Load(community, by), at or timezone.now()
    target = tempfile.TemporaryFile()  # noqa: SIM115 (handed over open)
    label = {"format": FORMAT, "version": VERSION, "name": community.name, "made_at": at.isoformat()}
    label |= {"mark": secrets.token_hex(16), "files": []}
    with ZipFile(target, "w", ZIP_DEFLATED) as parcel:

        def put(name, content):
            parcel.writestr(name, content)
            label["files"].append(
                {"name": name, "bytes": len(content), "sha256": sha256(content).hexdigest()}
            )

        for number, cargo in enumerate(in_order(), start=1):
            put(f"{cargo.kind}.json", as_json({"version": cargo.version, "rows": load.said(cargo)}))
            tell(number)
        _put_files(load, put)
        put("people.json", as_json({"version": 1, "rows": load.people.told(by, label["mark"])}))
        words = {
            "community": community,
            "at": at,
            "load": _counts(load),
            "stays": reasons(),
        }
        put("README.md", render_to_string("carrying/readme.txt", words).strip().encode() + b"\n")
        parcel.writestr("label.json", as_json(seal.sealed(label)))
    target.seek(0)
    return target


def _put_files(load, put):
    rows = []
    for pk, file in File.objects.in_bulk(list(load.files)).items():
        path, number = keeping.path_of(file.key), load.files[pk]
        there = path.is_file()
        if there:
            put(f"files/{number}", path.read_bytes())
        by = load.people.number_of(file.by_id) if file.by_id else None
        rows.append(
            {
                "row": number,
                "name": file.name,
                "words": file.words,
                "by": by,
                "at": file.at.isoformat(),
                "there": there,
            }
        )
    put("files.json", as_json({"version": 1, "rows": sorted(rows, key=lambda row: row["row"])}))


def _counts(load):
    return [
        {
            "kind": cargo.kind,
            "number": len(load.rows[cargo.model]),
        }
        for cargo in in_order()
    ]


def as_json(value):
    return json.dumps(value, ensure_ascii=False, indent=1).encode()
