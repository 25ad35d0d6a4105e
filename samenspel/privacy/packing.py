"""Everything about someone as a ZIP of JSON and files, made in the background and kept for them alone."""

import json
import logging
import secrets
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.files.base import ContentFile
from django.db import models, transaction
from django.template.loader import render_to_string
from django.utils import timezone, translation

from samenspel.house.rules import rules
from samenspel.privacy.dossier import about, holdings, is_handed_out, told
from samenspel.privacy.models import Parcel

log = logging.getLogger(__name__)


def ask(person, *, at=None):
    """Have everything about ``person`` packed; what is under way already is not begun twice."""
    from samenspel.privacy import tasks

    last = Parcel.objects.filter(person=person).order_by("-asked_at").first()
    if last and last.is_under_way:
        return last
    parcel = Parcel.objects.create(
        person=person,
        language=translation.get_language() or rules().language,
        of=len(holdings()),
        asked_at=at or timezone.now(),
    )
    transaction.on_commit(lambda: tasks.pack.enqueue(parcel.pk))
    return parcel


def pack(parcel, *, at=None):
    """Fill the parcel and close it; older ones of the same person go."""
    with translation.override(parcel.language):
        try:
            content = packed(parcel.person, at=at, tell=lambda done: _tell(parcel, done))
        except Exception as error:
            log.error("a parcel could not be packed: %s", type(error).__name__)
            Parcel.objects.filter(pk=parcel.pk).update(failed_at=at or timezone.now())
            return
    parcel.file.save(f"{secrets.token_hex(16)}.zip", ContentFile(content), save=False)
    parcel.ready_at, parcel.done = at or timezone.now(), parcel.of
    parcel.save()
    for older in Parcel.objects.filter(person=parcel.person_id).exclude(pk=parcel.pk):
        older.forget()


def packed(person, *, at=None, tell=lambda done: None):
    """The bytes of the ZIP: a folder per room, the files someone brought, what it all is, and check sums."""
    target = BytesIO()
    contents = []
    with ZipFile(target, "w", ZIP_DEFLATED) as parcel:

        def put(name, content, holding=None):
            parcel.writestr(name, content)
            contents.append({"name": name, "sha256": sha256(content).hexdigest(), "holding": holding})

        for number, holding in enumerate(holdings(), start=1):
            said = told(holding, person)
            if said:
                put(name_of(holding), _json(said), holding)
            for path, content in files_of(holding, person):
                put(f"files/{path}", content, holding)
            tell(number)
        words = {"person": person, "contents": contents, "at": at or timezone.now(), "holdings": holdings()}
        put("README.md", render_to_string("privacy/parcel/readme.txt", words).strip().encode() + b"\n")
        manifest = [{key: each[key] for key in ("name", "sha256")} for each in contents]
        parcel.writestr("manifest.json", _json({"made_at": words["at"].isoformat(), "files": manifest}))
    return target.getvalue()


def name_of(holding):
    return f"{holding.room}/{holding.model._meta.verbose_name_plural.replace(' ', '-')}.json"


def files_of(holding, person):
    """The files in rows about ``person``, as (name, bytes); one that is no longer there is passed over."""
    fields = files_in(holding)
    yield from holding.files(person)
    if holding.withheld or holding.told or not fields:
        return
    for row in about(holding, person):
        for name in fields:
            file = getattr(row, name)
            if file and file.storage.exists(file.name):
                with file.open("rb") as opened:
                    yield file.name, opened.read()


def files_in(holding):
    """The names of the fields of a model that hold files of people."""
    return [
        field.name
        for field in holding.model._meta.concrete_fields
        if isinstance(field, models.FileField) and is_handed_out(holding, field)
    ]


def forget_old(*, at=None):
    """Remove parcels whose days are over; says how many."""
    past = list(Parcel.objects.past(at or timezone.now()))
    for parcel in past:
        parcel.forget()
    return len(past)


def _tell(parcel, done):
    Parcel.objects.filter(pk=parcel.pk).update(done=done)


def _json(value):
    return json.dumps(value, ensure_ascii=False, indent=1, default=str).encode()
